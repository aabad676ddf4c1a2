import type { IsoDate } from "../../../core/calendar-date.ts";
import { type Cents, parseMoney } from "../../../core/money.ts";
import { cellOf, choiceOf, dayOf, type LeftOutRow, type OwnCsvRow } from "../own-csv/own-csv-rows.ts";
import {
  CARE_ITEM_KINDS,
  CARE_LEVELS,
  type CareItem,
  type CarePackage,
  type CareQuarter,
} from "./care-package.ts";
import { checkPackage } from "./check-package.ts";
import { amountText } from "./package-draft.ts";

/** The columns of a file of care packages: a row for each item and each quarter, with the package that it is of. */
const COLUMNS = {
  level: "Package",
  start: "First day",
  end: "Last day",
  unspent: "Left of the Home Care Package",
  kind: "Counts as",
  item: "Item",
  daily: "A day",
  from: "Item from",
  until: "Item until",
  quarter: "Quarter",
  amount: "Quarter's amount",
  spent: "Quarter's spending",
} as const;

export const PACKAGE_COLUMNS: readonly string[] = Object.values(COLUMNS);
export const REQUIRED_PACKAGE_COLUMNS: readonly string[] = [COLUMNS.level, COLUMNS.start];

const NO_ITEM: readonly string[] = ["", "", "", "", ""];
const NO_QUARTER: readonly string[] = ["", "", ""];

/** The rows of these packages, in the order of the columns. */
export function packageRows(packages: readonly CarePackage[]): string[][] {
  return packages.flatMap((held) => {
    const of = [CARE_LEVELS[held.level], held.start, held.end ?? "", amountText(held.homeCareUnspent)];
    const rows = [
      ...held.items.map((item) => [
        ...of,
        CARE_ITEM_KINDS[item.kind],
        item.name,
        amountText(item.daily),
        item.from ?? "",
        item.to ?? "",
        ...NO_QUARTER,
      ]),
      ...held.quarters.map((quarter) => [
        ...of,
        ...NO_ITEM,
        quarter.from,
        amountText(quarter.amount),
        amountText(quarter.spent),
      ]),
    ];
    return rows.length > 0 ? rows : [[...of, ...NO_ITEM, ...NO_QUARTER]];
  });
}

export interface ReadPackages {
  /** All packages as they would be stored: those of the file in the place of stored ones of the same level and first day. */
  packages: readonly CarePackage[];
  /** How many rows are in it. */
  stored: number;
  leftOut: readonly LeftOutRow[];
}

/** What a file would make of a participant's packages. A package of which one row can't be read is left out whole. */
export function planPackages(
  rows: readonly OwnCsvRow[],
  stored: readonly CarePackage[],
  newId: () => string,
): ReadPackages {
  const leftOut: LeftOutRow[] = [];
  let packages = stored;
  let count = 0;
  const groups = Map.groupBy(rows, (row) => `${cellOf(row, COLUMNS.level)} ${cellOf(row, COLUMNS.start)}`);
  for (const own of groups.values()) {
    const read = readPackage(own, newId);
    if ("faults" in read) {
      leftOut.push(...read.faults);
      continue;
    }
    const { held } = read;
    const same = packages.find(({ level, start }) => level === held.level && start === held.start);
    const others = packages.filter((each) => each !== same);
    const next = same ? { ...held, id: same.id } : held;
    const [fault] = checkPackage(next, others);
    if (fault) leftOut.push(...own.map(({ line }) => ({ line, what: fault.what })));
    else {
      packages = [...others, next];
      count += own.length;
    }
  }
  return { packages, stored: count, leftOut: leftOut.toSorted((a, b) => a.line - b.line) };
}

function readPackage(
  rows: readonly OwnCsvRow[],
  newId: () => string,
): { held: CarePackage } | { faults: LeftOutRow[] } {
  const faults: LeftOutRow[] = [];
  const items: CareItem[] = [];
  const quarters: CareQuarter[] = [];
  const [first] = rows;
  if (!first) return { faults };
  const head = readHead(first);
  if ("what" in head) faults.push({ line: first.line, what: head.what });
  for (const row of rows) {
    const read = readDetail(row, newId);
    if (read === null) continue;
    if ("what" in read) faults.push({ line: row.line, what: read.what });
    if ("item" in read) items.push(read.item);
    if ("quarter" in read) quarters.push(read.quarter);
  }
  if (faults.length > 0 || "what" in head) {
    const wrong = new Set(faults.map(({ line }) => line));
    const others = rows.filter(({ line }) => !wrong.has(line));
    return {
      faults: [
        ...faults,
        ...others.map(({ line }) => ({ line, what: "Another row of this package can't be read." })),
      ],
    };
  }
  return { held: { id: newId(), ...head, items, quarters } };
}

type Fault = { what: string };

function readHead(row: OwnCsvRow): Omit<CarePackage, "id" | "items" | "quarters"> | Fault {
  const level = choiceOf(row, COLUMNS.level, CARE_LEVELS);
  if (level === null) return { what: "It names no package." };
  if (typeof level === "object") return level;
  const start = dayOf(row, COLUMNS.start);
  if (typeof start === "object") return start;
  if (start === "") return { what: "The package has no first day." };
  const end = dayOf(row, COLUMNS.end);
  if (typeof end === "object") return end;
  const unspent = amountOf(row, COLUMNS.unspent);
  if (unspent !== null && typeof unspent === "object") return unspent;
  return { level, start, end: orNull(end), homeCareUnspent: unspent };
}

/** `null`: the row has the package alone. */
function readDetail(
  row: OwnCsvRow,
  newId: () => string,
): { item: CareItem } | { quarter: CareQuarter } | Fault | null {
  const quarter = dayOf(row, COLUMNS.quarter);
  if (typeof quarter === "object") return quarter;
  if (quarter !== "") {
    const amount = amountOf(row, COLUMNS.amount);
    if (amount !== null && typeof amount === "object") return amount;
    const spent = amountOf(row, COLUMNS.spent);
    if (spent !== null && typeof spent === "object") return spent;
    return { quarter: { from: quarter, amount, spent } };
  }
  const name = cellOf(row, COLUMNS.item);
  const kind = choiceOf(row, COLUMNS.kind, CARE_ITEM_KINDS);
  if (kind !== null && typeof kind === "object") return kind;
  const daily = amountOf(row, COLUMNS.daily);
  if (daily !== null && typeof daily === "object") return daily;
  if (name === "" && kind === null && daily === null) return null;
  if (name === "" || kind === null || daily === null)
    return { what: `An item needs ${COLUMNS.item}, ${COLUMNS.kind} and ${COLUMNS.daily}.` };
  const from = dayOf(row, COLUMNS.from);
  if (typeof from === "object") return from;
  const to = dayOf(row, COLUMNS.until);
  if (typeof to === "object") return to;
  return { item: { id: newId(), kind, name, daily, from: orNull(from), to: orNull(to) } };
}

function orNull(day: IsoDate): IsoDate | null {
  return day === "" ? null : day;
}

function amountOf(row: OwnCsvRow, column: string): Cents | null | Fault {
  const text = cellOf(row, column);
  if (text === "") return null;
  return parseMoney(text) ?? { what: `“${text}” in ${column} isn't an amount. Write it as 1250.00.` };
}
