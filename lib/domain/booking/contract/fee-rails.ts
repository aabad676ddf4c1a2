import { type Cents, formatMoney } from "../../../core/money.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Booking, BookingStatus } from "../../record/booking.ts";
import type { ConditionState, OrganisationRole } from "../../record/budget-access.ts";
import type { NonPaceBudget } from "../../record/non-pace-budget.ts";
import { bookingCategory } from "../booking-category.ts";
import { endedFeeWarning, isPlanManagementFee, PLAN_MANAGEMENT_FEES } from "../plan-management-fees.ts";
import type { RowBooking } from "./booking-rows.ts";
import type { ContractRow } from "./contract-row.ts";
import { fails, type GuardRail, holds, placeOf, unknown } from "./guard-rail.ts";
import { mayHoldMoney } from "./match-rows.ts";

/** What tells whether the booking of the plan management fees comes first. */
export interface FeeSources {
  role: OrganisationRole;
  rowBookings: readonly RowBooking[];
  /** `null`: never retrieved. */
  bookings: readonly Booking[] | null;
  plan: Plan | undefined;
  budgets: readonly NonPaceBudget[];
  /** The form of a new service support. */
  createSupportPath?: string | undefined;
}

/** A row for a fee of plan management, which is a service support of its own (F17). */
export function isFeeRow({ rowKind, item }: ContractRow): boolean {
  return rowKind === "service-support" && isPlanManagementFee(item);
}

const IN_FORCE: ReadonlySet<BookingStatus> = new Set(["APPR", "APAC", "APRC"]);

/**
 * Whether the plan has a booking of the plan management fees in force (F16): the other rows wait while it certainly hasn't one
 * (F22). A support coordinator's organisation needs none.
 */
export function feeBookingState({ role, bookings, plan }: FeeSources): ConditionState {
  if (role !== "plan-manager") return "holds";
  if (bookings === null) return "unknown";
  const own = feeBookings(bookings, plan);
  if (own.some(({ status }) => status !== null && IN_FORCE.has(status))) return "holds";
  const isNotTold = bookings.some((booking) => mayHoldMoney(booking) && booking.lines === null);
  return isNotTold || own.some(({ status }) => status === null) ? "unknown" : "fails";
}

function feeBookings(bookings: readonly Booking[], plan: Plan | undefined): Booking[] {
  return bookings.filter(
    (booking) =>
      mayHoldMoney(booking) &&
      booking.type !== "plan-managed" &&
      (!plan || booking.planReference === null || booking.planReference === plan.reference) &&
      (booking.lines ?? []).some(({ item }) => isPlanManagementFee(item)),
  );
}

/** The lines about plan management fees (F16–F18, F22, F192). */
export function feeRails(sources: FeeSources): GuardRail[] {
  if (sources.role !== "plan-manager") return [];
  const fees = sources.rowBookings.filter(({ row }) => isFeeRow(row));
  return [feeFirst(sources, fees), ...feeAmounts(sources, fees), ...endedFees(fees)];
}

/** The item that is booked for every plan now: the fee of each month. */
const MONTHLY = PLAN_MANAGEMENT_FEES.find(({ to }) => to === null)?.item ?? "";

function feeFirst(sources: FeeSources, fees: readonly RowBooking[]): GuardRail {
  const code = "fees-first";
  const state = feeBookingState(sources);
  if (state === "holds")
    return holds(code, "The booking of your plan management fees exists, so other categories may follow.");
  if (state === "unknown")
    return unknown(
      code,
      "Whether your plan management fees have a booking isn't known.",
      "The NDIA hasn't told enough of the participant's bookings. Their booking has to come first.",
    );
  if (feeBookings(sources.bookings ?? [], sources.plan).length > 0)
    return fails(
      code,
      "The booking of your plan management fees isn't approved yet.",
      "Wait until it shows Success. The other categories can be sent then.",
      "rows",
    );
  if (fees.length > 0)
    return fails(
      code,
      "Your plan management fees have no booking yet.",
      "Send them first. The other categories become available once that booking shows Success.",
      "rows",
    );
  return {
    ...fails(
      code,
      "Your plan management fees have no booking, and the contract has no service support for them.",
      `Create a service support for ${MONTHLY} with the plan's amount, Agency and Requires PRODA Service Booking. It has to come first.`,
      "rows",
    ),
    ...placeOf(sources.createSupportPath, "Service Support"),
  };
}

/** F18: the fees' supports have the plan's amount, where the NDIA tells it. */
function feeAmounts({ budgets }: FeeSources, fees: readonly RowBooking[]): GuardRail[] {
  const code = "fee-amounts";
  const own = budgets.filter(({ category }) => bookingCategory(category)?.code === "CB_CHOICE_CONTROL");
  const [first] = fees;
  if (!first) return [];
  const planned = add(own.map(({ approved }) => approved));
  const entered = add(fees.map(({ row }) => row.amount));
  if (own.length === 0 || planned === null || entered === null)
    return [
      unknown(
        code,
        "Whether the fees have the plan's amounts isn't known.",
        "Compare them with the plan: each fee has the amount that the plan states.",
      ),
    ];
  if (planned === entered) return [holds(code, "The fees have the plan's amount.")];
  return [
    {
      ...fails(
        code,
        `The fees add up to ${formatMoney(entered)} here and to ${formatMoney(planned)} in the plan.`,
        "Correct the service supports to the amounts that the plan states.",
      ),
      ...placeOf(first.row.path, "Rate Amount"),
    },
  ];
}

function add(amounts: readonly (Cents | null)[]): Cents | null {
  return amounts.reduce((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0);
}

/** A fee that ended warns and keeps nothing back: sources differ. */
function endedFees(fees: readonly RowBooking[]): GuardRail[] {
  return fees.flatMap(({ row, request }) => {
    const warning = request && endedFeeWarning(row.item, request.startDate);
    return warning
      ? [
          {
            ...fails(`fee-ended/${row.path}`, warning, "Check in the plan whether this fee is funded."),
            ...placeOf(row.path, "Service"),
          },
        ]
      : [];
  });
}
