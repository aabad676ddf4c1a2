import { detailsOf } from "./details.ts";
import { helpIcon } from "./traps.ts";
import { addFiles, element, type TemplatePage } from "./template.ts";

/**
 * Pages that are swapped without being loaded: links and forms are fetched, the body of the answer takes the place of the
 * one that is there, and the address follows. Scripts of one page stand in its body, to be run each time it comes.
 */
export function turboTemplate(page: TemplatePage): void {
  const { document } = page;
  for (const list of document.querySelectorAll("main dl.details")) {
    const groups = detailsOf(list).map(({ label, value }) =>
      element(
        document,
        "div",
        { class: "form-group" },
        element(document, "label", {}, label),
        helpIcon(document, label),
        element(document, "p", {}, ...value),
      ),
    );
    list.replaceWith(element(document, "div", { class: "details" }, ...groups));
  }
  moveScriptsIntoBody(document);
  addFiles(page, { styles: ["icons.css", "visits.css"], scripts: ["turbo.js"] });
}

/** All but the one of every page, which listens to the document and outlives its pages. */
export function moveScriptsIntoBody(document: Document): void {
  for (const script of document.head.querySelectorAll('script:not([src="/static/crm.js"])'))
    document.body.append(script);
}
