import { detailsOf } from "../details.ts";
import { helpIcon } from "../traps.ts";
import { element, type TemplatePage } from "../template.ts";
import { icon } from "./icon.ts";

const STATES: Readonly<Record<string, string>> = { Active: "check_circle", Inactive: "cancel" };

/** Details as groups of a label, an icon that explains it, and the value as static text; a status as a badge. */
export function drawStaticGroups({ document }: TemplatePage): void {
  for (const list of document.querySelectorAll("main dl.details")) {
    const groups = detailsOf(list).map(({ label, value }) => {
      const text = element(document, "div", { class: "form-control-static" }, ...value);
      if (label === "Status") drawBadge(document, text);
      return element(
        document,
        "div",
        { class: "form-group" },
        element(document, "label", { class: "control-label" }, label),
        helpIcon(document, label),
        text,
      );
    });
    list.replaceWith(element(document, "div", { class: "row details" }, ...groups));
  }
  for (const cell of document.querySelectorAll("main td"))
    if (cell.children.length === 0) drawBadge(document, cell);
}

function drawBadge(document: Document, box: Element): void {
  const words = box.textContent?.trim() ?? "";
  const ligature = STATES[words];
  if (ligature)
    box.replaceChildren(
      element(
        document,
        "span",
        { class: `badge bg-${words.toLowerCase()}` },
        icon(document, ligature),
        ` ${words}`,
      ),
    );
}
