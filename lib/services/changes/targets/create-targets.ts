import type { RecordKind } from "../../../domain/change/change-kinds.ts";
import { adjustmentTarget } from "./adjustment-target.ts";
import {
  bookingAnswerTarget,
  bookingDeletionTarget,
  bookingEndTarget,
  bookingLineTarget,
} from "./booking-change-targets.ts";
import { bookingTarget } from "./booking-target.ts";
import { budgetTarget } from "./budget-target.ts";
import { contractTarget } from "./contract-target.ts";
import { createContractView } from "./contract-view.ts";
import { linkSavedRow } from "./link-saved-row.ts";
import type { Target, TargetDeps, Targets } from "./target.ts";

const FACTORIES: Readonly<Record<RecordKind, (deps: TargetDeps) => Target>> = {
  contract: contractTarget,
  "plan-budget": (deps) => linkSavedRow(budgetTarget(deps), deps),
  adjustment: adjustmentTarget,
  "service-booking": bookingTarget,
  "booking-line": bookingLineTarget,
  "booking-end": bookingEndTarget,
  "booking-answer": bookingAnswerTarget,
  "booking-deletion": bookingDeletionTarget,
};

/** The target of each kind of record, for one run of one change. */
export function createTargets(deps: Omit<TargetDeps, "contract">): Targets {
  const shared = { ...deps, contract: createContractView(deps.site, deps.readCrm) };
  return Object.fromEntries(
    Object.entries(FACTORIES).map(([kind, create]) => [kind, create(shared)]),
  ) as Targets;
}
