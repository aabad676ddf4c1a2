import type { BookingFacts } from "../../../../lib/domain/booking/booking-checks.ts";
import type { BookingDraft, DraftLine } from "../../../../lib/domain/booking/booking-draft.ts";
import type { Booking } from "../../../../lib/domain/record/booking.ts";
import type { NonPaceBudget } from "../../../../lib/domain/record/non-pace-budget.ts";
import { NOW, TODAY } from "../../test-clock.ts";
import { booking, nonPaceBudget, PLAN } from "../record/record-fixtures.ts";

export const FEE_ITEM = "14_034_0127_8_3";

/** The standard booking of the plan-management fees, approved and active. */
export function feeBooking(change: Partial<Booking> = {}): Booking {
  return booking({
    id: "50080001",
    type: "standard",
    typeWord: "ZSAG",
    lines: [
      {
        category: "CB_CHOICE_CONTROL",
        item: FEE_ITEM,
        description: null,
        quantity: 1200,
        allocated: 125_340,
        remaining: 100_000,
      },
    ],
    ...change,
  });
}

/** A plan manager's participant outside PACE, whose fees are booked and whose budgets are known. */
export function facts(change: Partial<BookingFacts> = {}): BookingFacts {
  return {
    today: TODAY,
    isPace: false,
    plans: [PLAN],
    bookings: { retrievedAt: NOW, bookings: [feeBooking()], unread: [] },
    budgets: budgetsOf([nonPaceBudget()]),
    role: "plan-manager",
    ...change,
  };
}

export function budgetsOf(budgets: NonPaceBudget[], unread: string[] = []): BookingFacts["budgets"] {
  return [{ planReference: PLAN.reference, retrievedAt: NOW, budgets, unread }];
}

export function draftLine(change: Partial<DraftLine> = {}): DraftLine {
  return { category: "CONSUMABLES", item: "", quantity: "1", rate: "500.00", ...change };
}

/** A plan managed booking of Consumables for the whole plan. */
export function draft(change: Partial<BookingDraft> = {}): BookingDraft {
  return {
    planReference: PLAN.reference,
    period: "plan",
    startDate: "",
    endDate: "",
    type: "plan-managed",
    lines: [draftLine()],
    isSplit: null,
    ...change,
  };
}
