import type { TableShape } from "../../profile/define-page.ts";
import { drawnRows, layOut } from "./grid.ts";
import { type Headings, readHeadings } from "./headings.ts";
import { kindOfRow, type RowKind } from "./row-kinds.ts";
import { inLook } from "../fields/one-look.ts";
import { bodyTableOf } from "./split-table.ts";
import { createRow, type TableRow } from "./table-row.ts";

/** A table by its headings. Whether its rows are all that there are is for `readTable` to say. */
export interface TableRows {
  /** The one with the rows, where a table that scrolls keeps its headings in another. */
  element: HTMLTableElement;
  /** Its rows of data, without titles, filters, groups, sums and what nobody sees. */
  readonly rows: TableRow[];
  /** Columns of the profile that this table doesn't have. */
  missing: string[];
  /** A column's heading as the table writes it. */
  headingOf: (column: string) => string | undefined;
}

/** What a table's rows were told by. */
export interface RowsRead extends TableRows {
  headings: Headings;
  /** Of each row that is drawn, those of data and all others. */
  readonly kinds: readonly RowKind[];
}

/** Rows and cells are only looked at when they are asked for, because invoices are read with every key. */
export function readTableRows(table: HTMLTableElement, shape: TableShape): RowsRead {
  const read = inLook(shape, tablesOfShape);
  const known = read.get(table) ?? openRows(table, shape);
  read.set(table, known);
  return known;
}

function tablesOfShape(): Map<HTMLTableElement, RowsRead> {
  return new Map();
}

function openRows(table: HTMLTableElement, shape: TableShape): RowsRead {
  const element = bodyTableOf(table) ?? table;
  const headings = readHeadings(element, shape);
  let read: ReturnType<typeof readRows> | undefined;
  return {
    element,
    headings,
    get rows() {
      return (read ??= readRows(element, headings)).rows;
    },
    get kinds() {
      return (read ??= readRows(element, headings)).kinds;
    },
    missing: Object.keys(shape.columns).filter((column) => !headings.columns.has(column)),
    headingOf: (column) => headings.columns.get(column)?.[0]?.words,
  };
}

function readRows(table: HTMLTableElement, { columns, places, rows: heads }: Headings) {
  const drawn = drawnRows(table).filter((row) => !heads.has(row));
  const laid = layOut(drawn);
  const kinds = drawn.map((row, at) => kindOfRow(row, laid[at] ?? [], columns, places.length));
  const rows = drawn.flatMap((row, at) =>
    kinds[at] === "data" ? [createRow(row, laid[at] ?? [], columns)] : [],
  );
  return { rows, kinds };
}
