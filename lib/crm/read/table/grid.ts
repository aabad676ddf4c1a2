import { isPainted, isVisible } from "../visible.ts";

export type Cell = HTMLTableCellElement;

/** A row's cells by their place: one that spans several columns, or rows, stands at each of them. */
export type GridRow = readonly (Cell | undefined)[];

/** More than any table of a page needs; `rowspan="0"` means "to the end". */
const MAX_SPAN = 1000;

export function sectionsOf(table: Element, tag: "THEAD" | "TBODY" | "TFOOT"): Element[] {
  return Array.from(table.children).filter(({ tagName }) => tagName === tag);
}

/** The rows of a part of a table, and never those of a table inside one of its cells. */
export function rowsIn(section: Element): HTMLTableRowElement[] {
  return Array.from(section.children).filter((child): child is HTMLTableRowElement => child.tagName === "TR");
}

export function bodyRows(table: Element): HTMLTableRowElement[] {
  return sectionsOf(table, "TBODY").flatMap(rowsIn);
}

/** Those that are seen. */
export function drawnRows(table: Element): HTMLTableRowElement[] {
  return sectionsOf(table, "TBODY").filter(isDrawn).flatMap(rowsIn).filter(isDrawn);
}

/** The cells that take a place in the drawn table. */
export function visibleCells(row: Element): Cell[] {
  return allCells(row).filter(isDrawn);
}

export function allCells(row: Element): Cell[] {
  const cells: Cell[] = [];
  for (let child = row.firstElementChild; child; child = child.nextElementSibling)
    if (child.tagName === "TD" || child.tagName === "TH") cells.push(child as Cell);
  return cells;
}

/**
 * Whether a row or cell of a table that is seen is drawn. The browser's own word is asked first, because invoices are read
 * with every key; in a parsed page nothing but its own attributes can hide it.
 */
export function isDrawn(part: Element): boolean {
  if (part.ownerDocument.defaultView && part.isConnected)
    return hasPaintedField(part) || isPainted(part) || isVisible(part);
  const hasMarks = part.hasAttribute("class") || part.hasAttribute("style") || part.hasAttribute("hidden");
  return !hasMarks || isVisible(part);
}

/** A field that is drawn tells of its cell too, and is asked about in any case. */
function hasPaintedField({ tagName, firstElementChild: field }: Element): boolean {
  return tagName === "TD" && (field?.tagName === "INPUT" || field?.tagName === "SELECT") && isPainted(field);
}

/** Lays rows out as a browser does. */
export function layOut(
  rows: readonly Element[],
  cellsOf: (row: Element) => Cell[] = visibleCells,
): GridRow[] {
  const hanging: { cell: Cell; rows: number }[] = [];
  return rows.map((row) => {
    const laid: (Cell | undefined)[] = [];
    const hang = () => {
      for (let above = hanging[laid.length]; above && above.rows > 0; above = hanging[laid.length]) {
        above.rows -= 1;
        laid.push(above.cell);
      }
    };
    for (const cell of cellsOf(row)) {
      hang();
      const down = span(cell, "rowspan");
      for (let across = span(cell, "colspan"); across > 0; across -= 1) {
        hanging[laid.length] = { cell, rows: down - 1 };
        laid.push(cell);
      }
    }
    while (laid.length < hanging.length) {
      const before = laid.length;
      hang();
      if (laid.length === before) laid.push(undefined);
    }
    return laid;
  });
}

export function span(cell: Element, direction: "colspan" | "rowspan"): number {
  const written = cell.getAttribute(direction);
  if (written === null) return 1;
  const wanted = Number.parseInt(written, 10);
  if (wanted === 0 && direction === "rowspan") return MAX_SPAN;
  return wanted > 0 ? Math.min(wanted, MAX_SPAN) : 1;
}
