import type { ProblemText } from "../core/problem-catalogue.ts";

const SYNC_AGAIN = "then sync again.";

/** What the NDIA may refuse, by code; each with the field of the client's profile to fix. */
export const PROVIDER_PROBLEMS = {
  "no-authority": {
    what: "The NDIA says that your organisation has no authority for this participant.",
    remedy:
      "In the provider portal, check that the participant has endorsed you as plan manager and as my provider, and has consented to sharing the plan; then sync again.",
  },
  "surname-mismatch": {
    what: "The NDIA holds another surname for this participant.",
    remedy: `Compare Surname with the NDIS plan letter: hyphens, apostrophes and spaces count. Correct it on the client's profile, ${SYNC_AGAIN}`,
    field: "Surname",
  },
  "date-of-birth-mismatch": {
    what: "The NDIA holds another date of birth for this participant.",
    remedy: `Compare Date of Birth with the NDIS plan letter: day and month may be swapped. Correct it on the client's profile, ${SYNC_AGAIN}`,
    field: "Date of Birth",
  },
  "ndis-number-unknown": {
    what: "The NDIA has no participant with this NDIS number.",
    remedy: `Compare NDIS Number with the NDIS plan letter: two digits may be swapped. Correct it on the client's profile, ${SYNC_AGAIN}`,
    field: "NDIS Number",
  },
  "identity-mismatch": {
    what: "The NDIA holds other details for this participant, and doesn't say which differ.",
    remedy: `Compare Surname, Date of Birth and NDIS Number with the NDIS plan letter. Correct them on the client's profile, ${SYNC_AGAIN}`,
    field: "Surname, Date of Birth, NDIS Number",
  },
  "no-plan": {
    what: "The NDIA holds no plan for this participant.",
    remedy: "Check with the participant whether a plan has been approved.",
  },
  "not-pace": {
    what: "The NDIA says that this participant isn't on PACE.",
    remedy:
      "Untick NDIS PACE Participant on the client's profile if it was ticked by mistake. Use Sync Active Plans for plans outside PACE.",
  },
  "budgets-of-other-plan": {
    what: "The NDIA lists budgets for one plan only, and not for this one.",
    remedy: "Choose the plan that is marked as current.",
  },
  "ndia-refused": {
    what: "The NDIA refused the request.",
    remedy: "Read its message below. If it doesn't help, ask the NDIA's provider support and quote it.",
  },
  "ndia-refused-access": {
    at: "options",
    what: "The NDIA refused this organisation's access.",
    remedy:
      "Check the API key in Options > Connection, and that “NDIS API” is added as a service provider for the device in PRODA.",
    field: "API key",
  },
} as const satisfies Record<string, ProblemText>;

export type ProviderProblemCode = keyof typeof PROVIDER_PROBLEMS;
