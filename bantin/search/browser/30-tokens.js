// A text cut into tokens, and codes that stay whole: bantin/text/tokens.py and codes.py.

// A letter or digit; a letter or a digit that is no decimal, as Python's [^\W\d_].
const SIGN = "[\\p{L}\\p{N}]";
const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
const WORD = `${SIGN}+(?:[\\u0300-\\u036f]+${SIGN}*)*`;
const WORDS = new RegExp(WORD, "gu");

const WRITTEN_DATE =
  "(?:[Nn]g[àa]y {1,3})?[0-9]{1,2} {1,3}th[áa]ng {1,3}[0-9]{1,2},? {1,3}n[ăa]m {1,3}[0-9]{4}" + `(?!${SIGN})`;
const PHONE =
  "(?:0[35789][0-9](?:[ .-]?[0-9]){7}|02[0-9](?:[ .-]?[0-9]){8}|\\(02[0-9]{1,2}\\)(?:[ .-]?[0-9]){7,8}" +
  "|\\+84[ .-]?(?:[35789](?:[ .-]?[0-9]){8}|2(?:[ .-]?[0-9]){9}))(?![0-9])";
const YEARS = `(?:1[89]|20)[0-9]{2} ?[-–—] ?(?:1[89]|20)[0-9]{2}(?!${SIGN}|[-/]${SIGN})`;
const SHORT = `[${CAPITALS}]{2,8}[a-z]?(?!${SIGN})`;
const SPACED =
  `(?:[0-9]{1,5}(?: ?/[0-9]{4})?(?:-| ?/))?${SHORT}(?:(?:[/&]| ?[-–—] ?)${SHORT}){1,9}` +
  `(?:/[0-9]{4})?(?![-/&]?${SIGN})`;
// What joins two pieces without a space: always, between digits, after a capital, in the names of hosts.
const JOIN =
  `(?:[-/@&_]|(?<=[0-9])[.,:](?=[0-9])|(?<=[${CAPITALS}])\\.(?=[${CAPITALS}0-9])` +
  "|(?<=[A-Za-z0-9])\\.(?=[a-z0-9]))";
const RUN = new RegExp(
  `(?=[0-9${CAPITALS}n(+])(?:${WRITTEN_DATE}|${PHONE}|${YEARS}|${SPACED})` +
    `|${WORD}(?:${JOIN}${WORD}){0,11}(?:(?<=[0-9]) ?%)?`,
  "gu",
);

/** Return a pattern that takes a text from its beginning to its end or not at all. */
const whole = (pattern) => new RegExp(`^(?:${pattern})$`, "u");
const DATE = whole(`[0-9]{1,2}([-/.])[0-9]{1,2}\\1[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|${WRITTEN_DATE}`);
const WHOLE_PHONE = whole(PHONE);
const AMOUNT = whole("([0-9]{1,3}(?:\\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?( ?%)?");
const ENGLISH_AMOUNT = whole("([0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]+)(?:\\.([0-9]{1,2}))?( ?%)?");
const TIME = whole("([01]?[0-9]|2[0-4])(?:[hHgG]([0-5][0-9])?|:([0-5][0-9]))");
const MEASURE = whole(`([0-9.,]*[0-9])(${LETTER}+[0-9²³]?)`);
const EMAIL = whole("[\\p{L}\\p{N}_.+-]{1,64}@(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}");
const DOMAINS =
  "vn|com|net|org|edu|gov|info|biz|asia|int|eu|io|me|tv|app|dev|uk|us|fr|de|jp|cn|kr|sg|au";
const HOST = new RegExp(`^(?:[a-z0-9-]+\\.)+(?:${DOMAINS})(?=/|$)`, "iu");
const ABBREVIATED = whole(`[${CAPITALS}]{2,}[a-z]?|\\p{Uppercase}`);

const isDigits = (text) => /^[0-9]+$/.test(text);

/** Return the date as 2021-01-06 of a text that looks like one, "" if there is no such day. */
const dateOf = (text) => {
  const numbers = text.match(/[0-9]+/g);
  const [year, month, day] = numbers[0].length > 2 ? numbers : numbers.reverse();
  const isMonth = year > 0 && month > 0 && month < 13;
  const isDay = isMonth && day > 0 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return isDay ? [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-") : "";
};

const dateCode = (run) => (DATE.test(run) ? dateOf(run) : "");

const phoneCode = (run) => {
  if (!WHOLE_PHONE.test(run) || isDigits(run)) return "";
  const digits = run.replace(/[^0-9]/g, "").replace(/^84/, run[0] === "+" ? "0" : "84");
  return /^[0-9]{10,11}$/.test(digits) ? digits : "";
};

const amountCode = (run) => {
  const found = !isDigits(run) && (AMOUNT.exec(run) || ENGLISH_AMOUNT.exec(run));
  if (!found) return "";
  return found[1].replace(/[.,]/g, "") + (found[2] ? "," + found[2] : "") + (found[3] ? "%" : "");
};

const timeCode = (run) => {
  const found = TIME.exec(run);
  return found ? `${Number(found[1])}h${found[2] || found[3] || "00"}` : "";
};

/** Return the key of a number glued to its unit or letter. */
const measureCode = (run) => {
  const found = MEASURE.exec(run);
  return found ? (amountCode(found[1]) || found[1]) + exact(found[2]) : "";
};

const isAbbreviation = (joined, pieces) => {
  const short = pieces.filter((piece) => ABBREVIATED.test(piece));
  if (/[.&]/.test(joined)) return short.length === pieces.length;
  if (/\//.test(joined) && pieces.some((piece) => [...piece].length === 1)) return true;
  return short.length > 0 && !pieces.every(isSyllable);
};

/** Pieces joined by strokes, hyphens, points: kept together if digits, capitals or single letters say so. */
const compoundCode = (run) => {
  const joined = run.replace(/ ?[-–—] ?/g, "-").replace(/ %/g, "%").replace(/ \//g, "/");
  const pieces = joined.match(WORDS);
  if (pieces.length < 2 || !(/[0-9]/.test(joined) || isAbbreviation(joined, pieces))) return "";
  return joined.replace(WORDS, (piece) => (/^\p{Nd}+$/u.test(piece) ? piece.replace(/^0+/, "") || "0" : exact(piece)));
};

/** Return the key of the code a run begins with and its length; undefined if there is none. */
const codeOf = (run) => {
  const key = dateCode(run) || phoneCode(run) || amountCode(run) || timeCode(run) || measureCode(run);
  if (key || EMAIL.test(run)) return [key || run.toLowerCase(), run.length];
  // Python takes these two for an i where case does not count.
  const host = HOST.exec(run.replace(/[İı]/g, "i"))?.[0].length;
  if (host) return [run.slice(0, host).toLowerCase(), host];
  const compound = compoundCode(run);
  return compound ? [compound, run.length] : undefined;
};

const GLUED = new RegExp(`[0-9]+|${LETTER}+(?:[0-9²³](?![0-9]))?`, "gu");

/** Return the tokens of a normalised text, a code before its pieces; places count UTF-16 code units. */
const tokenise = (text) => {
  const tokens = [];
  let position = 0;
  const add = (start, end, key, kind) =>
    tokens.push({ start, end, exact: key, folded: withoutMarks(key), kind, position });
  for (const { 0: run, index } of text.matchAll(RUN)) {
    let pieces = [...run.matchAll(WORDS)];
    const isSingle = pieces.length < 2;
    const [key, length] = (!isSingle || /^[\p{Nd}(+]/u.test(run) ? codeOf(run) : undefined) ?? [];
    if (key) {
      add(index, index + length, key, "code");
      // A number glued to its unit is taken apart.
      if (isSingle && !isDigits(pieces[0][0])) pieces = run.matchAll(GLUED);
    }
    for (const { 0: word, index: at } of pieces) {
      const start = index + at;
      if (isDigits(word)) add(start, start + word.length, word.replace(/^0(?=.$)/, ""), "number");
      else add(start, start + word.length, exact(word), "word");
      position += 1;
    }
  }
  return tokens;
};
