import { element, rename, textOf, type TemplatePage } from "../template.ts";
import { icon } from "./icon.ts";

/** The page's heading with an icon before its words. */
export function drawHeading({ document }: TemplatePage): void {
  const heading = document.querySelector("main h1");
  heading?.classList.add("page-title");
  heading?.prepend(icon(document, "dashboard"), " ");
  for (const badge of document.querySelectorAll(".badge-pace, .badge-hold"))
    badge.prepend(icon(document, "verified_user"), " ");
}

/** Every section is a card; its title looks like a heading and is a `div`. */
export function drawCards({ document }: TemplatePage): void {
  for (const section of document.querySelectorAll("main section")) {
    const title = section.querySelector("h2");
    const head = title?.closest(".section-head") ?? title;
    if (!title || !head) continue;
    const id = title.id;
    const box = rename(title, "div", { class: "card-title", ...(id ? { id } : {}) });
    if (textOf(box) !== "") box.prepend(icon(document, "folder_open"), " ");
    const header = element(document, "div", { class: "card-header" });
    (head === title ? box : head).replaceWith(header);
    header.append(...(head === title ? [box] : head.childNodes));
    const body = element(document, "div", { class: "card-body" });
    body.append(...[...section.childNodes].filter((node) => node !== header));
    section.append(header, body);
    rename(section, "div", { class: `card ${section.className}`.trim() });
  }
}
