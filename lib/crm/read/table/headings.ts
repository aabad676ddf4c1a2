import type { TableShape } from "../../profile/define-page.ts";
import { inLook } from "../fields/one-look.ts";
import { visibleText } from "../visible.ts";
import { controlsIn } from "./cell-text.ts";
import { type Columns, findColumns, type Place, readPlaces } from "./columns.ts";
import { allCells, drawnRows, isDrawn, layOut, rowsIn, sectionsOf, span, visibleCells } from "./grid.ts";
import { columnKey, headingWords } from "./heading-words.ts";
import { headTableOf } from "./split-table.ts";

/** What stands above a table's rows. */
export interface Headings {
  places: readonly Place[];
  columns: Columns;
  /** Rows of the table's body that belong to its head. */
  rows: ReadonlySet<Element>;
  /** What a row above the headings says of the whole table. */
  titles: readonly string[];
}

/** Of a table without a head of its own at least so many headings must be known, or its first row may be one of its data. */
const MIN_KNOWN = 2;

/**
 * The headings that a person sees above the rows: of the table itself, of the table that a scrolling one keeps its head in,
 * or, where neither shows any, those that a narrow screen hides.
 */
export function readHeadings(table: HTMLTableElement, shape: TableShape): Headings {
  const own = withColumns(inLook(table, ownHead), shape);
  if (own.places.length > 0) return own;
  const apart = headTableOf(table);
  if (apart) {
    const there = withColumns(fromRows(headRows(apart).filter(isDrawn)), shape);
    if (there.places.length > 0) return { ...there, titles: [...there.titles, ...own.titles] };
  }
  const inBody = fromBody(table, shape);
  if (inBody.places.length > 0) return { ...inBody, titles: [...own.titles, ...inBody.titles] };
  const labelled = fromLabels(table, shape);
  if (labelled.places.length > 0) return labelled;
  return withColumns({ places: readPlaces(layOut(headRows(table), allCells)), titles: inBody.titles }, shape);
}

function headRows(table: Element): HTMLTableRowElement[] {
  return sectionsOf(table, "THEAD").flatMap(rowsIn);
}

/** A page's tables are held against one shape after another; what stands in their heads is the same for all. */
function ownHead(table: Element): Head {
  return fromRows(headRows(table).filter(isShown));
}

/** What stands in the rows of a head, whatever it is called. */
type Head = Pick<Headings, "places" | "titles">;

/** Tables that become a list on a narrow screen have each heading in the cell's own attributes. */
function fromLabels(table: HTMLTableElement, shape: TableShape): Headings {
  const labelOf = (cell: Element) => LABELS.map((name) => cell.getAttribute(name)).find(Boolean) ?? "";
  const row = drawnRows(table).find((each) => visibleCells(each).filter(labelOf).length >= MIN_KNOWN);
  const [laid = []] = row ? layOut([row]) : [];
  const places = laid.map((cell, at): Place => {
    const words = cell ? labelOf(cell) : "";
    return { from: at, to: at + 1, words, keys: words ? [columnKey(words)] : [] };
  });
  return withColumns({ places, titles: [] }, shape);
}

const LABELS = [
  "data-label",
  "data-title",
  "data-th",
  "data-heading",
  "data-header",
  "data-column",
  "data-name",
];

/** The head of a scrolling table's body has no height: the other table shows it. */
function isShown(row: Element): boolean {
  return isDrawn(row.parentElement ?? row) && isDrawn(row);
}

function fromRows(rows: readonly Element[]): Head {
  const titles = rows.filter(isTitle);
  const named = rows.filter((row) => !isTitle(row) && !isFilter(row));
  return { places: readPlaces(layOut(named)), titles: titles.map((row) => visibleText(row)) };
}

/** One or two rows of heading cells, or one of plain cells whose words are known. */
function fromBody(table: HTMLTableElement, shape: TableShape): Headings {
  const rows = drawnRows(table);
  const start = rows.findIndex((row) => !isTitle(row));
  const titles = rows.slice(0, Math.max(0, start));
  const next = rows.slice(titles.length, titles.length + 3);
  const after = next.findIndex((row) => !isAllHeadings(row));
  const named = after < 0 ? next : next.slice(0, after);
  const [first] = next;
  if (named.length === 0 && first && isPlainHeading(first, shape)) named.push(first);
  if (named.length === 0) return NONE;
  const head = { places: readPlaces(layOut(named)), titles: titles.map((row) => visibleText(row)) };
  return { ...withColumns(head, shape), rows: new Set([...titles, ...named]) };
}

const NONE: Headings = { places: [], columns: new Map(), rows: new Set(), titles: [] };

function withColumns({ places: all, titles }: Head, shape: TableShape): Headings {
  const places = all.some(({ words }) => words) ? all : [];
  return { ...NONE, places, titles, columns: findColumns(places, shape) };
}

/** One cell over all columns. */
function isTitle(row: Element): boolean {
  const cells = visibleCells(row);
  const [only] = cells;
  return cells.length === 1 && only !== undefined && span(only, "colspan") > 1;
}

/** Nothing but fields to narrow the rows down by. */
function isFilter(row: Element): boolean {
  const cells = visibleCells(row);
  return (
    cells.some((cell) => controlsIn(cell).length > 0) &&
    cells.every((cell) => controlsIn(cell).length > 0 || !headingWords(cell))
  );
}

function isAllHeadings(row: Element): boolean {
  const cells = visibleCells(row);
  return (
    cells.length > 1 && cells.every((cell) => cell.tagName === "TH" || !headingWords(cell)) && !isFilter(row)
  );
}

function isPlainHeading(row: Element, shape: TableShape): boolean {
  const cells = visibleCells(row);
  if (cells.some((cell) => cell.querySelector("table,input,select,textarea"))) return false;
  const places = readPlaces(layOut([row]));
  return findColumns(places, shape).size >= MIN_KNOWN && places.every(({ words }) => !/\d/.test(words));
}
