import { parseArgs } from "node:util";
import { BROWSERS, type BrowserName } from "../support/browsers.ts";

export interface ChaosOptions {
  /** What is done: contracts of PACE plans, service bookings, or everything, with every kind of fault. */
  of: "pace" | "bookings" | "all";
  browser: BrowserName;
  /** With `all`: both browsers, unless one was named. */
  browsers: readonly BrowserName[];
  seed: number;
  /** Changes that are accepted, each of a client of its own: a contract is created or synced, or bookings are made or changed. */
  operations: number;
  /** Deaths of the extension's worker, or of the whole browser. */
  kills: number;
  /** Forms that the CRM saves long after their answer was lost. */
  lateCommits: number;
  /** Requests that the server fails with: it hangs, is too busy, errs before or after it has saved, or drops its answer. */
  serverFaults: number;
  report?: string;
}

/** Changes that each browser accepts with `--all`, half of them contracts and half bookings. */
const OPERATIONS_OF_ALL = 24;

const USAGE =
  "npm run chaos -- (--all [--operations N] | --kills K [--pace N | --bookings N] [--late-commit]) [--seed S] [--browser chromium|firefox] [--report FILE]";

/** An error message for the person at the keyboard, without a stack trace. */
export class OptionError extends Error {
  constructor(what: string) {
    super(`${what}\nUsage: ${USAGE}`);
  }
}

/**
 * Unless told otherwise three operations a kill, and with `--late-commit` a late commit for every second one. With bookings the
 * server fails as often as something dies. `--operations` is `--pace` by its earlier name; with `--all` it is how many changes
 * each browser accepts beside its other faults.
 */
export function readOptions(args: string[]): ChaosOptions {
  const values = parse(args);
  const browser = BROWSERS.find((name) => name === (values.browser ?? "chromium"));
  if (!browser) throw new OptionError(`--browser is ${BROWSERS.join(" or ")}, not “${values.browser}”.`);
  const isAll = values.all === true;
  const kills = isAll ? 0 : wholeNumber("--kills", values.kills, 0);
  if (values.bookings !== undefined && (values.pace ?? values.operations) !== undefined)
    throw new OptionError("A run is either of --pace or of --bookings.");
  const of = isAll ? "all" : values.bookings === undefined ? "pace" : "bookings";
  const count = values.bookings ?? values.pace ?? values.operations;
  const usual = isAll ? OPERATIONS_OF_ALL : Math.max(1, kills * 3);
  const operations = count === undefined ? usual : wholeNumber(`--${isAll ? "operations" : of}`, count, 1);
  const browsers = isAll && values.browser === undefined ? BROWSERS : [browser];
  const seed = wholeNumber("--seed", values.seed ?? "1", 0);
  const lateCommits = values["late-commit"] ? Math.ceil(kills / 2) : 0;
  const { report } = values;
  const serverFaults = of === "bookings" ? kills : 0;
  return {
    of,
    browser,
    browsers,
    seed,
    operations,
    kills,
    lateCommits,
    serverFaults,
    ...(report ? { report } : {}),
  };
}

function wholeNumber(name: string, value: string | undefined, least: number): number {
  const number = Number(value);
  if (value === undefined || !Number.isInteger(number) || number < least)
    throw new OptionError(`${name} is a whole number from ${least}, not “${value ?? ""}”.`);
  return number;
}

function parse(args: string[]) {
  const text = { type: "string" } as const;
  const late = { type: "boolean" } as const;
  try {
    return parseArgs({
      args,
      options: {
        all: late,
        kills: text,
        seed: text,
        operations: text,
        pace: text,
        bookings: text,
        browser: text,
        report: text,
        "late-commit": late,
      },
    }).values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
}
