// Fetches the module of the search when a search field is first used; without it the forms ask the search page.
{
  const { module, service } = document.currentScript.dataset;
  const begin = ({ target }) =>
    target.type === "search" && import(module).then((search) => search.suggestWhileTyping(target, service));
  addEventListener("focusin", begin);
  begin({ target: document.activeElement });
}
