import { allCells, bodyRows, isDrawn, layOut, rowsIn, sectionsOf } from "./grid.ts";
import { columnKey, headingWords } from "./heading-words.ts";

/** Nothing beyond these belongs to the same table. */
const BOUNDARY = "section,article,fieldset,main,body,form,td,th,nav,dialog,[role=tabpanel],.tab-pane";
export const HEADING = "h1,h2,h3,h4,h5,h6,legend,summary,[role=heading]";

/** Tables that scroll keep their headings in a table of its own, above the one with the rows. */
export function headTableOf(body: HTMLTableElement): HTMLTableElement | undefined {
  const found = besides(body, "previousElementSibling");
  return found && hasOnlyHead(found) && isSameWidth(found, body) ? found : undefined;
}

/** The table with the rows that belong under a table which has headings and nothing else. */
export function bodyTableOf(head: HTMLTableElement): HTMLTableElement | undefined {
  if (!hasOnlyHead(head)) return undefined;
  const found = besides(head, "nextElementSibling");
  return found && !hasOnlyHead(found) && isSameWidth(head, found) ? found : undefined;
}

export function hasOnlyHead(table: Element): boolean {
  return sectionsOf(table, "THEAD").length > 0 && bodyRows(table).length === 0;
}

/** Whether the other table holds nothing but the headings or the sums of this one. */
export function isTwin(other: HTMLTableElement, table: HTMLTableElement): boolean {
  if (headTableOf(table) === other) return true;
  return hasOnlyFoot(other) && besides(table, "nextElementSibling") === other;
}

function hasOnlyFoot(table: Element): boolean {
  return (
    sectionsOf(table, "TFOOT").length > 0 &&
    sectionsOf(table, "THEAD").length === 0 &&
    bodyRows(table).length === 0
  );
}

/** The table in front of this one or behind it, with no heading in between, in the same part of the page. */
function besides(
  table: HTMLTableElement,
  direction: "previousElementSibling" | "nextElementSibling",
): HTMLTableElement | undefined {
  for (let box: Element | null = table; box && !box.matches(BOUNDARY); box = box.parentElement) {
    for (let sibling = box[direction]; sibling; sibling = sibling[direction]) {
      if (sibling.matches(HEADING) || sibling.querySelector(HEADING)) return undefined;
      if (!isDrawn(sibling)) continue;
      if (sibling.tagName === "TABLE") return sibling as HTMLTableElement;
      const inside = sibling.querySelectorAll("table");
      const nearest = direction === "nextElementSibling" ? inside[0] : inside[inside.length - 1];
      if (nearest) return nearest;
    }
  }
  return undefined;
}

/** As many columns, and the same headings where both have some. */
function isSameWidth(head: Element, body: Element): boolean {
  const above = namesIn(head);
  const own = namesIn(body);
  if (own.length > 0) return own.join("\n") === above.join("\n");
  return widthOf(bodyRows(body)) === widthOf(sectionsOf(head, "THEAD").flatMap(rowsIn));
}

function namesIn(table: Element): string[] {
  const rows = sectionsOf(table, "THEAD").flatMap(rowsIn);
  return rows.flatMap(allCells).map((cell) => columnKey(headingWords(cell) || (cell.textContent ?? "")));
}

function widthOf(rows: readonly Element[]): number {
  return Math.max(0, ...layOut(rows, allCells).map(({ length }) => length));
}
