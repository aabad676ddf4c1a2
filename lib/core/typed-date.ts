import type { IsoDate } from "./calendar-date.ts";
import { parseFreeFormDate } from "./free-form-date.ts";

/**
 * Reads a day as an Australian types it: `1/7/26`, `01/07/2026`, `1 Jul 2026`, `2026-07-01`, `today`. `null`: it isn't one for
 * certain. Month and day are never swapped.
 * @param today what `today` stands for
 */
export function parseTypedDate(text: string, today: IsoDate): IsoDate | null {
  if (text.trim().toLowerCase() === "today") return today;
  const read = parseFreeFormDate(text);
  // Two digits first that can only be a year, or a month where the day stands.
  if (!read || read.monthFirst || (read.ambiguous && read.other === undefined)) return null;
  return read.date;
}
