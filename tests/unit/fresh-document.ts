/** Files that share a process share its document: what one has drawn mustn't be found by the next. */
if (typeof document !== "undefined") {
  for (const part of [document.documentElement, document.head, document.body])
    for (const { name } of Array.from(part.attributes)) part.removeAttribute(name);
  document.head.replaceChildren();
  document.body.replaceChildren();
}
