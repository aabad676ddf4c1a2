/*
 * The one place in harness, end-to-end tests, bench and demo that reads the machine's clock. The browser and the sandbox
 * go by the same one, so all of them agree; unit tests set theirs instead (tests/unit/test-clock.ts).
 */

/** Epoch milliseconds, as the machine has them. */
export function machineTime(): number {
  return Date.now();
}

/** The calendar day in Sydney at this moment, as `YYYY-MM-DD`: the extension's today, and the sandbox's. */
export function machineToday(): string {
  return Temporal.Instant.fromEpochMilliseconds(machineTime())
    .toZonedDateTimeISO("Australia/Sydney")
    .toPlainDate()
    .toString();
}
