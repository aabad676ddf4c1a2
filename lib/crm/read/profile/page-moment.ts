import { splitTime } from "../../../core/free-form-time.ts";
import { tidyValue } from "../../../core/look-alikes.ts";
import type { WallTime } from "../../../domain/profile/crm-profile/wall-time.ts";
import type { DateOrder } from "../../profile/site-profile.ts";
import { isNothing, parsePageDate } from "../fields/page-values.ts";

/**
 * A day with a time as the page writes it, kept as it is written. `null`: it isn't certain which day is meant, or the time is of
 * another zone than the office's, so that the clock there shows another one.
 */
export function parsePageMoment(text: string, order: DateOrder | undefined): WallTime | null {
  const written = tidyValue(text).replaceAll(/\s+/g, " ").trim();
  if (isNothing(written)) return null;
  const split = splitTime(written);
  if (split === "unreadable") return null;
  if (split === null) {
    const date = parsePageDate(written, { order });
    // `parsePageDate` takes off a time that `splitTime` doesn't know; then it isn't known which one it is.
    return date !== null && !/:\d\d|\d ?[ap]\.?m/i.test(written) ? { date, time: null } : null;
  }
  if (split.offset === "+00:00") return null;
  const date = parsePageDate(split.day, { order });
  return date === null ? null : { date, time: split.time.slice(0, 5) };
}
