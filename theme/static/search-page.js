// The search page where no service draws it: what the address asks for is answered here by the search in the browser, in
// copies of what the theme gives (docs/templates.md). Every choice is a link to another such address, so that the browser's
// own ways back and forth work.

const amount = (value) => String(value).replace(/\B(?=(?:\d{3})+$)/g, ".");

/** What an address asks for, and the addresses of what is a little different. */
class Asked {
  constructor(parameters) {
    const told = Object.fromEntries(parameters);
    Object.assign(this, { words: (told.q ?? "").slice(0, 200).trim(), category: told.category ?? "", year: told.year ?? "" });
    Object.assign(this, { from: told.from ?? "", to: told.to ?? "", byDate: told.sort === "date" });
    this.page = Math.min(engine.LAST_PAGE, Math.max(1, parseInt(told.page) || 1));
  }

  address(changes) {
    const { words, category, year, from, to, byDate } = { ...this, ...changes };
    const told = { q: words, category, year, from, to, sort: byDate ? "date" : "", page: changes.page > 1 ? changes.page : "" };
    return `?${new URLSearchParams(Object.entries(told).filter(([, value]) => value))}`;
  }
}

const pick = (within, kind, name) => within.querySelector(`[data-${kind}="${name}"]`);

/** Puts values in the place of their names in what an element says. */
const say = (element, values) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    texts.currentNode.data = texts.currentNode.data.replace(/\{(\w+)\}/g, (said, name) => values[name] ?? said);
};

/** Leaves a part in its place only where it applies, and says in it what there is to say. */
const part = (within, name, applies, values = {}) => {
  const found = pick(within, "part", name);
  if (!applies) found?.remove();
  else if (found) say(found, values);
  return applies ? found : null;
};

/** Puts a filled copy of an item into its list for each of some things. */
const repeat = (within, name, things, fill) => {
  const specimen = pick(within, "item", name);
  for (const thing of things) {
    const copy = specimen.cloneNode(true);
    fill(copy, thing);
    specimen.before(copy);
  }
  specimen.remove();
};

const lead = (within, slot, address, isCurrent, said = "true") => {
  const link = pick(within, "slot", slot);
  link.href = address;
  if (isCurrent) link.setAttribute("aria-current", said);
  return link;
};

const put = (within, slot, ...said) => pick(within, "slot", slot).replaceChildren(...said);

const pieces = (some) =>
  some.map(([text, isFound]) => {
    if (!isFound) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });

const drawChips = (root, asked, answer) => {
  const named = answer.categories.find(({ slug }) => slug === asked.category)?.name ?? asked.category;
  const chips = Object.entries({ category: named, year: asked.year, since: asked.from, until: asked.to }).filter(([, value]) => value);
  const found = part(root, "chips", chips.length);
  if (found)
    repeat(found, "chip", chips, (copy, [kind, value]) => {
      lead(copy, "chip", asked.address({ [{ since: "from", until: "to" }[kind] ?? kind]: "" }));
      const label = pick(copy, "slot", "label");
      label.textContent = label.dataset[kind].replace("{value}", value.replace(/^(\d+)-(\d+)-(\d+)$/, "$3/$2/$1"));
    });
};

const drawResults = (root, asked, { hits }) => {
  const list = part(root, "results", hits.length);
  if (!list) return;
  list.start = engine.PAGE * (asked.page - 1) + 1;
  repeat(list, "result", hits, (copy, { title, passage, address, moment, category }) => {
    lead(copy, "title", address).replaceChildren(...pieces(title));
    put(copy, "category", category);
    const day = part(copy, "day", moment, { day: moment.slice(0, 10).split("-").reverse().join("/") });
    if (day) pick(day, "slot", "day").dateTime = moment;
    if (passage.length) put(copy, "passage", ...pieces(passage));
    else pick(copy, "slot", "passage").remove();
  });
};

const drawPages = (root, asked, { pages }) => {
  const found = part(root, "pages", pages > 1);
  if (!found) return;
  for (const [slot, page] of [["previous", asked.page - 1], ["following", asked.page + 1]])
    if (page > 0 && page <= pages) lead(found, slot, asked.address({ page }));
    else pick(found, "slot", slot).remove();
  const gap = pick(found, "item", "gap");
  let before = 0;
  const shown = Array.from({ length: pages }, (_, at) => at + 1).filter((page) => page === 1 || page === pages || Math.abs(page - asked.page) < 2);
  repeat(found, "page", shown, (copy, page) => {
    if (page > before + 1) pick(found, "item", "page").before(gap.cloneNode(true));
    before = page;
    lead(copy, "page", asked.address({ page }), page === asked.page, "page");
    put(copy, "number", page);
  });
  gap.remove();
};

const drawFacets = (root, asked, { categories, years }) => {
  const facets = part(root, "facets", categories.length || years.length);
  if (!facets) return;
  const draw = (name, choices) => {
    const found = part(facets, name, choices.length);
    if (found)
      repeat(found, "choice", choices, (copy, [label, count, changes, isCurrent]) => {
        lead(copy, "choice", asked.address(changes), isCurrent);
        put(copy, "label", label);
        put(copy, "count", amount(count));
      });
  };
  draw("categories", categories.map(({ slug, name, count }) => [name, count, { category: slug === asked.category ? "" : slug }, slug === asked.category]));
  draw("years", years.map(([year, count]) => [year, count, { year: `${year}` === asked.year ? "" : year, from: "", to: "" }, `${year}` === asked.year]));
};

/** Returns what the theme shows of an answer. */
const draw = (specimen, asked, answer) => {
  const root = specimen.content.firstElementChild.cloneNode(true);
  const { query, expansions, total } = answer;
  const list = (some) => [...new Set(some)].join("; ");
  part(root, "trouble", false);
  const changes = part(root, "corrections", answer.corrections.length);
  if (changes) repeat(changes, "correction", answer.corrections, say);
  part(root, "suggestion", false);
  part(root, "how", answer.isEmpty);
  part(root, "meant", query.recovered.length, { words: query.text });
  part(root, "also", expansions.length, { words: list(expansions.map(({ meant }) => meant)) });
  drawChips(root, asked, answer);
  const nothing = part(root, "nothing", !total && !answer.isEmpty);
  if (nothing) {
    const tried = new Set(query.runs.flat().filter(({ isPart }) => !isPart).map((word) => word.exact));
    part(nothing, "tried", tried.size, { words: [...tried].join(" · ") });
    const near = part(nothing, "near", answer.unfiltered);
    for (const kind of near ? ["phrases", "excluded"] : []) pick(near, "item", kind).remove();
    if (near) {
      say(near, { count: amount(answer.unfiltered) });
      lead(near, "near", asked.address({ category: "", year: "", from: "", to: "" }));
    }
    part(nothing, "titles", false);
  }
  const found = part(root, "found", total, { count: amount(total) });
  if (found) {
    lead(found, "relevance", asked.address({ byDate: false }), !asked.byDate);
    lead(found, "date", asked.address({ byDate: true }), asked.byDate);
  }
  drawResults(root, asked, answer);
  drawPages(root, asked, answer);
  drawFacets(root, asked, answer);
  return root;
};

/** Answers what is asked; an index that was replaced meanwhile is opened again. */
const answerFrom = async (address, asked) => {
  for (let turn = 0; ; turn += 1)
    try {
      const index = await engine.Index.open(address);
      const answer = await engine.search(index, asked);
      const bare = { ...asked, category: "", year: "", from: "", to: "", page: 1 };
      return { ...answer, unfiltered: !answer.total && answer.isNarrowed ? (await engine.search(index, bare)).total : 0 };
    } catch (error) {
      if (turn) throw error;
    }
};

/** Answers in the section of the search page what the address asks for. */
const answerPage = async (section, specimen) => {
  const form = section.querySelector("form");
  let drawn;
  section.setAttribute("aria-busy", "true");
  try {
    engine = await import(specimen.dataset.module);
    const asked = new Asked(new URLSearchParams(location.search));
    for (const [name, value] of Object.entries({ q: asked.words, from: asked.from, to: asked.to })) form.elements[name].value = value;
    drawn = draw(specimen, asked, await answerFrom(new URL(specimen.dataset.index, location), asked));
  } catch {
    drawn = specimen.content.firstElementChild.cloneNode(true);
    drawn.replaceChildren(part(drawn, "trouble", true, { trouble: specimen.dataset.trouble }));
  }
  while (form.nextSibling) form.nextSibling.remove();
  form.after(drawn);
  section.removeAttribute("aria-busy");
};

let engine;

{
  const section = document.querySelector("[data-search-results]"), specimen = document.querySelector("[data-search-page]");
  // A service has drawn the results already.
  if (!section.querySelector(".results")) answerPage(section, specimen);
}
