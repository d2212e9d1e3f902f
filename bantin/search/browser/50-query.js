// What a person asks, taken apart: bantin/search/query.py.

// What lies beyond is not read.
const MOST_CHARACTERS = 400;
const MOST_WORDS = 32;
// From this share of words with marks on, the marks are taken for meant.
const MARKED_SHARE = 0.4;

// What no page may hold.
const UNPRINTABLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\p{Cs}\p{NChar}]/gu;
const QUOTES = '"“”„«»';
const PIECE = new RegExp(
  `(?<minus>(?<!\\S)-(?=\\S))?(?:(?<name>${LETTER}+(?:-${LETTER}+)?):(?=\\S))?` +
    `(?:[${QUOTES}](?<phrase>[^${QUOTES}]*)[${QUOTES}]?|(?<words>[^\\s${QUOTES}]+))`,
  "gu",
);
const FILTERS = {
  category: "category",
  "chuyen-muc": "category",
  muc: "category",
  nam: "year",
  tu: "since",
  den: "until",
};

const wordOf = ({ exact, folded, kind }, isPart) => ({ exact, folded, kind, isPart, hasMarks: exact !== folded });

/** Return the words of a text, a code before its parts. */
const wordsOf = (value) => {
  let codeEnd = 0;
  return tokenise(normalise(value)).map((token) => {
    const word = wordOf(token, token.start < codeEnd);
    if (token.kind === "code") codeEnd = token.end;
    return word;
  });
};

/** Return the words of a text that have to follow each other: a code as a whole where it is all there is. */
const literalOf = (value) => {
  const tokens = tokenise(normalise(value));
  const isAll = ({ start, end }) => start === tokens[0].start && end === tokens.at(-1).end;
  const all = tokens.filter(isAll).slice(0, 1);
  const chosen = all.length ? all : tokens.filter(({ kind }) => kind !== "code");
  return chosen.slice(0, MOST_WORDS).map((token) => wordOf(token, false));
};

/** Return a name as filters compare it: dang-doan-the for "Đảng - đoàn thể". */
const plainName = (value) =>
  folded(normalise(value))
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

/** Return when a day begins in Vietnam, in seconds since 1970; before 1975 Python knows of other times there. */
const secondsOf = (date) => Date.parse(date + "T00:00+07:00") / 1000;

const DAY = /^(?:[0-9]{4}(?:-[0-9]{1,2}){2}|(?:[0-9]{1,2}[/.-]){2}[0-9]{4})$/;

/** Set the filter of this name; return false where there is none or its value means nothing. */
const setFilter = (query, name, value) => {
  const what = FILTERS[plainName(name)];
  if (what === "category") return (query.category = plainName(value)) !== "";
  if (what === "year" && /^(?:19|20)[0-9]{2}$/.test(value)) {
    query.since = secondsOf(`${value}-01-01`);
    query.until = secondsOf(`${Number(value) + 1}-01-01`);
    return true;
  }
  const date = DAY.test(value.trim()) ? dateOf(value) : "";
  // An earlier year is a slip of the pen, and to Python no day follows the last of 9999.
  if (date < "1912" || (what === "until" && date === "9999-12-31")) return false;
  if (what === "since") query.since = secondsOf(date);
  else if (what === "until") query.until = secondsOf(date) + 86400;
  else return false;
  return true;
};

const emptyQuery = (text, recovered) => ({
  text,
  recovered,
  runs: [],
  phrases: [],
  excluded: [],
  category: "",
  since: null,
  until: null,
  /** Tell whether so many words carry marks that those without may be taken to have none. */
  get isMarked() {
    const words = this.runs.flat().filter(({ kind }) => kind === "word");
    const marked = words.filter(({ hasMarks }) => hasMarks).length;
    return words.length > 0 && marked >= MARKED_SHARE * words.length;
  },
  /** Tell whether nothing is asked at all. */
  get isEmpty() {
    const isTimeless = (this.since ?? this.until) === null;
    return isTimeless && !this.category && !this.runs.length && !this.excluded.length;
  },
});

/** Return the question taken apart; whatever is no filter or phrase is words, and nothing is ever an error. */
const parse = (question, language) => {
  const characters = [...question.slice(0, 2 * MOST_CHARACTERS)].slice(0, MOST_CHARACTERS);
  const { text, changed } = recoverText(normalise(characters.join("").replace(UNPRINTABLE, " ")).trim(), language);
  const query = emptyQuery(text, changed.map(({ typed, recovered }) => [typed, recovered]));
  const put = (list, words) => {
    const room = MOST_WORDS - [...query.runs, ...query.excluded].flat().length;
    const run = words.slice(0, room);
    if (run.length) list.push(run);
    return run.length > 0;
  };
  let begin = 0;
  for (const piece of text.matchAll(PIECE)) {
    const { minus, name, phrase } = piece.groups;
    const value = phrase ?? piece.groups.words;
    const isFilter = name && !minus && setFilter(query, name, value);
    if (!isFilter && phrase === undefined && !minus) continue;
    put(query.runs, wordsOf(text.slice(begin, piece.index)));
    begin = piece.index + piece[0].length;
    if (minus) put(query.excluded, literalOf(phrase ?? piece[0].slice(1)));
    else if (!isFilter && put(query.runs, wordsOf(value))) query.phrases.push(literalOf(value));
  }
  put(query.runs, wordsOf(text.slice(begin)));
  return query;
};
