// Titles that begin as what is being typed: bantin/search/shards/titles.py.

const MOST_SUGGESTIONS = 8;

const plainTokens = (text) => tokenise(text).filter(({ kind }) => kind !== "code");

/** Returns suggestions as /api/suggest does, from the index alone: titles that begin so, once two words are begun. */
const suggest = async (index, typed) => {
  const { text } = recoverText(normalise(typed).trim(), index.language);
  const words = plainTokens(text).map(({ folded }) => folded);
  if (words.length < 2) return [];
  const depth = Math.min(words.length, 3) - 1;
  const listed = [...words.slice(0, depth), [...words[depth]][0]];
  const key = listed.map((word) => keyOfWord("f", word)).reduce(keyOfPair);
  const begin = words.join(" ");
  const found = [];
  const lists = await index.file(`t/${index.fileOf(key, index.bits.titles)}`, (bytes) => JSON.parse(decode(bytes)));
  for (const [title, path] of lists[listed.join(" ")] ?? []) {
    const tokens = plainTokens(normalise(title));
    if (!`${tokens.map(({ folded }) => folded).join(" ")} `.startsWith(begin)) continue;
    const last = tokens[words.length - 1];
    const end = Math.min(last.end, last.start + words.at(-1).length);
    found.push({ kind: "title", text: normalise(title), start: 0, end, path });
  }
  return found.slice(0, MOST_SUGGESTIONS);
};

export { Index, LAST_PAGE, PAGE, search, suggest };
