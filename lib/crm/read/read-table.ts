import { startsWithSpelling, matchesSpelling } from "../profile/label.ts";
import type { TableShape } from "../profile/define-page.ts";

/** A table row by what its columns mean, wherever they stand. */
export interface TableRow {
  element: HTMLTableRowElement;
  /** The cell's text, or `undefined` where the table has no such column. */
  cell(column: string): string | undefined;
  /** The column's place in the row. */
  at(column: string): number | undefined;
}

export interface FoundTable {
  element: HTMLTableElement;
  rows: TableRow[];
  /** Columns of the profile that this table doesn't have. */
  missing: string[];
}

/** The table that stands under one of these titles. */
export function findTable(root: ParentNode, shape: TableShape): FoundTable | undefined {
  const element = Array.from(root.querySelectorAll("table")).find((table) => isTitled(table, shape));
  return element && readTable(element, shape);
}

/** All of them, where a page may split one kind of record over several tables. */
export function findTables(root: ParentNode, shape: TableShape): FoundTable[] {
  return Array.from(root.querySelectorAll("table"))
    .filter((table) => isTitled(table, shape))
    .map((table) => readTable(table, shape));
}

function isTitled(table: HTMLTableElement, { titles }: TableShape): boolean {
  return startsWithSpelling(titleOf(table), titles);
}

export function readTable(element: HTMLTableElement, shape: TableShape): FoundTable {
  const columns = positions(element, shape);
  const rows = Array.from(element.tBodies)
    .flatMap((body) => Array.from(body.rows))
    .filter((row) => row.querySelector("td:not([colspan])"))
    .map((row) => ({
      element: row,
      at: (column: string) => columns.get(column),
      cell: (column: string) => {
        const at = columns.get(column);
        return at === undefined ? undefined : (row.cells[at]?.textContent ?? "").trim();
      },
    }));
  return { element, rows, missing: Object.keys(shape.columns).filter((column) => !columns.has(column)) };
}

function positions(table: HTMLTableElement, shape: TableShape): Map<string, number> {
  const headings = Array.from(table.tHead?.rows[0]?.cells ?? table.rows[0]?.cells ?? []);
  const found = new Map<string, number>();
  for (const [column, spellings] of Object.entries(shape.columns)) {
    const at = headings.findIndex((cell) => matchesSpelling(cell.textContent, spellings));
    if (at >= 0) found.set(column, at);
  }
  return found;
}

/** The caption, or the nearest heading before the table inside the same section. */
function titleOf(table: HTMLTableElement): string | null {
  if (table.caption) return table.caption.textContent;
  for (let box: Element | null = table; box && box.tagName !== "BODY"; box = box.parentElement) {
    for (let before = box.previousElementSibling; before; before = before.previousElementSibling) {
      if (before.tagName === "TABLE") return null;
      const heading = before.matches("h1,h2,h3,h4,h5,legend")
        ? before
        : before.querySelector("h1,h2,h3,h4,h5,legend");
      if (heading) return heading.textContent;
    }
  }
  return null;
}
