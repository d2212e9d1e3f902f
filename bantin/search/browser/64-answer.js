// One question, one answer: bantin/search/engine.py.

const PAGE = 10, LAST_PAGE = 50;
const SECONDS = 86400, VIETNAM = 7 * 3600;

/** Returns for each place whether it is of the categories, and whether of the time, that all filters ask for. */
const chosenBy = (index, filters) => {
  const inCategory = new Uint8Array(index.days.length).fill(1), inTime = new Uint8Array(index.days.length).fill(1);
  for (const { category, since, until } of filters) {
    if (category) {
      const wanted = index.categories.map((names) => names.some((name) => plainName(name) === category));
      index.sectionOf.forEach((section, place) => wanted[section - 1] || (inCategory[place] = 0));
    }
    if (since === null && until === null) continue;
    // Moments are days here: what filters ask for begins and ends with one.
    const [from, to] = [since ?? -Infinity, until ?? Infinity].map((second) => (second + VIETNAM) / SECONDS);
    index.days.forEach((day, place) => (day !== UNDATED && day >= from && day < to) || (inTime[place] = 0));
  }
  return { inCategory, inTime };
};

/** Returns how many results there are of each of what `of` names, as [name, count]. */
const tally = (found, of) => {
  const counts = new Map();
  for (const document of found) counts.set(of(document), (counts.get(of(document)) ?? 0) + 1);
  return [...counts];
};

/** Returns a text in pieces, [words, whether they were asked for]; neighbours that were are one. */
const mark = (text, words, isMarked) => {
  text = normalise(text);
  const tokens = tokenise(text).filter(({ kind }) => kind !== "code");
  const asked = new Set(words.map(({ folded }) => folded));
  if (isMarked)
    for (const { exact, folded } of words)
      if (tokens.some((token) => token.exact === exact)) {
        asked.delete(folded);
        asked.add(`=${exact}`);
      }
  const pieces = [];
  let done = 0;
  const put = (piece, isFound) => piece && pieces.push([piece, isFound]);
  for (const { start, end, exact, folded } of tokens) {
    if (!asked.has(folded) && !asked.has(`=${exact}`)) continue;
    const last = pieces.at(-1);
    if (last?.[1] && text.slice(done, start) === " ") last[0] += text.slice(done, end);
    else {
      put(text.slice(done, start), false);
      put(text.slice(start, end), true);
    }
    done = end;
  }
  put(text.slice(done), false);
  return pieces;
};

/** Returns the filters that were chosen beside the words, as those that may be typed. */
const filtersOf = ({ category, year, from, to }) => {
  const filters = [{ category, since: null, until: null }];
  for (const [name, value] of [["nam", year], ["tu", from], ["den", to]]) {
    const filter = { category: "", since: null, until: null };
    if (value && setFilter(filter, name, value)) filters.push(filter);
  }
  return filters;
};

/**
 * Returns the answer to what is asked: {words, category, year, from, to, byDate, page}, all but the last two as texts.
 * Hits have title and passage in pieces, address, moment and category.
 */
const search = async (index, asked) => {
  const query = parse(asked.words, index.language);
  const corrections = await correct(index, query);
  const expansions = await expand(index, query);
  const filters = filtersOf(asked);
  const isNarrowed = filters.length > 1 || asked.category !== "";
  const isEmpty = query.isEmpty && !isNarrowed;
  const scores = isEmpty ? new Float64Array(index.days.length) : await rank(index, query, expansions);
  const { inCategory, inTime } = chosenBy(index, [query, ...filters]);
  const found = [], byCategory = [], byYear = [];
  scores.forEach((score, document) => {
    if (!score) return;
    if (inCategory[document] && inTime[document]) found.push(document);
    if (inTime[document]) byCategory.push(document);
    if (inCategory[document]) byYear.push(document);
  });
  found.reverse();
  if (!asked.byDate) found.sort((one, other) => scores[other] - scores[one] );
  const shown = found.slice(PAGE * (asked.page - 1), PAGE * asked.page);
  const words = [...query.runs, ...expansions.map((one) => one.words)].flat().filter(({ kind }) => kind !== "code");
  return {
    query,
    isEmpty,
    isNarrowed,
    corrections,
    expansions,
    total: found.length,
    pages: Math.min(LAST_PAGE, Math.ceil(found.length / PAGE)),
    categories: tally(byCategory, (document) => index.categoryOf(document))
      .map(([[slug, name], count]) => ({ slug, name, count }))
      .sort((one, other) => other.count - one.count || (one.slug < other.slug ? -1 : 1)),
    years: tally(byYear, (document) => index.years[document])
      .filter(([year]) => year)
      .sort(([one], [other]) => other - one),
    hits: await Promise.all(
      shown.map(async (document) => {
        const [title, address, moment, passage] = await index.page(document);
        return {
          title: mark(title, words, query.isMarked),
          passage: mark(passage, words, query.isMarked),
          address,
          moment,
          category: index.categoryOf(document)[1],
        };
      }),
    ),
  };
};
