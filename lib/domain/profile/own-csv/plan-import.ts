import type { OwnRow } from "../own-row.ts";
import {
  OWN_STORES,
  type NamedParticipant,
  type OwnChange,
  type OwnRows,
  type OwnState,
} from "../own-change.ts";
import type { OwnPlan } from "../own-plans.ts";
import { type OwnCsvKind, PARTICIPANT_COLUMNS } from "./own-csv-columns.ts";
import { cellOf, type LeftOutRow, type OwnCsvRow } from "./own-csv-rows.ts";
import { planConnectionRow } from "./connection-rows.ts";
import { planGoalRow } from "./goal-rows.ts";
import { planResourceRow } from "./resource-rows.ts";

/** What an import would store, and the rows that it leaves out. */
export interface OwnImport {
  change: OwnChange;
  /** How many rows of the file are stored. */
  stored: number;
  leftOut: LeftOutRow[];
}

/** What one row changes, given all rows before it; or why it is left out. */
export type RowPlan = OwnPlan | { what: string };

/**
 * Checks the rows one after the other, each against what is stored and what the rows before it add, by the same rules as the forms.
 * What can't be stored is left out and named; nothing that is stored already is changed but by a row that says so.
 */
export function planImport(
  before: OwnState,
  { site, kind, rows }: { site: string; kind: OwnCsvKind; rows: readonly OwnCsvRow[] },
  newId: () => string,
): OwnImport {
  let state = before;
  const changes: OwnChange[] = [];
  const leftOut: LeftOutRow[] = [];
  for (const row of rows) {
    const participant = findParticipant(state, site, row);
    const plan: RowPlan =
      "what" in participant ? participant : PLANS[kind](state, { row, participant }, newId);
    if ("problem" in plan)
      leftOut.push({ line: row.line, what: plan.problem.fields?.[0]?.what ?? plan.problem.what });
    else if ("what" in plan) leftOut.push({ line: row.line, what: plan.what });
    else {
      changes.push(plan);
      state = withChange(state, plan);
    }
  }
  return { change: mergeChanges(changes), stored: changes.length, leftOut };
}

const PLANS = { connections: planConnectionRow, resources: planResourceRow, goals: planGoalRow };

function findParticipant(
  { participants }: OwnState,
  site: string,
  row: OwnCsvRow,
): NamedParticipant | { what: string } {
  const ndisNumber = cellOf(row, PARTICIPANT_COLUMNS.ndisNumber).replaceAll(" ", "");
  const found = participants.find((each) => each.site === site && each.ndisNumber === ndisNumber);
  if (found) return found;
  return {
    what:
      ndisNumber === ""
        ? "It has no NDIS number."
        : "Nobody with this NDIS number is known. Open their page in the CRM first.",
  };
}

/** The state as it will be: only rows are added or changed by an import. */
function withChange(state: OwnState, { put = {} }: OwnChange): OwnState {
  const next = OWN_STORES.map((name) => [name, mergeRows(state[name], put[name])] as const);
  return { ...state, ...(Object.fromEntries(next) as unknown as OwnRows) };
}

/** All in one change; of a row that is changed twice the last counts. */
function mergeChanges(changes: readonly OwnChange[]): OwnChange {
  const rows = OWN_STORES.map(
    (name) =>
      [
        name,
        mergeRows(
          [],
          changes.flatMap(({ put = {} }) => (put[name] ?? []) as OwnRow[]),
        ),
      ] as const,
  );
  return { put: Object.fromEntries(rows) };
}

function mergeRows(held: readonly OwnRow[], added: readonly OwnRow[] = []): readonly OwnRow[] {
  if (added.length === 0) return held;
  // A file adds rows: nothing is looked for among tens of thousands.
  if (added.every(({ revision }) => revision === 1)) return held.concat(added);
  const nameOf = (row: OwnRow) => `${row.id} ${"profile" in row ? String(row.profile) : ""}`;
  return [...new Map([...held, ...added].map((row) => [nameOf(row), row])).values()];
}
