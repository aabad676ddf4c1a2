import { formatDate, type IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";
import { addDays } from "../../core/days.ts";
import { isOnPace, PRACTICE_CLIENTS, type PracticeClient } from "./practice-clients.ts";
import { practiceBudgets, type PracticePlan, practicePlans } from "./practice-plans.ts";

/** A record of the practice CRM as its form holds it: texts by the names that the form sends; an empty one isn't filled in. */
export type PracticeFields = Readonly<Record<string, string>>;

export interface PracticeContract {
  id: number;
  clientId: number;
  fields: PracticeFields;
}

export interface PracticeCrmBudget {
  id: number;
  contractId: number;
  fields: PracticeFields;
}

/** A service booking of the practice NDIA. Quantities in hundredths, money in cents. */
export interface PracticeBooking {
  id: number;
  ndisNumber: string;
  type: string;
  planReference: string;
  startDate: IsoDate;
  endDate: IsoDate;
  lines: readonly { category: string; item: string; quantity: number; allocated: Cents; remaining: Cents }[];
}

/** Everything in practice mode that people can change: the CRM's records and the NDIA's service bookings. */
export interface PracticeRecords {
  contracts: readonly PracticeContract[];
  budgets: readonly PracticeCrmBudget[];
  bookings: readonly PracticeBooking[];
}

/** So long before practice began the CRM's records were typed: whatever the NDIA changed since isn't in them. */
const TYPED_BEFORE = 60;

/** What there is at the beginning. */
export function firstRecords(began: IsoDate): PracticeRecords {
  const clients = PRACTICE_CLIENTS.filter((client) => client.case !== "no-contract");
  return {
    contracts: clients.map((client) => contractOf(client, began)),
    budgets: clients.flatMap((client) => budgetsOf(client, began)),
    bookings: clients.filter((client) => !isOnPace(client)).map((client) => bookingOf(client, began)),
  };
}

function bookingOf(client: PracticeClient, began: IsoDate): PracticeBooking {
  const plan = typedPlan(client, began) ?? { startDate: began, endDate: began };
  return {
    ...plan,
    id: 50_000_000 + client.id,
    ndisNumber: client.ndisNumber,
    type: "ZPLM",
    planReference: planReference(client),
    lines: [
      { category: "DAILY_ACTIVITIES", item: "", quantity: 100, allocated: 1_200_000, remaining: 845_000 },
      { category: "CONSUMABLES", item: "", quantity: 100, allocated: 150_000, remaining: 92_500 },
    ],
  };
}

function typedPlan(client: PracticeClient, began: IsoDate): PracticePlan | undefined {
  return practicePlans(client, began, addDays(began, -TYPED_BEFORE))[0];
}

function contractOf(client: PracticeClient, began: IsoDate): PracticeContract {
  const plan = typedPlan(client, began) ?? { startDate: began, endDate: began };
  const total = practiceBudgets(client, plan, began).reduce((sum, { approved }) => sum + approved, 0);
  const start = formatDate(plan.startDate);
  const end = formatDate(plan.endDate);
  return {
    id: contractId(client),
    clientId: client.id,
    fields: {
      Reference: `NDIS Plan ${plan.startDate.slice(0, 4)}-${plan.endDate.slice(0, 4)}`,
      ContractNumber: isOnPace(client) ? String(9_500_000 + client.id) : planReference(client),
      NDISPlanStartDate: start,
      NDISPlanEndDate: end,
      StartDate: start,
      EndDate: end,
      FundingSource: "NDIS",
      FundingManagement: "Registered Plan Management Provider",
      TotalFunding: inDollars(client.case === "total-differs" ? total - 150_000 : total),
      PacePlan: isOnPace(client) ? "true" : "",
      Status: "Active",
      Notes: "",
    },
  };
}

function budgetsOf(client: PracticeClient, began: IsoDate): PracticeCrmBudget[] {
  const plan = typedPlan(client, began);
  if (!plan) return [];
  return practiceBudgets(client, plan, began).map(({ category, approved }, at) => ({
    id: client.id * 10 + at,
    contractId: contractId(client),
    fields: {
      PlanCategory: category,
      BudgetAmount: inDollars(client.case === "total-differs" && at === 0 ? approved - 150_000 : approved),
      ExcludeFromTotals: "",
      ManagementStyle: "Plan Management",
      StartDate: formatDate(plan.startDate),
      EndDate: formatDate(plan.endDate),
    },
  }));
}

/** As people type it. */
function inDollars(cents: Cents): string {
  return (cents / 100).toFixed(2);
}

/** Of the client's only contract. */
export function contractId({ id }: PracticeClient): number {
  return 100 + id;
}

export function contractPath({ id }: Pick<PracticeContract, "id">): string {
  return `/ServiceContracts/Details/${id}`;
}

/** The NDIA's id of the plan of a participant who isn't on PACE. */
export function planReference({ id }: PracticeClient): string {
  return String(1_080_000 + id);
}
