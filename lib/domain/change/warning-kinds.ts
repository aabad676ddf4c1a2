import type { Cents } from "../../core/money.ts";
import { type ChangeSet, fieldOf, type RecordChange } from "./change-set.ts";

/** What a proposal warns of. `other`: what nobody can accept without having read it. */
export const WARNING_KINDS = ["smaller", "ends-earlier", "left-out", "other"] as const;

export type WarningKind = (typeof WARNING_KINDS)[number];

/** The warnings with which a person accepts proposals together, beside those that have none. */
export interface IncludedWarnings {
  kinds: readonly WarningKind[];
  /** By how much one budget may become smaller at most, in cents. */
  smallerBy: Cents;
}

/** The kinds of a proposal's warnings, and the most that one of its budgets becomes smaller by, in cents. */
export interface WarningFacts {
  warningKinds: WarningKind[];
  reduction: Cents;
}

/** Told from the values, not from the words of the warnings. None: the proposal warns of nothing. */
export function warningFacts({ records, warnings }: Pick<ChangeSet, "records" | "warnings">): WarningFacts {
  const kinds = new Set(records.flatMap(kindsOfRecord));
  if (warnings.length > 0) kinds.add("other");
  return {
    warningKinds: WARNING_KINDS.filter((kind) => kinds.has(kind)),
    reduction: Math.max(0, ...records.map(reductionOf)),
  };
}

function kindsOfRecord(record: RecordChange): WarningKind[] {
  const explained: WarningKind[] = [
    ...(reductionOf(record) > 0 ? (["smaller"] as const) : []),
    ...(endsEarlier(record) ? (["ends-earlier"] as const) : []),
  ];
  const warned = record.warnings.length;
  return [
    ...(warned > 0 ? explained : []),
    // Each of the two is told once.
    ...(warned > explained.length ? (["other"] as const) : []),
    ...(record.leftOut ? (["left-out"] as const) : []),
  ];
}

function reductionOf({ action, fields }: RecordChange): Cents {
  const amount = action === "update" ? fieldOf(fields, "budgetAmount") : undefined;
  if (typeof amount?.before !== "number" || typeof amount.after !== "number") return 0;
  return Math.max(0, amount.before - amount.after);
}

function endsEarlier({ fields }: RecordChange): boolean {
  return (["planEndDate", "endDate"] as const).some((name) => {
    const end = fieldOf(fields, name);
    return typeof end?.before === "string" && typeof end.after === "string" && end.after < end.before;
  });
}

export const NO_WARNINGS: IncludedWarnings = { kinds: [], smallerBy: 0 };

/** Whether a person who accepts these warnings accepts all of a proposal's. */
export function isIncluded({ warningKinds, reduction }: WarningFacts, included: IncludedWarnings): boolean {
  return (
    warningKinds.every((kind) => kind !== "other" && included.kinds.includes(kind)) &&
    (!warningKinds.includes("smaller") || reduction <= included.smallerBy)
  );
}
