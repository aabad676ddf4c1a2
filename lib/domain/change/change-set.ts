import type { Cents } from "../../core/money.ts";
import type { FundingPeriod } from "../plan/plan-budget.ts";
import type { Problem } from "../../core/problem.ts";

/** Money is cents, a date an `IsoDate`, a tick a boolean. `null`: the CRM holds nothing there. */
export type Value = string | number | boolean | null;

/** What a field holds before and after. `label` is how the CRM calls it. */
export interface FieldChange {
  field: string;
  label: string;
  kind: "money" | "date" | "text" | "tick";
  before: Value;
  after: Value;
}

/** What of the CRM a record is. */
export type RecordKind = "contract" | "plan-budget" | "adjustment";

/** One record of the CRM in a change: what it holds, and what it will hold. */
export interface RecordChange {
  /** Stable within its change set, e.g. `plan-budget/Consumables/plan`. */
  id: string;
  kind: RecordKind;
  /** What a person calls it: the category, or `Service contract`. */
  title: string;
  /** Where it stands in the review. */
  group: "change" | "same" | "only-crm" | "only-ndia";
  /** How it is written. Absent when there is nothing to write. */
  action?: "create" | "update";
  /** Of a create: all fields that are filled. Of an update: all that were compared, the same ones too. */
  fields: FieldChange[];
  /** Why this is due, in a few words. */
  reason?: string;
  /** The budget that an adjustment belongs to: left out with it. */
  belongsTo?: string;
  /** The record's own form, of one that is there already. A path of the CRM. */
  path?: string;
  fundingPeriods?: FundingPeriod[];
  warnings: string[];
  /** Why it can't be written, in place of an action. */
  leftOut?: Problem;
}

export type Purpose = "create-contract" | "sync-plan" | "sync-plan-and-budgets" | "sync-budget";

/** One reviewed change of the CRM, whatever it writes. Nothing is written that doesn't stand in one. */
export interface ChangeSet {
  purpose: Purpose;
  client: { name: string; path: string };
  /** Absent while it is still to be created. */
  contract?: { reference: string; path: string };
  ndisNumber: string;
  /** The retrieval that it came from, and its age. */
  snapshotId: string;
  retrievedAt: number;
  /** In the order in which they are written. */
  records: RecordChange[];
  /** Worth reading before accepting; none of them prevents it. */
  warnings: string[];
  /** Any of them prevents accepting. */
  refusals: Problem[];
}

/** A field that is filled with `after`; its current value isn't known yet. */
function filled(kind: FieldChange["kind"]) {
  return (field: string, label: string, after: Value): FieldChange => ({
    field,
    label,
    kind,
    before: null,
    after,
  });
}
export const textField = filled("text");
export const dateField = filled("date");
export const moneyField = filled("money");
export const tickField = filled("tick");

export function isDifferent({ before, after }: FieldChange): boolean {
  return before !== after;
}

/** The records that would be written. */
export function recordsToWrite(records: readonly RecordChange[]): RecordChange[] {
  return records.filter(({ action }) => action !== undefined);
}

/** Whether a person could accept it at all. */
export function canBeAccepted({ records, refusals }: ChangeSet): boolean {
  return refusals.length === 0 && recordsToWrite(records).length > 0;
}

export function hasWarnings({ records, warnings }: ChangeSet): boolean {
  return warnings.length > 0 || records.some((record) => record.warnings.length > 0 || record.leftOut);
}

/**
 * How much money moves: the sum of what each budget gains or loses, in cents. A contract's own total follows from
 * its budgets, so it counts only where no budget is written with it.
 */
export function totalMoneyMoved(records: readonly RecordChange[]): Cents {
  const written = recordsToWrite(records);
  const budgets = written.filter(({ kind }) => kind === "plan-budget");
  const counted = budgets.length > 0 ? budgets : written.filter(({ kind }) => kind === "contract");
  return sumMoneyChanges(counted.flatMap(({ fields }) => fields));
}

/** What the amounts among these fields gain or lose, in cents. */
export function sumMoneyChanges(fields: readonly FieldChange[]): Cents {
  return fields
    .filter(({ kind }) => kind === "money")
    .reduce((sum, { before, after }) => sum + Math.abs(Number(after ?? 0) - Number(before ?? 0)), 0);
}

/** The change without these records: what belongs to them goes with them, and a new contract's total follows (F37). */
export function withoutRecords<Set extends Pick<ChangeSet, "purpose" | "records">>(
  set: Set,
  leftOut: readonly string[],
): Omit<Set, "records"> & Pick<ChangeSet, "records"> {
  const gone = new Set(leftOut);
  const records = set.records.map((record) =>
    gone.has(record.id) || (record.belongsTo && gone.has(record.belongsTo)) ? withoutAction(record) : record,
  );
  return { ...set, records: set.purpose === "create-contract" ? withTotal(records) : records };
}

function withoutAction({ action: _left, ...record }: RecordChange): RecordChange {
  return record;
}

/** A contract that is created gets as its total what its budgets come to. */
function withTotal(records: RecordChange[]): RecordChange[] {
  const total = recordsToWrite(records)
    .filter(({ kind, fields }) => kind === "plan-budget" && fieldOf(fields, "excluded")?.after !== true)
    .reduce((sum, { fields }) => sum + Number(fieldOf(fields, "budgetAmount")?.after ?? 0), 0);
  return records.map((record) =>
    record.kind === "contract" && record.action === "create"
      ? {
          ...record,
          fields: record.fields.map((field) =>
            field.field === "totalFunding" ? { ...field, after: total } : field,
          ),
        }
      : record,
  );
}

/** Two records of one category are distinguished by their management. */
export function withDistinctTitles(records: readonly RecordChange[]): RecordChange[] {
  return records.map((record) => {
    const sameTitle = records.filter(({ kind, title }) => kind === record.kind && title === record.title);
    const style = fieldOf(record.fields, "managementStyle")?.after;
    return sameTitle.length > 1 && style
      ? { ...record, title: `${record.title} (${String(style)})` }
      : record;
  });
}

export function fieldOf(fields: readonly FieldChange[], name: string): FieldChange | undefined {
  return fields.find(({ field }) => field === name);
}
