import type { ContractDetails, FundingPeriod } from "./contracts.ts";

export type PeriodStatus = "Active" | "Expired" | "Pending";

type Dates = Pick<FundingPeriod, "start_date" | "end_date">;

export function periodStatus({ start_date, end_date }: Dates, today: string): PeriodStatus {
  if (end_date < today) return "Expired";
  return start_date > today ? "Pending" : "Active";
}

/** What a period has left: its funding without the services delivered in it. Cents. */
export function available(
  period: Pick<FundingPeriod, "category" | "amount" | "start_date" | "end_date">,
  { deliveries }: Pick<ContractDetails, "deliveries">,
): number {
  return deliveries.reduce(
    (left, { category, delivered_date: day, total }) =>
      category === period.category && day >= period.start_date && day <= period.end_date
        ? left - total
        : left,
    period.amount,
  );
}
