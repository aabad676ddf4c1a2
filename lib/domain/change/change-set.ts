import type { Cents } from "../../core/money.ts";
import type { FundingPeriod } from "../plan/plan-budget.ts";
import type { ChangeField } from "../plan/crm-field.ts";
import type { BookingWrite } from "../booking/booking-write.ts";
import type { Problem } from "../../core/problem.ts";
import { CHANGE_KINDS, type ChangeKind, type RecordKind } from "./change-kinds.ts";

/** Money is cents, a date an `IsoDate`, a tick a boolean. `null`: the CRM holds nothing there. */
export type Value = string | number | boolean | null;

/** What a field holds before and after. `label` is how the CRM calls it. */
export interface FieldChange<Name extends string = ChangeField> {
  field: Name;
  label: string;
  kind: "money" | "date" | "text" | "tick";
  before: Value;
  after: Value;
}

/** One record in a change: what it holds, and what it will hold. */
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
  /** Of a record of the NDIA: exactly what is sent. `fields` are what people read of it. */
  booking?: BookingWrite;
  /** The CRM's row that a booking is made for, or linked with: its own form (F27). */
  row?: {
    path: string;
    kind: "plan-budget" | "service-support";
    /** Of a row that is linked with a booking that exists: the NDIA's id. */
    bookingId?: string;
  };
  warnings: string[];
  /** Why it can't be written, in place of an action. */
  leftOut?: Problem;
}

export type Purpose =
  | "create-contract"
  | "sync-plan"
  | "sync-plan-and-budgets"
  | "sync-budget"
  | "create-bookings"
  | "reallocate-booking"
  | "end-booking"
  | "extend-booking"
  | "answer-booking"
  | "delete-booking"
  | "force-sync-booking"
  | "link-booking";

/** One reviewed change of the CRM or of the NDIA's bookings, whatever it writes. Nothing is written that doesn't stand in one. */
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
  /** What a person declares by a tick before it can be accepted (F117, F124, F131); who and when stand with the acceptance. */
  declaration?: string;
}

/** A field that is filled with `after`; what it held is yet to be seen. */
function createField(kind: FieldChange["kind"]) {
  return <Name extends ChangeField>(field: Name, label: string, after: Value): FieldChange<Name> => ({
    field,
    label,
    kind,
    before: null,
    after,
  });
}
export const textField = createField("text");
export const dateField = createField("date");
export const moneyField = createField("money");
export const tickField = createField("tick");

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

/**
 * How much money moves: the sum of what each budget gains or loses, in cents. A contract's own total follows from
 * its budgets, so it counts only where no budget is written with it.
 */
export function totalMoneyMoved(records: readonly RecordChange[]): Cents {
  return countedRecords(records).reduce((sum, { fields }) => sum + sumMoneyChanges(fields), 0);
}

/** The written records whose amounts are part of what moves. */
export function countedRecords(records: readonly RecordChange[]): RecordChange[] {
  const written = recordsToWrite(records);
  const counting = (rule: ChangeKind["countsAsMoney"]) =>
    written.filter(({ kind }) => CHANGE_KINDS[kind].countsAsMoney === rule);
  const items = counting("always");
  return items.length > 0 ? items : counting("unless-itemised");
}

/** What the amounts among these fields gain or lose, in cents. */
function sumMoneyChanges(fields: readonly FieldChange[]): Cents {
  return fields
    .filter(({ kind }) => kind === "money")
    .reduce((sum, { before, after }) => sum + Math.abs(Number(after ?? 0) - Number(before ?? 0)), 0);
}

/** The change without these records: what belongs to them goes with them, and a new contract's total follows (F37). */
export function withoutRecords<Set extends Pick<ChangeSet, "purpose" | "records">>(
  set: Set,
  leftOut: readonly string[],
): Omit<Set, "records"> & Pick<ChangeSet, "records"> {
  const skipped = new Set(leftOut);
  const records = set.records.map((record) =>
    skipped.has(record.id) || (record.belongsTo && skipped.has(record.belongsTo))
      ? withoutAction(record)
      : record,
  );
  return { ...set, records: set.purpose === "create-contract" ? withTotals(records) : records };
}

function withoutAction({ action: _left, ...record }: RecordChange): RecordChange {
  return record;
}

/** A contract that is created gets as its total what its budgets come to. */
function withTotals(records: RecordChange[]): RecordChange[] {
  return records.map((record) => {
    const { totalField } = CHANGE_KINDS[record.kind];
    if (!totalField || record.action !== "create") return record;
    const total = recordsToWrite(records)
      .filter(({ kind }) => CHANGE_KINDS[kind].dependsOn === record.kind)
      .reduce((sum, each) => sum + summandOf(each), 0);
    const fields = record.fields.map((field) =>
      field.field === totalField ? { ...field, after: total } : field,
    );
    return { ...record, fields };
  });
}

function summandOf({ kind, fields }: RecordChange): Cents {
  const { summand } = CHANGE_KINDS[kind];
  if (!summand || fieldOf(fields, summand.excludedBy)?.after === true) return 0;
  return Number(fieldOf(fields, summand.amountField)?.after ?? 0);
}

/** The records that can't be written without this one, nor without one of those. Each once, and never this one. */
export function dependentsOf(
  records: readonly RecordChange[],
  record: Pick<RecordChange, "id" | "kind">,
): RecordChange[] {
  const found = new Set<RecordChange>();
  const visit = (next: Pick<RecordChange, "id" | "kind">) => {
    for (const dependent of directDependentsOf(records, next)) {
      if (dependent.id === record.id || found.has(dependent)) continue;
      found.add(dependent);
      visit(dependent);
    }
  };
  visit(record);
  return [...found];
}

function directDependentsOf(
  records: readonly RecordChange[],
  { id, kind }: Pick<RecordChange, "id" | "kind">,
): RecordChange[] {
  return records.filter(({ belongsTo, kind: other }) =>
    belongsTo ? belongsTo === id : CHANGE_KINDS[other].dependsOn === kind,
  );
}

/** A record that waits for itself, by way of others or directly; there is none in a change that can be carried out. */
export function findCircularRecord(records: readonly RecordChange[]): RecordChange | undefined {
  const kinds = new Map(records.map(({ id, kind }) => [id, kind]));
  // Kinds depend on each other in one order, so only what `belongsTo` says against that order can close a circle.
  const isOrdered = records.every(({ kind, belongsTo }) => {
    const owner = belongsTo === undefined ? undefined : kinds.get(belongsTo);
    return owner === undefined || depthOf(owner) < depthOf(kind);
  });
  if (isOrdered) return undefined;
  return records.find((record) =>
    [record, ...dependentsOf(records, record)].some((each) =>
      directDependentsOf(records, each).includes(record),
    ),
  );
}

function depthOf(kind: RecordKind): number {
  const { dependsOn } = CHANGE_KINDS[kind];
  return dependsOn ? depthOf(dependsOn) + 1 : 0;
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

export function fieldOf(fields: readonly FieldChange[], name: ChangeField): FieldChange | undefined {
  return fields.find(({ field }) => field === name);
}
