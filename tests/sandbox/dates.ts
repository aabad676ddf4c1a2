/** Calendar dates: stored as YYYY-MM-DD text, typed and shown as dd/mm/yyyy. */

const TYPED = /^(\d{2})\/(\d{2})\/(\d{4})$/;
const STORED = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads dd/mm/yyyy strictly: two-digit day and month, a day that exists. Null when it isn't such a date. */
export function parseTypedDate(text: string): string | null {
  const parts = TYPED.exec(text);
  return parts ? calendarDate(parts[3], parts[2], parts[1]) : null;
}

/** Reads YYYY-MM-DD strictly. Null when it isn't such a date. */
export function parseIsoDate(text: string): string | null {
  const parts = STORED.exec(text);
  return parts ? calendarDate(parts[1], parts[2], parts[3]) : null;
}

export function formatDate(iso: string | null): string {
  return iso === null ? "" : iso.replace(STORED, "$3/$2/$1");
}

export function addToDate(iso: string, duration: { days?: number; months?: number; years?: number }): string {
  return Temporal.PlainDate.from(iso).add(duration).toString();
}

function calendarDate(year = "", month = "", day = ""): string | null {
  // Comparing with the constrained date finds 31/02 without using an exception as an answer.
  if (Number(month) < 1 || Number(day) < 1) return null;
  const text = `${year}-${month}-${day}`;
  const nearest = Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) });
  return nearest.toString() === text && Number(year) >= 1900 ? text : null;
}
