import type { Management } from "../plan/plan-budget.ts";
import type { BookingType } from "./booking.ts";
import type { OrganisationRole } from "./budget-access.ts";

/** What money under one kind of management may be used for (F93, F101, F105). */
export interface ManagementRule {
  label: string;
  /** Who pays the providers. */
  pays: string;
  /** Whether the plan manager claims from it; `null`: unknown. */
  isClaimable: boolean | null;
  /** The kind of service booking that draws on it outside PACE; `null`: none, or unknown. */
  booking: BookingType | null;
}

const RULES: Readonly<Record<Management, ManagementRule>> = {
  plan: {
    label: "Plan-managed",
    pays: "You claim from it and pay the providers, registered or not.",
    isClaimable: true,
    booking: "plan-managed",
  },
  agency: {
    label: "NDIA-managed",
    pays: "The NDIA pays registered providers, who claim from it themselves.",
    isClaimable: false,
    booking: "standard",
  },
  self: {
    label: "Self-managed",
    pays: "The participant pays the providers and claims from it.",
    isClaimable: false,
    booking: null,
  },
};

const NOT_TOLD: ManagementRule = {
  label: "Management not told",
  pays: "The NDIA doesn't say who manages it. Check before you claim from it.",
  isClaimable: null,
  booking: null,
};

/** Beside every list of budgets: who sees which isn't up to Planbridge (F101, F105). */
export const ACCESS_NOTES: Readonly<Record<OrganisationRole, string>> = {
  "plan-manager":
    "The NDIA decides which budgets a plan manager is shown; a support coordinator may see others.",
  "support-coordinator":
    "A support coordinator is shown self-managed, plan-managed and NDIA-managed budgets, as far as the NDIA allows.",
};

export function managementRule(management: Management | null): ManagementRule {
  return management === null ? NOT_TOLD : RULES[management];
}
