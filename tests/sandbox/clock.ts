/** The sandbox's own time: the machine's clock plus an offset that tests move, so that a key or a device can expire without waiting. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Whole seconds since the epoch, as JWT claims count. */
  seconds(): number;
  /** Today in Sydney as YYYY-MM-DD; the stand-ins' business day is the agency's, not the machine's. */
  today(): string;
  offset(): number;
  shift(milliseconds: number): void;
};

export function createClock(): Clock {
  let offset = 0;
  const now = () => Date.now() + offset;
  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    today: () =>
      Temporal.Instant.fromEpochMilliseconds(now())
        .toZonedDateTimeISO("Australia/Sydney")
        .toPlainDate()
        .toString(),
    offset: () => offset,
    shift: (milliseconds) => {
      offset = milliseconds;
    },
  };
}
