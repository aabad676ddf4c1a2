// Events between the scripts of a page, as jQuery's are: only who listens here hears them, the browser's own listeners don't.

globalThis.pageEvents = (() => {
  const listeners = [];
  return {
    on: (type, selector, listener) => listeners.push({ type, selector, listener }),
    tell(type, element) {
      for (const each of listeners)
        if (each.type === type && element.matches(each.selector)) each.listener({ target: element });
    },
  };
})();

document.addEventListener("click", ({ target }) => {
  target.closest?.("[data-dismisses]")?.parentElement.remove();
  target.closest?.("[data-closes-dialog]")?.closest("dialog").close();
});
