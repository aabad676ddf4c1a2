import { formatDate } from "../../../lib/core/calendar-date.ts";
import { formatMoney } from "../../../lib/core/money.ts";
import {
  type ComparedValue,
  type FlatValue,
  isValueChanged,
  type PartState,
} from "../../../lib/domain/history/compared-part.ts";
import { csvAmount } from "../list/list-csv.ts";

/** One side of a compared value as people read it. */
export function valueText(kind: ComparedValue["kind"], value: ComparedValue["before"]): string {
  if (value === undefined) return "Not told";
  if (value === null || value === "") return "None";
  if (kind === "money") return formatMoney(Number(value));
  if (kind === "date") return formatDate(String(value));
  if (kind === "tick") return value ? "Yes" : "No";
  return String(value);
}

/** How much more or less money it is, such as `+$120.00`; empty for anything else. */
export function differenceText({ kind, before, after }: ComparedValue): string {
  const cents = differenceCents({ kind, before, after });
  if (cents === null || cents === 0) return "";
  return `${cents > 0 ? "+" : "−"}${formatMoney(Math.abs(cents))}`;
}

function differenceCents({
  kind,
  before,
  after,
}: Pick<ComparedValue, "kind" | "before" | "after">): number | null {
  return kind === "money" && typeof before === "number" && typeof after === "number" ? after - before : null;
}

export const STATE_WORDS: Readonly<Record<PartState, string>> = {
  same: "Same",
  changed: "Changed",
  added: "New",
  removed: "Gone",
  "not-told": "Not told",
};

/** A side as machines read it: dollars, `YYYY-MM-DD`, Yes or No. */
function machineText({ kind }: ComparedValue, value: ComparedValue["before"]): string | null {
  if (value === undefined || value === null) return null;
  if (kind === "money") return csvAmount(Number(value));
  if (kind === "tick") return value ? "Yes" : "No";
  return String(value);
}

/** The comparison as a CSV file: a row for each value. */
export const COMPARISON_CSV: readonly {
  csv: { header: string; value: (row: FlatValue) => string | null }[];
}[] = [
  {
    csv: [
      { header: "Plan", value: ({ path }) => path[0] ?? null },
      { header: "Budget", value: ({ path }) => path[1] ?? null },
      { header: "Funding period", value: ({ path }) => path[2] ?? null },
      { header: "What", value: ({ label }) => label },
      { header: "Before", value: ({ kind, before }) => valueText(kind, before) },
      { header: "After", value: ({ kind, after }) => valueText(kind, after) },
      { header: "Before (machine)", value: (row) => machineText(row, row.before) },
      { header: "After (machine)", value: (row) => machineText(row, row.after) },
      { header: "Difference", value: (row) => csvAmount(differenceCents(row)) },
      { header: "State", value: ({ state }) => STATE_WORDS[state] },
      { header: "State code", value: ({ state }) => state },
    ],
  },
];

/** What is shown while what is the same is left out. */
export function isDifference(state: PartState, value: ComparedValue): boolean {
  return state === "same" || state === "changed" ? isValueChanged(value) : true;
}
