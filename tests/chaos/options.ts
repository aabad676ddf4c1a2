import { parseArgs } from "node:util";
import { BROWSERS, type BrowserName } from "../support/browsers.ts";

export interface ChaosOptions {
  browser: BrowserName;
  seed: number;
  /** Changes that are accepted: each creates or syncs the contract of a client of its own. */
  operations: number;
  /** Deaths of the extension's worker, or of the whole browser. */
  kills: number;
  /** Forms that the CRM saves long after their answer was lost. */
  lateCommits: number;
  report?: string;
}

const USAGE =
  "npm run chaos -- --kills K [--late-commit] [--seed S] [--operations N] [--browser chromium|firefox] [--report FILE]";

/** An error message for the person at the keyboard, without a stack trace. */
export class OptionError extends Error {
  constructor(what: string) {
    super(`${what}\nUsage: ${USAGE}`);
  }
}

/** Unless told otherwise three operations a kill, and with `--late-commit` a late commit for every second one. */
export function readOptions(args: string[]): ChaosOptions {
  const values = parse(args);
  const browser = BROWSERS.find((name) => name === (values.browser ?? "chromium"));
  if (!browser) throw new OptionError(`--browser is ${BROWSERS.join(" or ")}, not “${values.browser}”.`);
  const kills = wholeNumber("--kills", values.kills, 0);
  const operations =
    values.operations === undefined
      ? Math.max(1, kills * 3)
      : wholeNumber("--operations", values.operations, 1);
  const seed = wholeNumber("--seed", values.seed ?? "1", 0);
  const lateCommits = values["late-commit"] ? Math.ceil(kills / 2) : 0;
  const { report } = values;
  return { browser, seed, operations, kills, lateCommits, ...(report ? { report } : {}) };
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
        browser: text,
        report: text,
        "late-commit": late,
      },
    }).values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
}
