import { isDrawn } from "./grid.ts";
import { HEADING } from "./split-table.ts";

export const PAGER =
  "[class*=paginat],[class*=paging],[class*=pager],[aria-label*=aginat],[aria-label^='Page '],[aria-label^='page ']";

/** What has an end of its own: beyond it only a pager right behind it is still about the table inside. */
const BOUNDARY =
  "section,article,fieldset,main,body,dialog,details,td,th,[role=tabpanel],[role=region],.tab-pane";
const OTHERS = "table,footer,header,nav";

/**
 * The visible parts of a page that stand with a table: its pager, its search box, the sentence that counts its rows. Up to
 * the heading above it, and to the next heading or table below.
 */
export function partsNear(table: Element, twin: Element | undefined): Element[] {
  const before = new Set<Element>();
  const after = new Set<Element>();
  let box: Element | null = table;
  let isOpenAbove = true;
  let isOpenBelow = true;
  while (box && !box.matches(BOUNDARY)) {
    isOpenAbove &&= collect(box, "previousElementSibling", twin, before);
    isOpenBelow &&= collect(box, "nextElementSibling", twin, after);
    box = box.parentElement;
  }
  const behind = box?.matches("main,body") ? null : box?.nextElementSibling;
  if (isOpenBelow && behind?.matches(PAGER)) after.add(behind);
  return [...before, ...after].filter(isDrawn);
}

/** Whether what stands beyond these may belong to the table too. */
function collect(
  box: Element,
  side: "previousElementSibling" | "nextElementSibling",
  twin: Element | undefined,
  parts: Set<Element>,
): boolean {
  for (let part = box[side]; part; part = part[side]) {
    if (twin && (part === twin || part.contains(twin))) continue;
    if (part.matches(HEADING)) return false;
    const isPager = part.matches(PAGER) || part.querySelector(PAGER) !== null;
    if ((part.matches(OTHERS) && !isPager) || part.querySelector("table")) return false;
    const isHead = part.querySelector(HEADING) !== null;
    // The head of a box has the title and beside it what belongs to the table.
    if (!isHead || side === "previousElementSibling") parts.add(part);
    if (isHead) return false;
  }
  return true;
}
