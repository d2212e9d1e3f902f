// Suggestions below a search field while one types: the combobox of the ARIA Authoring Practices Guide, with a list of
// suggestions of which none is chosen until the reader does so. A suggestion is what /api/suggest gives: kind, text,
// start and end of what was typed in it, and for titles the path of the article.

const DELAY = 120;
const attached = new WeakSet();
let isServed = true;

/** Returns what suggests: the service while there is one, else `local`, which is given the text. */
const suggestionsFrom = (service, local) => async (text, signal) => {
  if (isServed) {
    try {
      const answer = await fetch(`${service}?q=${encodeURIComponent(text)}`, { signal });
      if (answer.ok) return (await answer.json()).suggestions;
      // A service that is busy will answer again; where there is none, no page asks twice.
      isServed = answer.status >= 500;
    } catch {
      if (signal.aborted) return [];
      isServed = false;
    }
  }
  return local(text);
};

const create = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const name in attributes) made.setAttribute(name, attributes[name]);
  made.append(...children);
  return made;
};

/** Gives a search field suggestions from `suggest(text, signal)`, which resolves to a list; once, however often called. */
export function attachSuggestions(input, suggest) {
  if (attached.has(input)) return;
  attached.add(input);
  const { form } = input;
  const { suggestions: label, article, count } = form.dataset;
  const list = create("ul", { class: "search-form__list", id: `${input.id}-list`, role: "listbox", "aria-label": label, hidden: "" });
  const status = create("p", { class: "visually-hidden", role: "status" });
  input.parentNode.append(list);
  form.append(status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]])
    input.setAttribute(name, value);

  let shown = [], active = -1, timer, asking;

  const activate = (number) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = number;
    const option = list.children[active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };

  const draw = ({ text, start, end, path }, number) =>
    create(
      "li",
      { class: "search-form__option", id: `${list.id}-${number}`, role: "option", "aria-selected": "false" },
      create("span", {}, text.slice(0, start), create("mark", {}, text.slice(start, end)), text.slice(end)),
      ...(path ? [create("span", { class: "search-form__kind" }, article)] : []),
    );

  const show = (found) => {
    activate(-1);
    shown = found;
    list.replaceChildren(...found.map(draw));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", !list.hidden);
    status.textContent = found.length ? count.replace("{count}", found.length) : "";
  };

  const stop = () => {
    clearTimeout(timer);
    asking?.abort();
  };

  const close = () => {
    stop();
    show([]);
  };

  const ask = async () => {
    stop();
    if (!input.value.trim()) return show([]);
    const { signal } = (asking = new AbortController());
    const found = await suggest(input.value, signal);
    if (!signal.aborted) show(found);
  };

  const choose = ({ text, path }) => {
    close();
    if (path) return location.assign(path);
    input.value = text;
    form.requestSubmit();
  };

  const keys = {
    ArrowDown: () => (list.hidden ? ask() : activate((active + 1) % shown.length)),
    ArrowUp: () => list.hidden || activate((active > 0 ? active : shown.length) - 1),
    Enter: () => active < 0 || choose(shown[active]),
    Escape: () => list.hidden || close(),
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    // Home, End and their like move in the text, and what they leave is not chosen by Enter.
    if (event.key === "Home" || event.key === "End") activate(-1);
    // What has nothing to do here is left to the browser: Enter sends the form, Escape empties the field.
    if (keys[event.key] && keys[event.key]() !== true) event.preventDefault();
  });
  input.addEventListener("input", () => {
    stop();
    timer = setTimeout(ask, DELAY);
  });
  input.addEventListener("blur", close);
  // The field keeps the focus while one points at the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("li");
    if (option) choose(shown[[...list.children].indexOf(option)]);
  });
  // Typed while the script was on its way.
  if (document.activeElement === input && input.value !== input.defaultValue) ask();
}

let index;

/** Returns what suggests from the search in the browser, fetched when it is first needed; nothing where there is none. */
const inBrowser = ({ module, index: address }) => async (text) => {
  if (!module) return [];
  const { Index, suggest } = await import(module);
  return suggest(await (index ??= Index.open(new URL(address, location))), text);
};

/** Gives a search field the suggestions of the service at an address, and without one those of the search in the browser. */
export const suggestWhileTyping = (input, places) => attachSuggestions(input, suggestionsFrom(places.service, inBrowser(places)));
