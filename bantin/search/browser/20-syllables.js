// What can be a syllable, and the two keys of a word: bantin/text/syllables.py and fold.py.

// Nucleus: finals, "-" for none.
const PLAIN = {
  a: "- i o u y m n ng nh p t c ch",
  ă: "m n ng p t c",
  â: "m n ng p t c u y",
  e: "- m n ng o p t c",
  ê: "- m n nh p t ch u",
  i: "- m n nh p t ch u",
  o: "- i m n ng p t c",
  oo: "ng c",
  ô: "- i m n ng p t c",
  ơ: "- i m n p t",
  u: "- i m n ng p t c",
  ư: "- m n ng t c i u",
  ia: "-",
  iê: "m n ng p t c u",
  ua: "-",
  uô: "i m n ng t c",
  ưa: "-",
  ươ: "i m n ng p t c u",
};
const ROUND = {
  oa: "- i o y m n ng nh p t c ch",
  oă: "m n ng t c",
  oe: "- m n o t",
  uâ: "n ng t y",
  uê: "- n nh ch",
  uơ: "-",
  uy: "- u n nh p t ch",
  uya: "-",
  uyê: "n t",
};
const AFTER_QU = {
  a: "- i o u y m n ng nh p t c ch",
  ă: "m n ng p t c",
  â: "n ng t y u",
  e: "- n o t",
  ê: "- n nh t ch u",
  i: "- n t u",
  y: "- nh t ch",
  yê: "n t",
  ya: "-",
  ơ: "- i n t",
  ô: "c",
};

/** Return where the tone stands in a rime. */
const tonePlace = (rime) => {
  const marked = Math.max(...[..."ăâêôơư"].map((one) => rime.lastIndexOf(one)));
  return marked < 0 ? Number(/^(?:o[aeo]|uy)/.test(rime)) : marked;
};

// Every syllable without its tone, and where the tone stands in it.
const SYLLABLES = new Map();
{
  const rimes = (table) =>
    Object.entries(table).flatMap(([nucleus, finals]) =>
      finals.split(" ").map((final) => nucleus + final.replace("-", "")),
    );
  const put = (onsets, list) => {
    for (const onset of onsets.split(" ")) {
      for (const rime of list) SYLLABLES.set(onset + rime, onset.length + tonePlace(rime));
    }
  };
  const plain = rimes(PLAIN);
  const round = rimes(ROUND);
  const front = plain.filter((rime) => /^[eêi]/.test(rime));
  const back = plain.filter((rime) => !/^[eêi]/.test(rime));
  put("ch d đ h kh l n nh r s t th tr x", [...plain, ...round]);
  put("b m ph v", plain);
  put("", [...plain.filter((rime) => !/^iê/.test(rime)), ...round, "y", "yêm", "yên", "yêng", "yêt", "yêu"]);
  put("h k l m s t v", ["y"]);
  put("c g ng gi", back);
  put("ng", round);
  put("k gh ngh", front);
  put("qu", rimes(AFTER_QU));
  put("b", ["uyt", "oa"]);
  put("ph", ["uy"]);
  put("v", ["oan"]);
  put("g", ["oa", "oang"]);
  // gi swallows the i of the rime.
  for (const rime of front) SYLLABLES.set("gi" + rime.replace(/^i/, ""), (rime[0] === "i" ? 1 : 2) + tonePlace(rime));
  SYLLABLES.set("gia", 2);
}

/** Return the syllable in small letters, its tone in its place; "" if the word can be none. */
const spell = (word) => {
  const parts = [...word].length > 28 ? "" : nfd(normalise(word).toLowerCase());
  const isTone = (one) => TONES.includes(one);
  const letters = nfc([...parts].filter((one) => !isTone(one)).join(""));
  const tones = [...parts].filter(isTone).join("");
  const isStopped = /(?:[ptc]|ch)$/.test(letters);
  if (!SYLLABLES.has(letters) || tones.length > 1 || (isStopped && !/[\u0301\u0323]/.test(tones))) return "";
  // giạ and gịa are two words, told apart by the place of the tone alone.
  const at = parts === "gi\u0323a" ? 1 : SYLLABLES.get(letters);
  return letters.slice(0, at) + nfc(letters[at] + tones) + letters.slice(at + 1);
};

const isSyllable = (word) => spell(word) !== "";

/** Return the exact key: small letters, normalised, the tone of a syllable in its place. */
const exact = (word) => {
  const plain = normalise(normalise(word).toLowerCase());
  return spell(plain) || plain;
};

/** Return the text without any mark, đ as d. */
const withoutMarks = (text) => nfc(nfd(text).replace(/\p{M}/gu, "")).replace(/đ/g, "d").replace(/Đ/g, "D");

/** Return the folded key: the exact one without marks. */
const folded = (word) => withoutMarks(exact(word));
