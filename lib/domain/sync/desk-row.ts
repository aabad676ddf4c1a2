import type { BatchKind, ContractStatus } from "./batch.ts";
import type { ResultRow } from "./batch-view.ts";

/** A result as the results desk has it: as it was, and whether a newer word on its contract says that it is put right. */
export interface DeskRow extends ResultRow {
  isFixed?: true;
}

/** @param statuses the latest word on each contract, by its path */
export function deskRows(
  rows: readonly ResultRow[],
  kind: BatchKind,
  statuses: ReadonlyMap<string, ContractStatus>,
): DeskRow[] {
  // A proposal's result is told from the change itself.
  if (kind !== "active-plans") return [...rows];
  return rows.map((row) => {
    const status = row.contractPath === undefined ? undefined : statuses.get(row.contractPath);
    return status && isPutRight(row, status) ? { ...row, isFixed: true as const } : row;
  });
}

function isPutRight({ outcome, settledAt, totals }: ResultRow, status: ContractStatus): boolean {
  if (settledAt === undefined || status.checkedAt <= settledAt || status.outcome !== "success") return false;
  return outcome === "success"
    ? totals !== undefined && status.totalFunding === totals.ndia
    : isFault(outcome);
}

function isFault(outcome: ResultRow["outcome"]): boolean {
  return outcome === "failed" || outcome === "uncompleted";
}

/** Whether a newer word on its contract can say that it is put right. */
export function canBeFixed({ outcome, totals }: ResultRow): boolean {
  return isFault(outcome) || (outcome === "success" && totals !== undefined);
}

/** Whether it is still to be put right. */
export function isOpenFault({ outcome, isFixed }: DeskRow): boolean {
  return isFault(outcome) && !isFixed;
}
