// One spelling in Unicode for one piece of text, by the rules of bantin/text/unicode.py, which gives their reasons.
// These files share one scope. They say what the Python says of the same text, sign for sign: a test compares them.

// The capital letters of Vietnamese, as the inside of a character class; from Ạ to Ỹ every second letter is one.
const CAPITALS =
  "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + [...Array(45).keys()].map((at) => String.fromCharCode(0x1ea0 + 2 * at)).join("");
// Sắc, huyền, hỏi, ngã, nặng: the order of the keys of Telex and VNI.
const TONES = "\u0301\u0300\u0309\u0303\u0323";
const UNSEEN = new RegExp(
  "[\\xad\\u034f\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff" +
    "\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]",
  "u",
);
// What stands between blanks, of which Python knows others than JavaScript.
const CHUNK = /(?:[^\s\x1c-\x1f\x85]|\ufeff)+/gu;
// A character with all that belongs to it: marks, vowels of Hangul, what is not seen.
const CLUSTER = new RegExp(`[^](?:[\\p{M}\\u1160-\\u11ff]|${UNSEEN.source})*`, "gu");
const CODE_DASH = new RegExp(`[–—](?<=[0-9${CAPITALS}].)(?=[0-9${CAPITALS}])`, "gu");

const [nfc, nfd, nfkc] = ["NFC", "NFD", "NFKC"].map((form) => (text) => text.normalize(form));

const DOUBLES = new Map();
[..."аеорсухіјѕһԁАВЕКМНОРСТХУІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"].forEach((one, at) =>
  DOUBLES.set(one, "aeopcyxijshdABEKMHOPCTXYIJSoABEZHIKMNOPTYX"[at]),
);

// Pairs of vowels whose tone stands on the first but belongs on the second, with the right pair.
const MISPLACED = new Map();
for (const [first, ...seconds] of ["iê", "yê", "uâêôơ", "ươ", "oă"]) {
  for (const second of seconds) {
    for (const pair of [first + second, first.toUpperCase() + second, (first + second).toUpperCase()]) {
      for (const tone of TONES) MISPLACED.set(nfc(pair[0] + tone) + pair[1], pair[0] + nfc(pair[1] + tone));
    }
  }
}

/** Return the letter of a cluster and its marks, decomposed, in an order that composes; unseen characters out. */
const apart = (cluster) => {
  // More marks are decoration, and slow to order.
  const [first = "", ...marks] = [...cluster].slice(0, 120).filter((one) => !UNSEEN.test(one)).slice(0, 31);
  const letter = /[\u{1d400}-\u{1d7ff}\ufb00-\ufb06]/u.test(first) ? nfkc(first) : first;
  let parts = nfd(letter + marks.join(""));
  if (/^d.*[\u0335-\u0338]/i.test(parts)) {
    parts = parts.replace(/[\u0335-\u0338]/g, "").replace("d", "đ").replace("D", "Đ");
  }
  return parts.replace(
    /^([^\u0302\u0306])(.+)/su,
    (_, base, rest) => base + rest.replace(/[^\u0302\u0306]/gu, "") + rest.replace(/[\u0302\u0306]/gu, ""),
  );
};

/** Return the clusters of one word, foreign letters replaced if each of them has a Latin double. */
const latinised = (run) => {
  const letters = run.filter((one) => /^\p{L}/u.test(one));
  const foreign = letters.filter((one) => !/^[\0-\u024f\u1e00-\u1eff]/.test(one));
  const isMixed = foreign.length < letters.length && foreign.every((one) => DOUBLES.has(one[0]));
  return isMixed ? run.map((part) => [...part].map((one) => DOUBLES.get(one) ?? one).join("")) : run;
};

const mended = (chunk) => {
  const words = [[]];
  for (const part of chunk.match(CLUSTER).map(apart)) {
    if (/^[\p{L}\p{N}]/u.test(part)) words.at(-1).push(part);
    else words.push([part], []);
  }
  return nfc(words.flatMap(latinised).join(""));
};

/** Return the text in the one spelling that all keys and comparisons start from. */
const normalise = (text) =>
  text
    .replace(/[\xa0\u2000-\u200a\u202f\u205f\u3000\uff01-\uff5e]/g, nfkc)
    .replace(/\u1680/g, " ")
    .replace(/[\u2028\u2029]/g, "\n")
    .replace(/[\u2010-\u2012\u2212\ufe58\ufe63]/g, "-")
    .replace(/[ðɖ]/g, "đ")
    .replace(/[ÐƉ]/g, "Đ")
    .replace(CHUNK, mended)
    .replace(CODE_DASH, "-")
    .replace(/[^][âêôơăÂÊÔƠĂ]/g, (pair) => MISPLACED.get(pair) ?? pair);
