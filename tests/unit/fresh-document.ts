/** The body of the document that files in one process share. Testing Library looks into the one that it saw first. */
const shared = globalThis as { firstBody?: HTMLElement };

/** Files that share a process share its document: what one has drawn, or put in its place, mustn't be found by the next. */
if (typeof document !== "undefined") {
  shared.firstBody ??= document.body;
  if (document.body !== shared.firstBody) document.body.replaceWith(shared.firstBody);
  for (const part of [document.documentElement, document.head, document.body])
    for (const { name } of Array.from(part.attributes)) part.removeAttribute(name);
  document.head.replaceChildren();
  document.body.replaceChildren();
}
