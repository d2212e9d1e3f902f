// Words that the archive does not have, and what was probably meant: the half of bantin/search/spelling.py that needs no text.

const MOST_CORRECTED = 4, MOST_NEAR = 8, LONGEST = 20, TELLING = 5;

/** Tells whether one slip of the finger leads from one word to the other: a letter too many, too few, wrong, or exchanged. */
const isSlip = (one, other) => {
  if (one.length > other.length) [one, other] = [other, one];
  if (other.length - one.length > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [rest, left] = [one.slice(start), other.slice(start)];
  if (rest.length < left.length) return rest === left.slice(1);
  return rest.slice(1) === left.slice(1) || (rest[0] === left[1] && rest[1] === left[0] && rest.slice(2) === left.slice(2));
};

/** Returns what is probably meant by a word of a run that no document holds; nothing where nothing near fits. */
const nearest = async (index, run, at, isMarked) => {
  const typed = run[at].exact;
  const known = await index.vocabulary();
  const kind = isMarked || run[at].hasMarks ? "x" : "f";
  const near = [...known[kind]].filter(([word]) => isSlip(typed, word));
  near.sort(([one, count], [other, more]) => more - count || (one < other ? 1 : -1));
  const judged = await Promise.all(
    near.slice(0, MOST_NEAR).map(async ([word, count]) => {
      const folded = withoutMarks(word);
      const [before, after] = [run[at - 1]?.folded, run[at + 1]?.folded];
      const pairs = await Promise.all([
        ...(before ? [index.list("p", before, folded)] : []),
        ...(after ? [index.list("p", folded, after)] : []),
      ]);
      const counts = pairs.map((pair) => Math.min(pair.count, count)).filter((together) => together);
      return [counts.length, counts.reduce((sum, together) => sum + together, 0), count, word, folded];
    }),
  );
  const best = judged.sort((one, other) => other[0] - one[0] || other[1] - one[1] || other[2] - one[2])[0];
  if (!best || (!best[0] && typed.length < TELLING)) return null;
  return { exact: best[3], folded: best[4], kind: "word", isPart: false, hasMarks: best[3] !== best[4] };
};

/** Puts the unknown words of a question right, phrases and abbreviations aside, and returns what was changed. */
const correct = async (index, query) => {
  const literal = new Set(query.phrases.map((phrase) => JSON.stringify(phrase)));
  const changed = [];
  for (const run of query.runs.filter((one) => !literal.has(JSON.stringify(one))))
    for (const [at, word] of run.entries()) {
      const { exact: typed, kind } = word;
      const isLong = typed.length > 1 && typed.length <= LONGEST;
      if (kind !== "word" || !isLong || changed.length === MOST_CORRECTED || (await index.list(...wordKey(word))).count) continue;
      if ((await longFormsOf(index, typed)).length) continue;
      const meant = await nearest(index, run, at, query.isMarked);
      if (!meant) continue;
      changed.push({ typed, meant: meant.exact });
      run[at] = meant;
    }
  return changed;
};
