// Loads the page again when the site has been built again; served while developing only.
const shown = new URL(document.currentScript.src).searchParams.get("build");
const events = new EventSource("/_dev/events");

events.addEventListener("message", (event) => {
  if (event.data !== shown) {
    events.close();
    location.reload();
  }
});

// A page that the browser kept and shows again hears of nothing.
addEventListener("pageshow", (event) => event.persisted && location.reload());

// Firefox reports the stream that a navigation cuts off as an error.
addEventListener("pagehide", () => events.close());
