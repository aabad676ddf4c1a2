import type { ContractBookingSources } from "../../../../../lib/domain/booking/contract/contract-bookings.ts";
import type { ContractRow } from "../../../../../lib/domain/booking/contract/contract-row.ts";
import type { BookingLink } from "../../../../../lib/domain/booking/booking-context.ts";
import type { Booking } from "../../../../../lib/domain/record/booking.ts";
import type { NonPaceBudget } from "../../../../../lib/domain/record/non-pace-budget.ts";
import { NOW, TODAY } from "../../../test-clock.ts";
import { booking, NUMBER, PLAN, SITE } from "../../record/record-fixtures.ts";

export const MONTHLY_FEE = "14_034_0127_8_3";
export const SET_UP_FEE = "14_033_0127_8_3";

/** A ticked plan budget of $1,000.00 under plan management. */
export function budgetRow(change: Partial<ContractRow> = {}): ContractRow {
  return {
    rowKind: "plan-budget",
    path: "/PlanBudgets/Edit/1",
    category: "Consumables",
    item: null,
    itemName: "",
    amount: 100_000,
    quantity: null,
    rate: null,
    requiresBooking: true,
    managementStyle: "Plan Management",
    startDate: PLAN.startDate,
    endDate: PLAN.endDate,
    ...change,
  };
}

/** A ticked service support: the plan management fee of twelve months. */
export function supportRow(change: Partial<ContractRow> = {}): ContractRow {
  return {
    rowKind: "service-support",
    path: "/ServiceSupports/Edit/1",
    category: "Choice and Control",
    item: MONTHLY_FEE,
    itemName: "Plan management",
    amount: 125_340,
    quantity: 1200,
    rate: 10_445,
    requiresBooking: true,
    managementStyle: "Agency",
    startDate: null,
    endDate: null,
    ...change,
  };
}

/** The approved standard booking of the fees. */
export function feeBooking(change: Partial<Booking> = {}): Booking {
  return booking({
    id: "50080001",
    type: "standard",
    typeWord: "ZSAG",
    lines: [
      {
        category: "CB_CHOICE_CONTROL",
        item: MONTHLY_FEE,
        description: null,
        quantity: 1200,
        allocated: 125_340,
        remaining: 125_340,
      },
    ],
    ...change,
  });
}

export function bookingLink(change: Partial<BookingLink> = {}): BookingLink {
  return {
    site: SITE,
    bookingId: "50081234",
    ndisNumber: NUMBER,
    clientPath: "/Clients/Profile/1",
    contractPath: "/ServiceContracts/Details/1",
    rowPath: "/PlanBudgets/Edit/1",
    rowKind: "plan-budget",
    status: "APPR",
    statusWord: "Approved",
    isActive: true,
    endDate: PLAN.endDate,
    checkedAt: NOW,
    checks: 0,
    ...change,
  };
}

interface Known {
  bookings?: Booking[] | null;
  budgets?: NonPaceBudget[];
  links?: BookingLink[];
  role?: "plan-manager" | "support-coordinator";
}

/** A contract that agrees with its plan, was synced, and whose fees are booked. */
export function contractSources(
  change: Partial<ContractBookingSources> = {},
  { bookings = [feeBooking()], budgets = [], links = [], role = "plan-manager" }: Known = {},
): ContractBookingSources {
  return {
    contract: {
      path: "/ServiceContracts/Details/1",
      editPath: "/ServiceContracts/Edit/1",
      totalFunding: 2_000_000,
      fundingManagement: "Registered Plan Management Provider",
    },
    status: { outcome: "success" },
    days: { startDate: PLAN.startDate, endDate: PLAN.endDate },
    rows: [budgetRow()],
    plan: PLAN,
    context: {
      role,
      bookings: bookings && { retrievedAt: NOW, bookings, unread: [] },
      budgets:
        budgets.length > 0 ? [{ planReference: PLAN.reference, retrievedAt: NOW, budgets, unread: [] }] : [],
      links,
      today: TODAY,
    },
    createSupportPath: "/ServiceSupports/Create?contractId=1",
    ...change,
  };
}
