import type { IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";
import { PLAN_DATE_LABELS } from "../plan/crm-field.ts";
import type { ContractStatus } from "../sync/batch.ts";
import { CHANGE_KINDS } from "./change-kinds.ts";
import { fieldOf, type RecordChange } from "./change-set.ts";
import type { Change } from "./change.ts";

/**
 * What a change has just made of its contract in the CRM, once the contract was read back as meant: its plan dates and total
 * are those of the plan. `undefined`: this step verified no contract, or wrote no dates.
 */
export function verifiedContract(
  before: Change,
  after: Change,
  status: ContractStatus | undefined,
): ContractStatus | undefined {
  const { contract, retrievedAt } = after.set;
  const record = after.set.records.find(({ kind }) => CHANGE_KINDS[kind].isContract);
  const settledAt = record && after.progress[record.id]?.settledAt;
  if (!contract || !record || settledAt === undefined) return undefined;
  if (!isVerified(after, record) || isVerified(before, record)) return undefined;
  const [start, end] = (["planStartDate", "planEndDate"] as const).map((name) =>
    comparedDate(record, name, status),
  );
  if (!start || !end) return undefined;
  const total = fieldOf(record.fields, "totalFunding")?.after ?? status?.totalFunding;
  return {
    site: after.site,
    path: contract.path,
    checkedAt: settledAt,
    outcome: "success",
    compared: [start, end],
    notes: [],
    retrievedAt,
    ...(typeof total === "number" ? { totalFunding: total satisfies Cents } : {}),
  };
}

function isVerified({ progress }: Change, { id }: RecordChange): boolean {
  return progress[id]?.state === "verified";
}

/** As it was written; a date that the change left alone is as it was compared before. */
function comparedDate(
  { fields }: RecordChange,
  name: keyof typeof PLAN_DATE_LABELS,
  status: ContractStatus | undefined,
) {
  const field = PLAN_DATE_LABELS[name];
  const written = fieldOf(fields, name)?.after;
  if (typeof written !== "string") return status?.compared.find((each) => each.field === field);
  return { field, crm: written satisfies IsoDate, ndia: written, same: true };
}
