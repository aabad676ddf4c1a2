import { detailsOf } from "./details.ts";
import { helpIcon } from "./traps.ts";
import { addFiles, element, type TemplatePage } from "./template.ts";
import { moveScriptsIntoBody } from "./turbo.ts";

/** An app that draws itself in the browser. This is what its routes fetch: the page whole, in the app's markup. */
export function spaTemplate({ document }: TemplatePage): void {
  for (const [at, list] of [...document.querySelectorAll("main dl.details")].entries()) {
    const cells = detailsOf(list).map(({ label, value }, index) => {
      const id = `label-${at}-${index}`;
      return element(
        document,
        "div",
        { class: "cell" },
        element(document, "span", { id, class: "cell-label" }, label),
        helpIcon(document, label),
        element(document, "span", { class: "cell-value", "aria-labelledby": id }, ...value),
      );
    });
    list.replaceWith(element(document, "div", { class: "details" }, ...cells));
  }
  for (const title of document.querySelectorAll("main h2")) {
    const heading = element(document, "div", { role: "heading", "aria-level": "2" }, ...title.childNodes);
    if (title.id) heading.id = title.id;
    title.replaceWith(heading);
  }
  moveScriptsIntoBody(document);
}

/** What a tab gets: the frame, and nothing of the page before the app has fetched it. */
export function spaShell(page: TemplatePage): void {
  const { document, switches } = page;
  document.title = "Sandbox CRM";
  document.querySelector("main")?.replaceChildren(element(document, "p", { class: "spinner" }, "Loading…"));
  for (const script of document.body.querySelectorAll("script")) script.remove();
  document.body.setAttribute("data-late", String(switches.lateContentMs));
  addFiles(page, { styles: ["icons.css", "visits.css"], scripts: ["spa.js"] });
}
