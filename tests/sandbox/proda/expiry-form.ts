import type { Switches } from "../control/switches.ts";

/** When something ends, as PRODA may write it. Nobody has published which of these it is. */
export function writeExpiry(at: number, form: Switches["expiryForm"], now: number): unknown {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO("Australia/Sydney");
  const day = zoned.toPlainDate().toString();
  const time = zoned.toPlainTime().toString({ smallestUnit: "second" });
  switch (form) {
    case "local":
      return `${day} ${time}`;
    case "iso":
      return new Date(at).toISOString();
    case "offset":
      return `${day}T${time}.000${zoned.offset.replace(":", "")}`;
    case "day-first":
      return `${day.split("-").toReversed().join("/")} ${time.slice(0, 5)}`;
    case "seconds":
      return Math.floor(at / 1000);
    case "milliseconds":
      return String(at);
    case "remaining":
      return Math.floor((at - now) / 1000);
    case "unreadable":
      return "as agreed";
  }
}
