import { formatHundredths } from "../../core/hundredths.ts";
import type { OrganisationRole } from "../record/budget-access.ts";
import type { BookingType } from "../record/booking.ts";
import { BOOKING_CATEGORIES, bookingCategory, type BookingCategory } from "./booking-category.ts";
import type { DraftLine } from "./booking-draft.ts";
import type { BudgetRoom } from "./budget-room.ts";
import { PLAN_MANAGEMENT_FEES } from "./plan-management-fees.ts";

const CHOICE_AND_CONTROL = "CB_CHOICE_CONTROL";
const TRANSPORT = "TRANSPORT";

/**
 * The lines that a new booking begins with (F94, F121): each budget with the money that is left, the stated ones by their item.
 * A plan manager's standard booking is of their fees, and their plan managed ones are of everything else (F16–F18). Without
 * budgets there is none, except the fees' own items (F17), whose amounts the plan alone tells.
 */
export function startingLines(
  rooms: readonly BudgetRoom[] | null,
  { type, role, startDate }: { type: BookingType; role: OrganisationRole; startDate: string | null },
): DraftLine[] {
  const isForFees = role === "plan-manager" && type === "standard";
  if (!rooms) return isForFees ? feeLines(startDate) : [];
  return rooms
    .filter(({ category, available }) => category !== TRANSPORT && (available === null || available > 0))
    .filter(({ category }) => role !== "plan-manager" || (category === CHOICE_AND_CONTROL) === isForFees)
    .map(({ category, item, available }) => ({
      category,
      item: item ?? "",
      quantity: "1",
      rate: available === null ? "" : formatHundredths(available),
    }));
}

function feeLines(startDate: string | null): DraftLine[] {
  return PLAN_MANAGEMENT_FEES.filter(({ to }) => to === null || startDate === null || startDate <= to).map(
    ({ item }) => ({ category: CHOICE_AND_CONTROL, item, quantity: "1", rate: "" }),
  );
}

/** The categories that a line may have: those of the budgets (F121), or all where none are known (F122). */
export function allowedCategories(rooms: readonly BudgetRoom[] | null): BookingCategory[] {
  if (!rooms) return [...BOOKING_CATEGORIES];
  const codes = [...new Set(rooms.map(({ category }) => category))];
  return codes.map((code) => bookingCategory(code) ?? { number: 0, code, name: code });
}
