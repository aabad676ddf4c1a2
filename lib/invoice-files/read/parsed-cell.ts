import { tidyValue } from "../../core/look-alikes.ts";
import { isBlank } from "../parse/blank-text.ts";
import type { CellResult } from "./cell-result.ts";
import { readCell } from "./read-cell.ts";
import { type DateOrder, doubtfulDate, orderOfDate } from "./date-cell.ts";
import type { FileField, Layout } from "../parse/layouts.ts";
import { MAX_CELL_LENGTH, cellTooLongFault } from "./long-cell.ts";

/** A cell of the file: its value or fault, and what is known of its bytes. */
export interface ParsedCell extends CellResult {
  undecodable: boolean;
  empty: boolean;
  /** It has nothing that can be seen, whether it is empty or not. */
  blank: boolean;
  order?: DateOrder | undefined;
  /** What is made of it in a doubtful column. */
  doubtful?: ParsedCell;
}

const DATES: ReadonlySet<FileField> = new Set<FileField>(["date", "delivered", "from", "to"]);

export function parseCell(
  text: string,
  field: FileField,
  { dates }: Layout,
  undecodable: boolean,
): ParsedCell {
  if (text === "") return { undecodable, empty: true, blank: true };
  if (text.length > MAX_CELL_LENGTH)
    return { fault: cellTooLongFault(text.length, "block"), undecodable, empty: false, blank: isBlank(text) };
  const order = DATES.has(field) ? orderOfDate(tidyValue(text).trim(), dates) : undefined;
  return { ...readCell(text, field, dates), undecodable, empty: false, blank: isBlank(text), order };
}

/** Whoever types a date here has chosen its day: only one that can't be as it stands says something of its column. */
export function asTyped(cell: ParsedCell): ParsedCell {
  return cell.order?.days ? { ...cell, order: undefined } : cell;
}

/** A cell of a doubtful column: not read where it could be read in two ways. Made once, as equal cells are one object. */
export function asDoubtful(cell: ParsedCell, { dates }: Layout): ParsedCell {
  const { order, undecodable } = cell;
  if (!order?.days) return cell;
  cell.doubtful ??= { ...doubtfulDate(order, dates), undecodable, empty: false, blank: false, order };
  return cell.doubtful;
}
