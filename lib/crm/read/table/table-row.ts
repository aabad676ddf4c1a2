import { agreedReading, NOT_SHOWN, type Reading, valueReading } from "../reading.ts";
import { cellTexts } from "./cell-text.ts";
import type { Columns, Place } from "./columns.ts";
import { allCells, type Cell, type GridRow } from "./grid.ts";

/** A row of data by what its columns mean, wherever they stand. */
export interface TableRow {
  element: HTMLTableRowElement;
  /** What the cell says, with how certain that is. Not shown: the table has no such column. */
  read(column: string): Reading<string>;
  /** The cell's text, or `undefined` where the table has no such column or it isn't certain. */
  cell(column: string): string | undefined;
  cellElement(column: string): HTMLTableCellElement | undefined;
  /** The place of the cell's element among those of the row. */
  at(column: string): number | undefined;
}

export function createRow(element: HTMLTableRowElement, laid: GridRow, columns: Columns): TableRow {
  const read = (column: string): Reading<string> => {
    const places = columns.get(column);
    if (!places) return NOT_SHOWN;
    const [only, ...others] = places.map((place) => readPlace(place, laid));
    if (!only || others.length === 0) return only ?? NOT_SHOWN;
    const uncertain = [only, ...others].find(({ state }) => state !== "value");
    return (
      uncertain ??
      agreedReading([only, ...others].flatMap((each) => (each.state === "value" ? each.value : [])))
    );
  };
  const cellElement = (column: string) => {
    const [place] = columns.get(column) ?? [];
    return place && chosenCell(cellsAt(place, laid));
  };
  let own: Cell[] | undefined;
  return {
    element,
    read,
    cell: (column) => {
      const reading = read(column);
      return reading.state === "value" ? reading.value : undefined;
    },
    cellElement,
    at: (column) => {
      const cell = cellElement(column);
      const at = cell ? (own ??= allCells(element)).indexOf(cell) : -1;
      return at < 0 ? undefined : at;
    },
  };
}

function readPlace(place: Place, laid: GridRow): Reading<string> {
  const cells = cellsAt(place, laid);
  const [only] = cells;
  if (!only) return valueReading("");
  if (cells.length === 1) {
    const reading = agreedReading(cellTexts(only));
    const isWider = laid[place.from - 1] === only || laid[place.to] === only;
    return isWider && reading.state === "value" && reading.value
      ? { state: "unreadable", text: reading.value }
      : reading;
  }
  // A star or a picture beside the words has a cell of its own.
  const texts = cells.flatMap(cellTexts);
  const words = texts.filter(hasWords);
  const [first, second, ...more] = words;
  if (second === undefined) return valueReading(first ?? texts.find(Boolean) ?? "");
  const isNumbered =
    more.length === 0 && first !== undefined && /^\d{1,2}$/.test(first) && /^\D+$/.test(second);
  return isNumbered ? valueReading(`${first} ${second}`) : { state: "ambiguous", texts: words };
}

function cellsAt({ from, to }: Place, laid: GridRow): Cell[] {
  const only = laid[from];
  if (to === from + 1) return only ? [only] : [];
  return [...new Set(laid.slice(from, to))].filter((cell) => cell !== undefined);
}

function chosenCell(cells: readonly Cell[]): Cell | undefined {
  return cells.length > 1 ? (cells.find((cell) => cellTexts(cell).some(hasWords)) ?? cells[0]) : cells[0];
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
