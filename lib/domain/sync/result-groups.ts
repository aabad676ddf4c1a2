import type { Problem } from "../../core/problem.ts";
import type { DriftValues } from "../overview/drift.ts";
import type { BatchKind, RecordForms } from "./batch.ts";
import type { ReasonCount, ResultRow } from "./batch-view.ts";
import type { DeskRow } from "./desk-row.ts";
import { reasonOf, TOTAL_DIFFERS } from "./result-reasons.ts";

/** Results that a person has to fix come first. */
export const RESULT_RANK: Readonly<Record<ResultRow["outcome"], number>> = {
  failed: 0,
  uncompleted: 1,
  "to-review": 2,
  saving: 3,
  "without-contract": 4,
  "not-pace": 5,
  declined: 6,
  success: 7,
  "not-active": 8,
};

/** The results of one reason. */
export interface ResultGroup<Row extends DeskRow = DeskRow> extends ReasonCount {
  rows: Row[];
}

/** By reason: what needs a person first, and of that the most frequent. */
export function groupResults<Row extends DeskRow>(rows: readonly Row[], kind: BatchKind): ResultGroup<Row>[] {
  const groups = new Map<string, ResultGroup<Row>>();
  for (const row of rows) {
    const reason = reasonOf(row, kind);
    const group = groups.get(reason.key);
    if (group) group.rows.push(row);
    else groups.set(reason.key, { ...reason, rows: [row], results: 0, clients: 0 });
  }
  return [...groups.values()]
    .map((group) => ({
      ...group,
      results: group.rows.length,
      clients: new Set(group.rows.map(({ clientPath }) => clientPath)).size,
    }))
    .toSorted(
      (a, b) => rankOf(a) - rankOf(b) || b.results - a.results || a.label.localeCompare(b.label, "en-AU"),
    );
}

function rankOf({ key, outcome }: ReasonCount): number {
  return key === TOTAL_DIFFERS ? RESULT_RANK.uncompleted + 0.5 : RESULT_RANK[outcome];
}

/** Whether somebody has to do something about results of this reason. */
export function needsPerson({ key, outcome }: Pick<ReasonCount, "key" | "outcome">): boolean {
  return (
    outcome === "failed" || outcome === "uncompleted" || outcome === "to-review" || key === TOTAL_DIFFERS
  );
}

const DATES_DIFFER: ReadonlySet<string> = new Set([
  "plan-end-differs",
  "plan-start-differs",
  "plan-dates-differ",
]);

/** Whether the NDIA has told what is right, and Planbridge can propose it: it writes what a PACE plan says. */
export function canFix({ outcome, problem, contractPath, totals, isPace, isFixed }: DeskRow): boolean {
  if (contractPath === undefined || isPace === false || isFixed) return false;
  return (
    (outcome === "failed" && DATES_DIFFER.has(problem?.code ?? "")) ||
    (outcome === "success" && totals !== undefined)
  );
}

/** The two values of what differs most: the end date rather than the start, the dates rather than the total; `null`: nothing is known to. */
export function differenceOf({ compared, totals }: ResultRow): DriftValues | null {
  const field = compared.findLast(({ same }) => !same);
  if (field) return { type: "date", crm: field.crm, ndia: field.ndia };
  return totals ? { type: "money", ...totals } : null;
}

/** Fields of a client's own page: what is wrong with them is put right there. */
const CLIENT_FIELDS = ["Surname", "Date of Birth", "NDIS Number", "NDIS PACE Participant", "API Access"];

/** The form on which it is put right: that of the record whose field is wrong, where a page links to it. */
export function faultyForm(fault: {
  contractPath?: string | undefined;
  problem?: Problem | undefined;
  totals?: ResultRow["totals"] | undefined;
  forms?: RecordForms | undefined;
}): string | undefined {
  const isOfField = fault.problem?.field !== undefined || (!fault.problem && fault.totals !== undefined);
  return isOfField ? fault.forms?.[faultyRecord(fault)] : undefined;
}

/** On which record's page it is put right. */
export function faultyRecord({
  contractPath,
  problem,
}: {
  contractPath?: string | undefined;
  problem?: Problem | undefined;
}): "client" | "contract" {
  if (contractPath === undefined) return "client";
  return CLIENT_FIELDS.some((field) => problem?.field?.includes(field)) ? "client" : "contract";
}
