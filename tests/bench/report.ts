import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserName } from "../support/browsers.ts";
import { machineTime } from "../support/clock/machine-clock.ts";
import { ROOT } from "../support/run.ts";

/** One number beside the least that the same thing could cost. */
export interface Row {
  name: string;
  value: number;
  unit: "s" | "ms" | "µs" | "kB" | "MB";
  floor: number;
  /** `value / floor`. */
  ratio: number;
}

/** A row, what is aimed at, and what a reader should know about how it came about. */
export interface Measured extends Omit<Row, "ratio"> {
  /** Absent where the floor is there for comparison alone. */
  aim?: { words: string; met: boolean };
  notes: string[];
  /** As the browser names itself; absent where none was needed. */
  browserVersion?: string;
}

export interface Report {
  date: string;
  browser: BrowserName;
  versions: Record<string, string>;
  rows: Row[];
}

export function toReport(browser: BrowserName, measured: Measured[]): Report {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  const browserVersion = measured.find((row) => row.browserVersion)?.browserVersion;
  return {
    date: new Date(machineTime()).toISOString(),
    browser,
    versions: {
      planbridge: version,
      node: process.version,
      ...(browserVersion ? { browser: browserVersion } : {}),
    },
    rows: measured.map(toRow),
  };
}

function toRow({ name, value, unit, floor }: Measured): Row {
  return { name, value: round(value), unit, floor: round(floor), ratio: round(value / floor) };
}

/** A table for people, with the notes below it. */
export function formatRow(measured: Measured[]): string {
  const head = ["", "value", "floor", "ratio", "aim", ""];
  const lines = measured.map((row) => {
    const { name, value, unit, floor, ratio } = toRow(row);
    return [
      name,
      `${value} ${unit}`,
      `${floor} ${unit}`,
      String(ratio),
      ...(row.aim ? [row.aim.words, row.aim.met ? "met" : "NOT MET"] : ["", ""]),
    ];
  });
  const table = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  const aligned = table.map((line) =>
    line
      .map((cell, column) => pad(cell, column, widths))
      .join("  ")
      .trimEnd(),
  );
  const notes = measured.flatMap(({ name, notes: said }) => said.map((note) => `${name}: ${note}`));
  return ["", ...aligned, "", ...notes].join("\n");
}

/** Numbers to the right, words to the left. */
function pad(cell: string, column: number, widths: number[]): string {
  const width = widths[column] ?? 0;
  return column >= 1 && column <= 3 ? cell.padStart(width) : cell.padEnd(width);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The value that so many of a hundred don't exceed. */
export function percentile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil((values.length * share) / 100) - 1] ?? Number.NaN;
}
