import type { Cents } from "../../core/money.ts";
import { CHANGE_KINDS } from "./change-kinds.ts";
import { countedRecords, fieldOf, type RecordChange, recordsToWrite } from "./change-set.ts";

/** One amount of what moves, in cents. */
export interface MovedAmount {
  id: string;
  title: string;
  /** `null`: the CRM holds none yet. */
  before: Cents | null;
  after: Cents;
  /** Below 0: it becomes smaller. */
  difference: Cents;
  /** It isn't part of the contract's total. */
  isExcluded: boolean;
}

/** What the amount that a person types is made of, and what becomes of the contract's own total beside it. */
export interface MovedAmounts {
  amounts: MovedAmount[];
  up: Cents;
  down: Cents;
  /** Absent where it isn't written, stays as it is, or is itself what counts. */
  total?: { before: Cents; after: Cents };
}

export function movedAmounts(records: readonly RecordChange[]): MovedAmounts {
  const counted = countedRecords(records);
  const amounts = counted.flatMap((record) => amountsOf(record));
  const contract = recordsToWrite(records).find((record) => CHANGE_KINDS[record.kind].isContract);
  const total =
    contract && !counted.includes(contract) ? fieldOf(contract.fields, "totalFunding") : undefined;
  const isTold = typeof total?.before === "number" && typeof total.after === "number";
  return {
    amounts,
    up: amounts.reduce((sum, { difference }) => sum + Math.max(0, difference), 0),
    down: amounts.reduce((sum, { difference }) => sum + Math.max(0, -difference), 0),
    ...(isTold && total.before !== total.after
      ? { total: { before: Number(total.before), after: Number(total.after) } }
      : {}),
  };
}

function amountsOf({ id, title, kind, fields }: RecordChange): MovedAmount[] {
  const excludedBy = CHANGE_KINDS[kind].summand?.excludedBy;
  const isExcluded = excludedBy !== undefined && fieldOf(fields, excludedBy)?.after === true;
  return fields
    .filter(({ kind: of, before, after }) => of === "money" && (before ?? 0) !== (after ?? 0))
    .map(({ field, before, after }) => ({
      id: `${id}/${field}`,
      title,
      before: before === null ? null : Number(before),
      after: Number(after ?? 0),
      difference: Number(after ?? 0) - Number(before ?? 0),
      isExcluded,
    }));
}
