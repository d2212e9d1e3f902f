// Fetches the suggestions when a search field is first used; without them the forms ask the search page.
{
  const { suggestions, ...places } = document.currentScript.dataset;
  const begin = ({ target }) =>
    target.type === "search" && import(suggestions).then((module) => module.suggestWhileTyping(target, places));
  addEventListener("focusin", begin);
  begin({ target: document.activeElement });
}
