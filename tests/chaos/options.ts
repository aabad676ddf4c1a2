import { parseArgs } from "node:util";
import { BROWSERS, type BrowserName } from "../support/browsers.ts";

export interface ChaosOptions {
  /** What is done: contracts of PACE plans, or service bookings. */
  of: "pace" | "bookings";
  browser: BrowserName;
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

const USAGE =
  "npm run chaos -- --kills K [--pace N | --bookings N] [--late-commit] [--seed S] [--browser chromium|firefox] [--report FILE]";

/** An error message for the person at the keyboard, without a stack trace. */
export class OptionError extends Error {
  constructor(what: string) {
    super(`${what}\nUsage: ${USAGE}`);
  }
}

/**
 * Unless told otherwise three operations a kill, and with `--late-commit` a late commit for every second one. With bookings the
 * server fails as often as something dies. `--operations` is `--pace` by its earlier name.
 */
export function readOptions(args: string[]): ChaosOptions {
  const values = parse(args);
  const browser = BROWSERS.find((name) => name === (values.browser ?? "chromium"));
  if (!browser) throw new OptionError(`--browser is ${BROWSERS.join(" or ")}, not “${values.browser}”.`);
  const kills = wholeNumber("--kills", values.kills, 0);
  if (values.bookings !== undefined && (values.pace ?? values.operations) !== undefined)
    throw new OptionError("A run is either of --pace or of --bookings.");
  const of = values.bookings === undefined ? "pace" : "bookings";
  const count = values.bookings ?? values.pace ?? values.operations;
  const operations = count === undefined ? Math.max(1, kills * 3) : wholeNumber(`--${of}`, count, 1);
  const seed = wholeNumber("--seed", values.seed ?? "1", 0);
  const lateCommits = values["late-commit"] ? Math.ceil(kills / 2) : 0;
  const { report } = values;
  const serverFaults = of === "bookings" ? kills : 0;
  return { of, browser, seed, operations, kills, lateCommits, serverFaults, ...(report ? { report } : {}) };
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
