import { formatDate, type IsoDate } from "../../core/calendar-date.ts";
import { type Cents, formatMoney } from "../../core/money.ts";
import type { ComparedField } from "./compare-plan-dates.ts";
import { PLAN_DATE_LABELS } from "./crm-field.ts";
import type { ComparedTotals } from "../sync/batch.ts";
import { activityOf, type ServiceContract } from "./service-contract.ts";

/** What a contract's page shows now. What can't be read for certain is absent and isn't compared. */
export type PageContract = Partial<
  Pick<ServiceContract, "planStartDate" | "planEndDate" | "totalFunding" | "status" | "statusUnclear">
>;

/** What was read from the page when its contract was checked. */
export interface CheckedContract {
  outcome: "success" | "failed" | "uncompleted" | "not-active";
  /** By the CRM's labels. */
  compared: readonly { field: string; crm: IsoDate }[];
  totalFunding?: Cents | undefined;
}

/** A field of the page that isn't any more what it was. */
export interface Drift {
  field: string;
  before: string;
  now: string;
}

const DATES = ["planStartDate", "planEndDate"] as const;

/** What the page shows otherwise than when its contract was checked: the verdict of then isn't about this any more. */
export function driftSince(checked: CheckedContract, page: PageContract): Drift[] {
  const dates = checked.compared.flatMap(({ field, crm }) => {
    const name = DATES.find((date) => PLAN_DATE_LABELS[date] === field);
    return name ? dateDrift(name, crm, page[name]) : [];
  });
  return [...dates, ...totalDrift(checked.totalFunding, page.totalFunding), ...statusDrift(checked, page)];
}

/** What was compared, with what the page shows now in place of what it showed then; a date that it doesn't tell stays as it was. */
export function comparedNow(compared: readonly ComparedField[], page: PageContract): ComparedField[] {
  return compared.map((each) => {
    const name = DATES.find((date) => PLAN_DATE_LABELS[date] === each.field);
    const crm = name && page[name];
    return crm === undefined ? each : { ...each, crm, same: crm === each.ndia };
  });
}

/** A budget in a contract's page, by its own form. */
interface PageBudget {
  editPath?: string;
  amount?: Cents | null;
}

/** What differs on the page from what a sync wrote. A budget whose form isn't linked can't be identified. */
export function driftSinceSync(
  synced: PageContract & { budgets: readonly { category: string; path: string; amount: Cents }[] },
  page: PageContract & { budgets?: readonly PageBudget[] },
): Drift[] {
  const dates = DATES.flatMap((name) => dateDrift(name, synced[name], page[name]));
  const budgets = synced.budgets.flatMap(({ category, path, amount }) => {
    const now = page.budgets?.find(({ editPath }) => editPath === path)?.amount;
    return now === undefined || now === null || now === amount
      ? []
      : [{ field: category, before: formatMoney(amount), now: formatMoney(now) }];
  });
  return [...dates, ...totalDrift(synced.totalFunding, page.totalFunding), ...budgets];
}

function dateDrift(
  name: (typeof DATES)[number],
  before: IsoDate | undefined,
  now: IsoDate | undefined,
): Drift[] {
  if (before === undefined || now === undefined || before === now) return [];
  return [{ field: PLAN_DATE_LABELS[name], before: formatDate(before), now: formatDate(now) }];
}

/** A contract's total, of which both values are known. */
function totalDrift(before: Cents | undefined, now: Cents | undefined): Drift[] {
  if (before === undefined || now === undefined || before === now) return [];
  return [{ field: "Total Funding", before: formatMoney(before), now: formatMoney(now) }];
}

/** A contract's total and the plan's, where both are known and differ. */
export function differingTotals(crm: Cents | undefined, ndia: Cents | undefined): ComparedTotals | undefined {
  return crm === undefined || ndia === undefined || crm === ndia ? undefined : { crm, ndia };
}

/** Only the dates decide whether a contract agrees; a total that differs is noted beside it. */
export function totalDifference(crm: Cents | undefined, ndia: Cents | undefined): string | undefined {
  const totals = differingTotals(crm, ndia);
  if (!totals) return undefined;
  return `Total Funding differs by ${formatMoney(Math.abs(totals.crm - totals.ndia))}: ${formatMoney(totals.crm)} in the CRM, ${formatMoney(totals.ndia)} of plan-managed budgets in the PACE plan.`;
}

function statusDrift({ outcome }: CheckedContract, page: PageContract): Drift[] {
  const { status } = page;
  const now = activityOf(page);
  if (status === undefined || now === "unknown" || (now === "active") === (outcome !== "not-active"))
    return [];
  return [{ field: "Status", before: outcome === "not-active" ? "not active" : "Active", now: status }];
}
