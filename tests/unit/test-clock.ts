import { vi } from "vitest";

/*
 * The clock of the unit tests. Product, sandbox and test run in one process and all read `Date`, so setting it here sets
 * all of them: what a test sees doesn't depend on the machine's date or time zone. It stands still until a test moves it.
 */

/** Where every test begins: a Sunday, 11:00 in Sydney (daylight saving), when the day is the same in all of Australia. */
export const NOW = Date.parse("2026-11-22T00:00:00Z");
/** The same moment's calendar day in Sydney. */
export const TODAY = "2026-11-22";

/** The zone in which a person reads times on the screens of these tests. */
export const READER_ZONE = "Australia/Sydney";

type FakeTimers = NonNullable<Parameters<typeof vi.useFakeTimers>[0]>;

/** Sets every clock: epoch milliseconds or an ISO instant with its zone. `tests/unit/set-clock.ts` sets it back before each test. */
export function setClock(at: number | string = NOW): void {
  vi.setSystemTime(typeof at === "string" ? Date.parse(at) : at);
}

/** Timers that run when the test says so. The clock stays the set one, whatever else is named in `toFake`. */
export function fakeTimers({ toFake, ...config }: FakeTimers = {}): typeof vi {
  return vi.useFakeTimers({ ...config, ...(toFake ? { toFake: [...toFake, "Date", "Temporal"] } : {}) });
}

/** Timers run by themselves again; the clock is the set one still. */
export function realTimers(): void {
  vi.useRealTimers();
  setClock();
}
