// Keys of Telex and VNI that stayed in a text, undone: bantin/text/input_method.py and keystrokes.py.

const CIRCUMFLEX = "\u0302";
const BREVE = "\u0306";
const HORN = "\u031b";
const STROKE = "\u0335";

const isVniTyped = (keys) => /[0-9]/.test(keys);

/** Return the syllable that these keys type as `spelt`, with the marks in the order they came as `keys`. */
const typeKeys = (typed) => {
  const letters = [];
  const marks = [];
  const keys = [];
  let plain = "";
  let tone = "";
  // No syllable has more.
  if (typed.length > 11) return { spelt: typed, keys };

  // The places of the rime's letters, the u of qu and the i of gi left out.
  const rime = () => [...letters.keys()].slice(/^(?:qu|gi(?=[aeiouy])|[^aeiouy]*)/.exec(plain)[0].length);
  const vowels = () => rime().filter((at) => "aeiouy".includes(plain[at]));
  const free = (wanted) => rime().filter((at) => wanted.includes(plain[at]) && !marks[at]);
  const put = (mark, places) => {
    for (const at of places) marks[at] = mark;
    if (places.length) keys.push(mark);
    return places.length > 0;
  };
  const add = (letter) => {
    plain += letter.toLowerCase();
    letters.push(letter);
    marks.push("");
  };
  const putTone = (mark) => {
    if (tone || !vowels().length) return false;
    tone = mark;
    keys.push(mark);
    return true;
  };
  // Horns on u and o, the breve on a: both of uo, the a of oa, else the first.
  const putHorn = (wanted) => {
    const places = free(wanted);
    const found = places.map((at) => plain[at]).join("");
    if (/^uo/.test(found)) return put(HORN, places.slice(0, 2));
    const first = /^oa/.test(found) ? 1 : 0;
    return put(found[first] === "a" ? BREVE : HORN, places.slice(first, first + 1));
  };
  const addHornedU = (key) => {
    if (/[aeiouy]/.test(plain)) return false;
    add(key === "W" ? "U" : "u");
    return put(HORN, [plain.length - 1]);
  };
  const putDouble = (letter) => {
    if (letter === "o" && /o$/.test(plain) && marks.at(-1) === CIRCUMFLEX) {
      // The third o takes the mark away again and is a letter.
      marks[marks.length - 1] = "";
      return false;
    }
    return !(letter === "o" && /o[ae]$/.test(plain)) && put(CIRCUMFLEX, free(letter).slice(-1));
  };

  const isVni = isVniTyped(typed);
  const isTaken = (key) => {
    const lower = key.toLowerCase();
    const at = (isVni ? "12345" : "sfrxj").indexOf(lower);
    if (at >= 0) return putTone(TONES[at]);
    if (lower === (isVni ? "9" : "d")) return put(STROKE, plain[0] === "d" && !marks[0] ? [0] : []);
    if (isVni && key === "6") return put(CIRCUMFLEX, free("aeo").slice(-1));
    if (isVni) return /[78]/.test(key) && putHorn(key === "7" ? "ou" : "a");
    if (lower === "w") return putHorn("aou") || addHornedU(key);
    return "aeo".includes(lower) && putDouble(lower);
  };
  for (const key of typed) isTaken(key) || add(key);

  // A key cannot know what will follow: uơ at the end (thuở), ươ before a letter (được).
  for (const at of rime().slice(0, -1)) {
    if (plain.slice(at, at + 2) === "uo" && marks[at] === HORN) {
      const isLast = at === plain.length - 2;
      marks[at] = isLast ? "" : HORN;
      marks[at + 1] = isLast ? marks[at + 1] : HORN;
    }
  }
  // The tone stands on the marked vowel, on that before a consonant, on the second of three, else on the first.
  const places = vowels();
  const middle = places.length < rime().length ? places.at(-1) : places[places.length > 2 ? 1 : 0];
  if (tone) marks[places.findLast((at) => marks[at]) ?? middle] += tone;
  const written = letters.map((letter, at) => letter + marks[at]).join("");
  return { spelt: nfc(written.replace("d" + STROKE, "đ").replace("D" + STROKE, "Đ")), keys };
};

/** Return what the functions below need of the words of the index, as language_data() of Python wrote them. */
const languageOf = ({ foreign, strokes }) =>
  Object.fromEntries(Object.entries({ ...foreign, strokes }).map(([name, words]) => [name, new Set(words.split(" "))]));

// How sure it is that keys were left in a word: 0 is doubtful, 1 likely, 2 sure.
const certaintyOf = (word, keys, { alone, numbered }) => {
  const lower = word.toLowerCase();
  const isOne = keys.length < 2;
  if (isVniTyped(word)) {
    if ([CIRCUMFLEX, BREVE, HORN, STROKE].includes(keys[0]) || /[0-9][a-z]/.test(lower)) return 2;
    return isOne && !numbered.has(lower.slice(0, -1)) && word === lower && word.length > 2 ? 1 : 0;
  }
  if (alone.has(lower) || (isOne && (word.length === 2 || !/[a-z]/.test(word)))) return 0;
  return isOne && !/dd|aa|uw|[fj]$/.test(lower) ? 1 : 2;
};

/** Return what keys type and how sure it is that they are keys; undefined if the word is to be left alone. */
const judged = (word, language) => {
  const lower = word.toLowerCase();
  const { spelt, keys } = typeKeys(word);
  let recovered = spelt;
  if (spelt === word || !isSyllable(spelt)) {
    // No syllable, but perhaps a listed abbreviation.
    recovered = word.replace(/dd|d9/gi, (found) => (found === found.toLowerCase() ? "đ" : "Đ"));
    if (recovered === word || word.length > 14 || !language.strokes.has(recovered.toLowerCase())) return undefined;
  }
  const isNatural = /^(?:[A-Z]?[a-z0-9]*|([A-Z])\1[a-z0-9]*|[A-Z0-9]*)$/.test(word);
  if (language.always.has(lower) || !isNatural) return undefined;
  // A syllable with oo is far more often the keys of ô than a loan.
  const isPlain = /^[\0-\x7f]*$/.test(recovered);
  const isLoan = isPlain && language.alone.has(recovered.toLowerCase());
  if (!isLoan && (isPlain || (!/oo/.test(lower) && isSyllable(lower)))) return undefined;
  return { recovered, certainty: isSyllable(recovered) || isLoan ? certaintyOf(word, keys, language) : 1 };
};

const KEYS = new RegExp(`(?<!${SIGN}|[\\u0300-\\u036f])[A-Za-z][0-9A-Za-z]+(?!${SIGN}|[\\u0300-\\u036f])`, "gu");
// Addresses and the numbers of documents hold no words.
const NO_WORDS = new RegExp(`[@\\\\_]|://|\\.(?:${SIGN}|_)|\\p{Nd}-|-\\p{Nd}|/.*\\p{Nd}|\\p{Nd}.*/`, "u");

const readingsOf = (text, language) => {
  const readings = [];
  for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
    for (const { 0: typed, index: at } of NO_WORDS.test(chunk) ? [] : chunk.matchAll(KEYS)) {
      const reading = judged(typed, language);
      if (reading) readings.push({ start: index + at, typed, ...reading });
    }
  }
  return readings;
};

/** Tell whether a text holds marked letters; marks that combine are those that give way to the last of all marks. */
const hasMarks = (text) =>
  [...text].some(
    (one) => one > "\x7f" && (/\p{L}/u.test(one) || one === "\u0345" || nfd("\u0345" + one)[0] !== "\u0345"),
  );

/** Return the text with the keys undone that were left in it, and what was changed, from left to right. */
const recoverText = (text, language) => {
  const readings = readingsOf(text, language);
  const isMarked = hasMarks(text);
  const evidence = (isVni) =>
    readings.reduce((sum, one) => sum + (isVniTyped(one.typed) === isVni ? one.certainty : 0), 0);
  const least = (typed) => (isMarked ? 2 : evidence(isVniTyped(typed)) > 1 ? 0 : 1);
  const changed = readings.filter(({ typed, certainty }) => certainty >= least(typed));
  let written = "";
  let done = 0;
  for (const { start, typed, recovered } of changed) {
    written += text.slice(done, start) + recovered;
    done = start + typed.length;
  }
  return { text: written + text.slice(done), changed };
};
