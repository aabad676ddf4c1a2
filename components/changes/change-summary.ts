import { recordsToWrite, totalMoneyMoved, withoutRecords } from "../../lib/domain/change/change-set.ts";
import type { Cents } from "../../lib/core/money.ts";
import type { ChangeView } from "../../lib/domain/change/change-view.ts";

/** A record as it stands once the unticked ones are left out. */
export type ReviewedRecord = ChangeView["records"][number] & {
  /** Whether it would be written. */
  included: boolean;
};

export interface ChangeSummary {
  records: ReviewedRecord[];
  /** What a person types to accept it; 0 when no money moves. */
  moved: Cents;
  /** How many records would be written. */
  writes: number;
}

/** What a change comes to without the unticked records: a budget's adjustment goes with it (F37, F40). */
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

/** One record of the review with the adjustments that stand under it. */
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
