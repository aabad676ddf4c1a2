import type { TableShape } from "../profile/define-page.ts";
import { bodyRows, drawnRows, layOut } from "./table/grid.ts";
import { type Headings, readHeadings } from "./table/headings.ts";
import { findIncomplete, type Incomplete } from "./table/incomplete.ts";
import { kindOfRow, type RowKind } from "./table/row-kinds.ts";
import { isFilledByScript } from "./table/script-filled.ts";
import { bodyTableOf } from "./table/split-table.ts";
import { createRow, type TableRow } from "./table/table-row.ts";
import { titleOf, type TableTitle } from "./table/table-title.ts";
import { isVisible } from "./visible.ts";

export type { TableRow } from "./table/table-row.ts";

export interface FoundTable {
  /** The one with the rows, where a table that scrolls keeps its headings in another. */
  element: HTMLTableElement;
  /** Its rows of data, without titles, filters, groups, sums and what nobody sees. */
  readonly rows: TableRow[];
  /** Columns of the profile that this table doesn't have. */
  missing: string[];
  /** A column's heading as the table writes it. */
  headingOf: (column: string) => string | undefined;
  /** Whether those are all its rows, for certain. */
  readonly whole: boolean;
  /** Why they may not be. */
  readonly incomplete?: Incomplete | undefined;
}

/** The one table that stands under one of these titles. Where several do that differ, it isn't whole. */
export function findTable(root: ParentNode, shape: TableShape): FoundTable | undefined {
  const titled = titledTables(root, shape);
  const best = Math.max(...titled.map(({ title }) => title.rank));
  const tables = titled.filter(({ title }) => title.rank === best).map(({ table }) => table);
  const fewest = Math.min(...tables.map(({ missing }) => missing.length));
  const [first, ...others] = tables.filter(({ missing }) => missing.length === fewest);
  if (!first || others.every((other) => isSame(first, other, shape))) return first;
  const incomplete = { reason: `the page shows ${others.length + 1} tables of this name` };
  const { element, rows, missing, headingOf } = first;
  return { element, rows, missing, headingOf, whole: false, incomplete };
}

/** All of them, where a page may split one kind of record over several tables. */
export function findTables(root: ParentNode, shape: TableShape): FoundTable[] {
  const titled = titledTables(root, shape);
  const isSure = titled.some(({ title }) => title.rank > 1);
  return titled.filter(({ title }) => title.rank > 1 || !isSure).map(({ table }) => table);
}

interface TitledTable {
  title: TableTitle;
  table: FoundTable;
}

function titledTables(root: ParentNode, shape: TableShape): TitledTable[] {
  const found = new Map<Element, TitledTable>();
  for (const element of root.querySelectorAll("table")) {
    if (!isVisible(element)) continue;
    const title = titleOf(element, shape.titles, () => readHeadings(element, shape).titles);
    if (title.rank === 0) continue;
    const table = readTable(element, shape, title.count);
    const known = found.get(table.element);
    if (!known || known.title.rank < title.rank) found.set(table.element, { title, table });
  }
  const all = [...found.values()];
  const isKnown = ({ table }: TitledTable) => table.missing.length < Object.keys(shape.columns).length;
  return all.some(isKnown) ? all.filter(isKnown) : all;
}

/** A page may draw one table twice, such as once for narrow screens. */
function isSame(one: FoundTable, other: FoundTable, { columns }: TableShape): boolean {
  const valuesOf = ({ rows }: FoundTable) =>
    rows.map((row) => Object.keys(columns).map((column) => row.cell(column)));
  return JSON.stringify(valuesOf(one)) === JSON.stringify(valuesOf(other));
}

/**
 * Reads a table by its headings. Rows, cells and whether it is whole are only looked at when they are asked for, because
 * invoices are read with every key.
 */
export function readTable(table: HTMLTableElement, shape: TableShape, titleCount?: number): FoundTable {
  const element = bodyTableOf(table) ?? table;
  const headings = readHeadings(element, shape);
  const read = lazy(() => readRows(element, headings));
  const incomplete = lazy(() => whyIncomplete(element, headings, read().kinds, titleCount));
  return {
    element,
    get rows() {
      return read().rows;
    },
    missing: Object.keys(shape.columns).filter((column) => !headings.columns.has(column)),
    headingOf: (column) => headings.columns.get(column)?.[0]?.words,
    get whole() {
      return incomplete() === undefined;
    },
    get incomplete() {
      return incomplete();
    },
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

function whyIncomplete(
  table: HTMLTableElement,
  { places, rows: heads }: Headings,
  kinds: readonly RowKind[],
  titleCount: number | undefined,
): Incomplete | undefined {
  const rows = kinds.filter((kind) => kind === "data").length;
  if (kinds.includes("loading")) return { reason: "it is still loading" };
  const known = findIncomplete(table, rows, Math.max(heads.size, 1), titleCount);
  if (known) return known;
  if (kinds.includes("unread")) return { reason: "a row of it says that there are others, or can't be read" };
  if (rows > 0) return places.length > 0 ? undefined : { reason: "its headings can't be read" };
  if (kinds.includes("none")) return undefined;
  if (kinds.includes("message"))
    return { reason: "it isn't known whether what it says means that it is empty" };
  const isHiding = bodyRows(table).length > drawnRows(table).length;
  return isHiding || isFilledByScript(table) ? { reason: "its rows aren't in the page yet" } : undefined;
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
