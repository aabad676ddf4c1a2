import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { CLOCK_SHIFT, shiftedEnvironment } from "../../support/clock/clock-shift.ts";
import { ROOT } from "../../support/run.ts";

const PRELOAD = join(ROOT, "tests/support/clock/shifted-clock.ts");
/** Much longer than anything here takes, much shorter than any shift. */
const TOLERANCE_MS = 3_600_000;

/** What a process of its own answers, which shares nothing with vitest's workers. */
function ask(script: string, env: Record<string, string> = {}, args: string[] = []): unknown {
  const { [CLOCK_SHIFT]: _shift, ...own } = process.env;
  const answer = execFileSync(process.execPath, [...args, "-p", `JSON.stringify(${script})`], {
    env: { ...own, ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return JSON.parse(answer);
}
const askShifted = (script: string, env: Record<string, string>) => ask(script, env, ["--import", PRELOAD]);
const machineTime = () => Number(ask("Date.now()"));

const MOMENTS = {
  "Date.now()": "Date.now()",
  "new Date()": "new Date().getTime()",
  "Date() as text": "Date.parse(Date())",
  "Temporal.Now.instant()": "Temporal.Now.instant().epochMilliseconds",
  "Temporal.Now.zonedDateTimeISO()": "Temporal.Now.zonedDateTimeISO().epochMilliseconds",
} as const;
/** Half an hour is left of every one of them, so a slow machine doesn't turn the hour. */
const PLACES = {
  "the day where the process believes to be": ["Temporal.Now.plainDateISO().toString()", "2028-02-28"],
  "the day in Sydney": ['Temporal.Now.plainDateISO("Australia/Sydney").toString()', "2028-02-29"],
  "the hour in Sydney": ['Temporal.Now.plainTimeISO("Australia/Sydney").hour', 13],
  "the day's hour in Sydney": ['Temporal.Now.plainDateTimeISO("Australia/Sydney").hour', 13],
  "the time zone": ["Temporal.Now.timeZoneId()", "America/Los_Angeles"],
  "the zone's offset in minutes": ["new Date().getTimezoneOffset()", 480],
  "a Date that is given its time": ["new Date(5).getTime()", 5],
  "that what it makes is a Date": ["new Date() instanceof Date", true],
  "that a Date's constructor is Date": ["new Date(5).constructor === Date", true],
} as const;

describe("the clock of a process that is told to shift it", () => {
  const at = "2028-02-29T02:10:00Z";
  let said: Record<string, unknown>;
  beforeAll(() => {
    const scripts = [
      ...Object.entries(MOMENTS),
      ...Object.entries(PLACES).map(([name, [script]]) => [name, script] as const),
    ];
    said = askShifted(
      `({${scripts.map(([name, script]) => `${JSON.stringify(name)}: ${script}`).join()}})`,
      shiftedEnvironment(at, "America/Los_Angeles", machineTime()),
    ) as typeof said;
  });

  test.each(Object.keys(MOMENTS))("a shifted process reads the shifted clock with %s", (name) => {
    expect(Math.abs(Number(said[name]) - Date.parse(at))).toBeLessThan(TOLERANCE_MS);
  });

  test.each(Object.entries(PLACES).map(([name, [, value]]) => [name, value] as const))(
    "a shifted process reads %s as %j",
    (name, value) => {
      expect(said[name]).toBe(value);
    },
  );

  test("a process without the variable reads the machine's clock", () => {
    const difference = Number(askShifted("Date.now()", {})) - machineTime();
    expect(Math.abs(difference)).toBeLessThan(TOLERANCE_MS);
  });

  test("a process ends when its clock shift isn't a number", () => {
    expect(() => askShifted("Date.now()", { [CLOCK_SHIFT]: "soon" })).toThrow(/soon/);
  });
});

test("the test worker has exactly the clock shift that its environment asks for", () => {
  vi.useRealTimers();
  const wanted = Number(process.env[CLOCK_SHIFT] ?? 0);
  const difference = vi.getRealSystemTime() - machineTime();
  expect(Math.abs(difference - wanted)).toBeLessThan(TOLERANCE_MS);
});
