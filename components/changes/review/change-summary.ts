import { recordsToWrite, totalMoneyMoved, withoutRecords } from "../../../lib/domain/change/change-set.ts";
import type { Cents } from "../../../lib/core/money.ts";
import type { ChangeView } from "../../../lib/domain/change/change-view.ts";

/** A record of the change without the unticked ones. */
export type ReviewedRecord = ChangeView["records"][number] & {
  /** Whether it would be saved. */
  included: boolean;
};

export interface ChangeSummary {
  records: ReviewedRecord[];
  /** The amount to type to accept it; 0 when no money moves. */
  moved: Cents;
  /** How many records would be saved. */
  writes: number;
}

/** A change without the unticked records: an adjustment is excluded with its budget (F37, F40). */
export function summarise(view: ChangeView, leftOut: ReadonlySet<string>): ChangeSummary {
  const { records } = withoutRecords(view, [...leftOut]);
  const written = recordsToWrite(records);
  return {
    records: records.map((record, at) => ({
      ...record,
      ...view.records[at],
      fields: record.fields,
      included: record.action !== undefined,
    })),
    moved: totalMoneyMoved(written),
    writes: written.length,
  };
}

/** One record of the review with its adjustments. */
export interface ReviewEntry {
  record: ReviewedRecord;
  adjustments: ReviewedRecord[];
}

/** The records of one group in the order in which they are written, each adjustment under its budget. */
export function entriesOf(records: readonly ReviewedRecord[], group: ReviewedRecord["group"]): ReviewEntry[] {
  const under = (record: ReviewedRecord) => records.filter(({ belongsTo }) => belongsTo === record.id);
  const ids = new Set(records.map(({ id }) => id));
  return records
    .filter((record) => record.group === group && !(record.belongsTo && ids.has(record.belongsTo)))
    .map((record) => ({ record, adjustments: under(record) }));
}
