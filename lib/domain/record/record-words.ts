import type { PartSummary } from "./participant-record.ts";

/**
 * What the parts of a participant's record are called, here and on every screen (F86, F91, F98). Other software says funding
 * record, funding item and total expenditure for plan, budget and total spent, and plan period for funding period.
 */
export const RECORD_WORDS = {
  plan: "Plan",
  budget: "Budget",
  goal: "Goal",
  booking: "Service booking",
  fundingPeriod: "Funding period",
  reference: "NDIS reference",
  lastSync: "Last sync",
  approved: "Total approved",
  allocated: "Total allocated",
  remaining: "Total remaining",
  spent: "Total spent",
  utilisation: "Utilisation",
  released: "Released",
  notReleased: "Not yet released",
  notTold: "not told",
} as const;

/** The parts of a synchronisation. */
export const PART_TITLES: Readonly<Record<PartSummary["part"], string>> = {
  plans: "Plans",
  budgets: "Plan budgets",
  goals: "Plan goals",
  bookings: "Service bookings",
};
