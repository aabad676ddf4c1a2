import { formatDate, type IsoDate } from "../../lib/core/calendar-date.ts";
import { plural } from "../base/plural.ts";

/** The urgency of an expiry. Each level has its own text and icon besides its colour. */
export type ExpiryLevel = "fine" | "soon" | "urgent" | "past";

interface Lead {
  soon: number;
  urgent: number;
}

/** A new device takes a PRODA administrator some days to arrange, so a month's notice. */
export const DEVICE_NOTICE_DAYS: Lead = { soon: 30, urgent: 7 };

/** Keys last for days and renew automatically three days ahead: nearer than that, renewal is failing. */
export const KEY_NOTICE_DAYS: Lead = { soon: 2, urgent: 1 };

export function expiryLevel(daysLeft: number, lead = DEVICE_NOTICE_DAYS): ExpiryLevel {
  if (daysLeft < 0) return "past";
  if (daysLeft <= lead.urgent) return "urgent";
  return daysLeft <= lead.soon ? "soon" : "fine";
}

/** `Device expires in 178 days (19/05/2027)`. */
export function expiryText(what: string, daysLeft: number, today: IsoDate): string {
  const date = formatDate(Temporal.PlainDate.from(today).add({ days: daysLeft }).toString());
  if (daysLeft < 0) return `${what} expired ${plural(-daysLeft, "day")} ago (${date})`;
  if (daysLeft === 0) return `${what} expires today (${date})`;
  return `${what} expires in ${plural(daysLeft, "day")} (${date})`;
}
