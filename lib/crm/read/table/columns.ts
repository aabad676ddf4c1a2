import type { TableShape } from "../../profile/define-page.ts";
import type { Cell, GridRow } from "./grid.ts";
import { columnKey, headingWords, spellingKeys } from "./heading-words.ts";

/** The places of one heading, from the first to before `to`. */
export interface Place {
  from: number;
  to: number;
  /** As it is written, without marks. */
  words: string;
  /** What it may be called: alone, and together with the heading of its group. */
  keys: readonly string[];
}

/** For each column of the shape the headings that fit it equally well: one, unless the table has the same heading twice. */
export type Columns = ReadonlyMap<string, readonly Place[]>;

/** The headings of a table from left to right. */
export function readPlaces(grid: readonly GridRow[]): Place[] {
  const words = new Map<Cell, string>();
  const wordsOf = (cell: Cell | undefined) => {
    if (!cell) return "";
    // A cell of a layout holds whole parts of the page, and is no heading.
    const known = words.get(cell) ?? (cell.querySelector("table") ? "" : headingWords(cell));
    words.set(cell, known);
    return known;
  };
  const width = Math.max(0, ...grid.map(({ length }) => length));
  const places: (Place & { cell: Cell | undefined })[] = [];
  for (let at = 0; at < width; at += 1) {
    const stack = grid
      .map((row) => row[at])
      .filter((cell, row, all) => cell !== all[row - 1] && wordsOf(cell));
    const cell = stack.at(-1);
    const last = places.at(-1);
    if (cell && last && last.cell === cell && last.to === at) last.to = at + 1;
    else places.push({ cell, from: at, to: at + 1, words: wordsOf(cell), keys: keysOf(stack.map(wordsOf)) });
  }
  return places;
}

/** `Dates` over `Start` may be `Start`, `Dates Start` or `Start Dates`. */
function keysOf(stack: readonly string[]): string[] {
  const own = stack.at(-1);
  if (!own) return [];
  const groups = stack.slice(0, -1);
  return [own, ...groups.flatMap((group) => [`${group} ${own}`, `${own} ${group}`])].map(columnKey);
}

/** The better spelling wins, wherever it stands: `Total Delivered` before a count that is headed `Delivered`. */
export function findColumns(places: readonly Place[], { columns }: TableShape): Columns {
  const found = new Map<string, readonly Place[]>();
  for (const [column, spellings] of Object.entries(columns)) {
    for (const key of spellingKeys(spellings)) {
      const named = places.filter(({ keys }) => keys[0] === key);
      const fitting = named.length > 0 ? named : places.filter(({ keys }) => keys.includes(key));
      if (fitting.length === 0) continue;
      found.set(column, fitting);
      break;
    }
  }
  return found;
}
