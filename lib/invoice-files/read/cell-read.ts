import { tidyValue } from "../../core/look-alikes.ts";
import { isBlank } from "../parse/blank-text.ts";
import type { CellReading } from "./cell-reading.ts";
import { readCell } from "./cells.ts";
import { type DateOrder, doubted, orderOfDate } from "./date-cell.ts";
import type { FileField, Layout } from "../parse/layouts.ts";
import { LONGEST_CELL, tooLong } from "./long-cell.ts";

/** What is made of a cell: its reading, and what has to be said of its bytes. */
export interface CellRead extends CellReading {
  odd: boolean;
  empty: boolean;
  /** It has nothing that can be seen, whether it is empty or not. */
  blank: boolean;
  order?: DateOrder | undefined;
  /** What is made of it in a doubtful column. */
  doubt?: CellRead;
}

const DATES: ReadonlySet<FileField> = new Set<FileField>(["date", "delivered", "from", "to"]);

export function cellRead(text: string, field: FileField, { dates }: Layout, odd: boolean): CellRead {
  if (text === "") return { odd, empty: true, blank: true };
  if (text.length > LONGEST_CELL)
    return { fault: tooLong(text.length, "block"), odd, empty: false, blank: isBlank(text) };
  const order = DATES.has(field) ? orderOfDate(tidyValue(text).trim(), dates) : undefined;
  return { ...readCell(text, field, dates), odd, empty: false, blank: isBlank(text), order };
}

/** Whoever types a date here has chosen its day: only one that can't be as it stands says something of its column. */
export function typed(cell: CellRead): CellRead {
  return cell.order?.days ? { ...cell, order: undefined } : cell;
}

/** A cell of a doubtful column: not read where it could be read in two ways. Made once, as equal cells are one object. */
export function inDoubt(cell: CellRead, { dates }: Layout): CellRead {
  const { order, odd } = cell;
  if (!order?.days) return cell;
  cell.doubt ??= { ...doubted(order, dates), odd, empty: false, blank: false, order };
  return cell.doubt;
}
