import { formatDate, type IsoDate } from "../../core/calendar-date.ts";

/** A sentence about something that ends before it begins; none where its days are in order, or its end isn't told. */
export function reversedDays(
  name: string,
  { startDate, endDate }: { startDate: IsoDate; endDate: IsoDate | null },
): string[] {
  if (endDate === null || endDate >= startDate) return [];
  return [`${name} ends on ${formatDate(endDate)}, before it begins on ${formatDate(startDate)}.`];
}
