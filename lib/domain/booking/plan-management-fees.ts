import { formatDate, type IsoDate } from "../../core/calendar-date.ts";

/** A fee of plan management: a support item of its own, and so a line of its own (F17). */
export interface PlanManagementFee {
  item: string;
  name: string;
  /** The last day on which it can be claimed; `null`: it goes on. */
  to: IsoDate | null;
  source: string;
}

/** The standard booking of Choice and Control that comes before all others (F16) holds these. */
export const PLAN_MANAGEMENT_FEES: readonly PlanManagementFee[] = [
  {
    item: "14_033_0127_8_3",
    name: "Setting up plan management",
    to: "2025-06-30",
    source: "NDIS pricing arrangements from 1 July 2025; two directories of 2026 still list it",
  },
  {
    item: "14_034_0127_8_3",
    name: "Plan management, each month",
    to: null,
    source: "CareView: about service supports and budgets",
  },
];

/** What is to be known of a fee that is booked for days on which it can't be claimed any more. It is never barred: sources differ. */
export function endedFeeWarning(item: string | null, startDate: IsoDate): string | undefined {
  const fee = PLAN_MANAGEMENT_FEES.find((each) => each.item === item);
  if (!fee?.to || startDate <= fee.to) return undefined;
  return `“${fee.name}” (${fee.item}) ended on ${formatDate(fee.to)}. The NDIA may refuse it for later days.`;
}

export function isPlanManagementFee(item: string | null): boolean {
  return PLAN_MANAGEMENT_FEES.some((fee) => fee.item === item);
}
