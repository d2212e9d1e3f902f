// How well a document answers, and whether it does at all: bantin/search/ranking.py, matching.py and expansion.py.

const EXACT = 1, FOLDED = 0.3, PAIR = 0.5, LONG_SHARE = 0.6, SHORT_SHARE = 0.5;
const MOST_TERMS = 160, MOST_POSTINGS = 2e6, MOST_EXPANSIONS = 8;
const COMMON_SHARE = 0.5, COMMON_LEAST = 64;
const PARTS = 65536;
const ENOUGH = 0.4, ENOUGH_OF_FEW = 0.51, FEW = 3;
const RECENCY = [32, 16, 8, 4, 2, 1];

const rarity = (total, holding) => Math.log(1 + (total - holding + 0.5) / (holding + 0.5));

/** Returns the neighbours of a run, codes aside, as pairs of words without marks. */
const pairsOf = (run) => {
  const words = run.filter(({ kind }) => kind !== "code").map(({ folded }) => folded);
  return words.slice(1).map((word, at) => [words[at], word]);
};

const termsOf = (run, isMarked, scale = 1, isAsked = true) => [
  ...run.flatMap(({ exact, folded }) => [
    ...(isMarked ? [{ key: ["x", exact], weight: EXACT * scale, isAsked }] : []),
    { key: ["f", folded], weight: (isMarked ? FOLDED : EXACT) * scale, isAsked },
  ]),
  ...pairsOf(run).map((pair) => ({ key: ["p", ...pair], weight: PAIR * scale, isAsked })),
];

/** Returns each key once, with the weight of all its terms together. */
const merge = (terms) => {
  const merged = new Map();
  for (const { key, weight, isAsked } of terms) {
    const name = key.join(" ");
    const before = merged.get(name) ?? { name, key, weight: 0, isAsked: false };
    merged.set(name, { ...before, weight: before.weight + weight, isAsked: before.isAsked || isAsked });
  }
  return [...merged.values()].slice(0, MOST_TERMS);
};

/** Returns what is to be added up, the rarest first; what no document holds, or too many, is left out. */
const plan = async (index, terms) => {
  const known = await Promise.all(terms.map(async (term) => ({ ...term, list: await index.list(...term.key) })));
  const chosen = [];
  let touched = 0;
  for (const term of known.filter(({ list }) => list.count).sort((one, other) => one.list.count - other.list.count)) {
    const { count } = term.list;
    const isCommon = count > Math.max(COMMON_LEAST, COMMON_SHARE * index.size);
    if (chosen.length && (isCommon || touched + count > MOST_POSTINGS)) break;
    touched += count;
    chosen.push({ ...term, weight: Math.max(1, Math.round(PARTS * term.weight * rarity(index.size, count))) });
  }
  return Promise.all(chosen.map(async (term) => ({ ...term, postings: await term.list.get() })));
};

const documentsOf = async (index, ...key) => (await (await index.list(...key)).get()).documents;

/** Returns the documents that hold every pair of neighbours of a run, of one word the word itself. */
const together = async (index, run) => {
  const keys = run.length > 1 ? pairsOf(run).map((pair) => ["p", ...pair]) : [wordKey(run[0])];
  return intersection(await Promise.all(keys.map((key) => documentsOf(index, ...key))));
};

const wordKey = ({ exact, folded, hasMarks }) => (hasMarks ? ["x", exact] : ["f", folded]);

const intersection = ([first = [], ...others]) =>
  others.reduce((found, other) => {
    const having = new Set(other);
    return found.filter((document) => having.has(document));
  }, first);

/** Returns the documents that hold a run as it is typed. Unlike the service, this looks at pairs and marks, not at places. */
const holding = async (index, run) => {
  const marked = run.length > 1 ? run.filter(({ hasMarks }) => hasMarks) : [];
  const lists = marked.map((word) => documentsOf(index, ...wordKey(word)));
  return intersection(await Promise.all([together(index, run), ...lists]));
};

const codeOrAll = (run) => (run[0].kind === "code" ? run.slice(0, 1) : run);

// Abbreviations: what stands beside words.

const keyOf = (text) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(exact);
const agrees = (typed, written) => typed.length === written.length && typed.every((one, at) => one === written[at] || one === withoutMarks(written[at]));

const linesOf = async (index, word, sign) => {
  const { also } = await index.shelf(word);
  return also.filter((line) => line[0] === sign).map((line) => line.slice(1).split("\t"));
};

/** Returns all that a word may be the abbreviation of, as [short, long, whether that is for the reader to say]. */
const longFormsOf = async (index, word) => {
  const typed = keyOf(word).join("");
  const lines = typed ? await linesOf(index, withoutMarks(typed), "=") : [];
  return lines.filter(([short]) => agrees([typed], [keyOf(short).join("")]));
};

/** Returns what an abbreviation stands for, as [short, long]; nothing where that is for the reader to say. */
const expansionsOf = async (index, word) => {
  const found = word.isPart ? [] : await longFormsOf(index, word.exact);
  const several = new Set(found.map(([short]) => keyOf(short).join(""))).size > 1;
  return several ? [] : found.filter(([, , isAmbiguous]) => isAmbiguous === "0");
};

/** Returns where words are the long form of an abbreviation, the longest at each place, as [start, end, short]. */
const phrasesOf = async (index, words) => {
  const found = [];
  for (let start = 0; start < words.length; ) {
    const lines = await linesOf(index, words[start].folded, "+");
    let best = [0];
    for (const [long, short] of lines) {
      const written = keyOf(long);
      const typed = words.slice(start, start + written.length).map(({ exact }) => exact);
      if (written.length > Math.max(1, best[0]) && agrees(typed, written)) best = [written.length, short];
    }
    if (best[0]) found.push([start, start + best[0], best[1]]);
    start += best[0] || 1;
  }
  return found;
};

/** Returns what is looked for besides what was typed. */
const expand = async (index, { runs }) => {
  const found = new Map();
  for (const run of runs) {
    for (const word of run)
      for (const [short, long] of await expansionsOf(index, word)) {
        const words = wordsOf(long);
        found.set(long, { typed: short, meant: long, replaced: [word], words, scale: LONG_SHARE / words.length });
      }
    const parts = run.filter(({ kind }) => kind !== "code");
    for (const [start, end, short] of await phrasesOf(index, parts)) {
      const replaced = parts.slice(start, end);
      const typed = replaced.map(({ exact }) => exact).join(" ");
      found.set(short, { typed, meant: short, replaced, words: wordsOf(short), scale: Math.max(1, SHORT_SHARE * replaced.length) });
    }
  }
  return [...found.values()].slice(0, MOST_EXPANSIONS);
};

/** Returns for each place how much it has of the question, and how well it answers. */
const addUp = async (index, query, expansions) => {
  const { isMarked } = query;
  const shares = new Float64Array(index.days.length), scores = new Float64Array(index.days.length);
  const terms = [
    ...query.runs.flatMap((run) => termsOf(run, isMarked)),
    ...expansions.flatMap(({ words, scale }) => termsOf(words, isMarked, scale, false)),
  ];
  const chosen = await plan(index, merge(terms));
  for (const { postings, weight, isAsked } of chosen)
    postings.documents.forEach((document, at) => {
      scores[document] += weight * index.levels[postings.levels[at]];
      if (isAsked) shares[document] += weight;
    });
  for (const { replaced, words } of expansions) {
    const having = await together(index, codeOrAll(words));
    const names = new Set(merge(termsOf(replaced, isMarked)).map(({ name }) => name));
    const share =
      chosen.reduce((sum, { name, weight }) => sum + (names.has(name) ? weight : 0), 0) ||
      Math.round(PARTS * rarity(index.size, having.length));
    const typed = new Set(await together(index, codeOrAll(replaced)));
    for (const document of having) if (!typed.has(document)) shares[document] += share;
  }
  return { shares, scores, whole: chosen.reduce((sum, { weight, isAsked }) => sum + (isAsked ? weight : 0), 0) };
};

/** Returns the scores of all places, 0 for those that are no result, filters aside. */
const rank = async (index, query, expansions) => {
  if (!query.runs.length) {
    const all = Float64Array.from(index.sectionOf, (section) => (section ? 1 : 0));
    for (const run of query.excluded) for (const document of await holding(index, run)) all[document] = 0;
    return all;
  }
  const { shares, scores, whole } = await addUp(index, query, expansions);
  for (const phrase of query.phrases) {
    const having = new Set(await holding(index, phrase));
    shares.forEach((_, document) => having.has(document) || (shares[document] = 0));
  }
  for (const run of query.excluded) for (const document of await holding(index, run)) shares[document] = 0;
  const fullest = shares.reduce((most, share) => Math.max(most, share), 0);
  const enough = query.runs.flat().filter(({ kind }) => kind !== "code").length <= FEW ? ENOUGH_OF_FEW : ENOUGH;
  const least = Math.max(1, enough * (whole ? Math.min(fullest, whole) : fullest));
  return scores.map((score, document) => {
    if (shares[document] < least) return 0;
    return score + Math.floor((score * (RECENCY[index.latest - index.years[document]] ?? 0)) / 1024);
  });
};
