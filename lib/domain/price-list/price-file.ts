import type { IsoDate } from "../../core/calendar-date.ts";
import type { PriceItem, PriceListKind } from "./price-item.ts";

/** A row of a file before it belongs to a list. `from` is absent where the file tells no first day: then it is the list's. */
export type FileItem = Omit<PriceItem, "listId" | "from"> & { from: IsoDate | null };

/** A row that isn't imported. */
export interface LeftOutRow {
  sheet: string;
  /** As the spreadsheet counts rows, from 1. */
  row: number;
  /** The item's number, as far as the row has one. */
  item: string;
  /** Why, in a sentence. */
  what: string;
}

/** A price list's file that was read. Nothing of it is stored before a person confirms it. */
export interface PriceFile {
  fileName: string;
  kind: PriceListKind;
  /** The first and the last day that most of its rows have; `null`: they tell none. */
  from: IsoDate | null;
  to: IsoDate | null;
  items: readonly FileItem[];
  leftOut: readonly LeftOutRow[];
  /** Columns that it hasn't got and can do without, by the NDIA's own names: what they tell stays as it is built in. */
  absentColumns: readonly string[];
}
