import type { Switches } from "../control/switches.ts";

type Write = (at: number, now: number) => unknown;

const FORMS: Record<Switches["expiryForm"], Write> = {
  local: (at) => `${dayOf(at)} ${timeOf(at)}`,
  iso: (at) => new Date(at).toISOString(),
  offset: (at) => `${dayOf(at)}T${timeOf(at)}.000${inSydney(at).offset.replace(":", "")}`,
  "day-first": (at) => `${dayOf(at).split("-").toReversed().join("/")} ${timeOf(at).slice(0, 5)}`,
  seconds: (at) => Math.floor(at / 1000),
  milliseconds: (at) => String(at),
  remaining: (at, now) => Math.floor((at - now) / 1000),
  unreadable: () => "as agreed",
};

/** When something ends, as PRODA may write it. Nobody has published which of these it is. */
export function writeExpiry(at: number, form: Switches["expiryForm"], now: number): unknown {
  return FORMS[form](at, now);
}

function inSydney(at: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO("Australia/Sydney");
}

function dayOf(at: number): string {
  return inSydney(at).toPlainDate().toString();
}

function timeOf(at: number): string {
  return inSydney(at).toPlainTime().toString({ smallestUnit: "second" });
}
