import type { TableShape } from "../profile/define-page.ts";
import { bodyRows, drawnRows } from "./table/grid.ts";
import { readHeadings } from "./table/headings.ts";
import { findIncomplete, type Incomplete } from "./table/incomplete.ts";
import { isFilledByScript } from "./table/script-filled.ts";
import { readTableRows, type RowsRead, type TableRows } from "./table/table-rows.ts";
import { titleOf, type TableTitle } from "./table/table-title.ts";
import { isVisible } from "./visible.ts";

export type { TableRow } from "./table/table-row.ts";

export interface FoundTable extends TableRows {
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

/** Reads a table by its headings. Whether it is whole is only looked at when that is asked for. */
export function readTable(table: HTMLTableElement, shape: TableShape, titleCount?: number): FoundTable {
  const read = readTableRows(table, shape);
  const { element, missing, headingOf } = read;
  let known: { incomplete: Incomplete | undefined } | undefined;
  const incomplete = () => (known ??= { incomplete: whyIncomplete(read, titleCount) }).incomplete;
  return {
    element,
    get rows() {
      return read.rows;
    },
    missing,
    headingOf,
    get whole() {
      return incomplete() === undefined;
    },
    get incomplete() {
      return incomplete();
    },
  };
}

function whyIncomplete(
  { element: table, headings: { places, rows: heads }, kinds }: RowsRead,
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
