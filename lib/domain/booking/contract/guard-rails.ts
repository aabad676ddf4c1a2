import { formatMoney } from "../../../core/money.ts";
import type { Plan } from "../../plan/plan.ts";
import type { NonPaceBudget } from "../../record/non-pace-budget.ts";
import type { RowBooking } from "./booking-rows.ts";
import { contractRails, type ContractSources } from "./contract-rails.ts";
import { rowName } from "./contract-row.ts";
import { feeBookingState, feeRails, type FeeSources, isFeeRow } from "./fee-rails.ts";
import { fails, type GuardRail, holds, placeOf, unknown } from "./guard-rail.ts";
import type { StatedCategory } from "./stated-items.ts";

export interface GuardSources extends ContractSources, FeeSources {
  plan: Plan | undefined;
  budgets: readonly NonPaceBudget[];
  stated: readonly StatedCategory[];
}

/** The whole checklist at once: what holds ticks itself, what isn't known says so and keeps nothing back (F1–F7, F14–F22). */
export function guardRails(sources: GuardSources): GuardRail[] {
  return [
    ...contractRails(sources),
    ...feeRails(sources),
    ...sources.stated.flatMap(statedRails),
    ...sources.rowBookings.flatMap(rowRails),
  ];
}

/** The rows that may be sent now, as bookings: fees first, and nothing while a line keeps all of them back. */
export function sendableRows(sources: GuardSources, rails: readonly GuardRail[]): RowBooking[] {
  if (rails.some(({ state, blocks }) => state === "fails" && blocks === "all")) return [];
  const areFeesBooked = feeBookingState(sources) !== "fails";
  const ready = sources.rowBookings.filter(({ row, request }) => request && (areFeesBooked || isFeeRow(row)));
  return ready.toSorted((a, b) => Number(isFeeRow(b.row)) - Number(isFeeRow(a.row)));
}

/** F5, F6, F21, F185. */
function statedRails({ key, budget, items, left }: StatedCategory): GuardRail[] {
  const code = `stated-items/${key}`;
  const path = placeOf(budget?.path ?? items[0]?.path, "Requires PRODA Service Booking");
  if (budget?.requiresBooking === true)
    return [
      {
        ...fails(
          code,
          `${key} has a stated item, and its plan budget asks for a booking as well.`,
          "Untick Requires PRODA Service Booking on the plan budget: the stated item is booked as a service support.",
          "rows",
        ),
        ...path,
      },
    ];
  if (left === null)
    return [
      {
        ...unknown(
          code,
          `Whether the stated items of ${key} use all of its money isn't known.`,
          "Compare them with the plan. A category in which money is left over can't be synced correctly.",
        ),
        ...path,
      },
    ];
  if (left === 0)
    return [holds(code, `${key} is booked by its stated items alone, and they use all of its money.`)];
  return [
    {
      ...fails(
        code,
        `The stated items of ${key} leave ${formatMoney(left)} over: don't sync it with service bookings.`,
        "Correct the amounts so that the stated items add up to the category, or book it in the NDIA's provider portal.",
        "rows",
      ),
      ...placeOf(budget?.path ?? items[0]?.path, "Budget Amount"),
    },
  ];
}

/** What keeps one row from becoming a booking. What is said of its category stands above. */
function rowRails({ row, problems }: RowBooking): GuardRail[] {
  return problems
    .filter(({ code }) => !STATED_CODES.has(code))
    .map(({ code, what, remedy, field }) => ({
      ...fails(`${code}/${row.path}`, what, remedy, "rows"),
      ...placeOf(row.path, field ?? rowName(row)),
    }));
}

const STATED_CODES = new Set(["booking-stated-total", "booking-money-left"]);
