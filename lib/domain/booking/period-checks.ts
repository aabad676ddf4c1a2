import { formatDays } from "../../core/date-range.ts";
import type { Plan } from "../plan/plan.ts";
import type { BookingType } from "../record/booking.ts";
import { type BudgetCondition, budgetConditions, type ConditionState } from "../record/budget-access.ts";
import { type BookingCheck, type BookingFacts, fails, holds, unknown } from "./booking-checks.ts";
import { isPlanManagementFee } from "./plan-management-fees.ts";

/** What of a new booking is known before its lines. */
export interface BookingFrame {
  plan: Plan | undefined;
  type: BookingType;
  startDate: string | null;
  endDate: string | null;
}

/** The plan, the kind and the days of a new booking (F115–F118). */
export function frameChecks(facts: BookingFacts, frame: BookingFrame): BookingCheck[] {
  return [
    paceCheck(facts),
    planCheck(frame),
    ...kindChecks(facts, frame),
    ...periodChecks(frame),
    ...feeBookingChecks(facts, frame),
  ];
}

function paceCheck({ isPace }: BookingFacts): BookingCheck {
  const what = "The participant's plan is outside PACE.";
  if (isPace === null)
    return unknown("outside-pace", what, "No plan was ever retrieved. Synchronise the participant first.");
  if (!isPace) return holds("outside-pace", what);
  return fails("outside-pace", what, "The participant is on PACE, which has no service bookings.");
}

function planCheck({ plan }: BookingFrame): BookingCheck {
  const what = "The NDIA tells the plan's own number.";
  if (plan?.reference) return holds("plan-number", what);
  const remedy = plan
    ? "This plan came without a number. Retrieve the plan again; without it the NDIA takes no booking."
    : "Choose the plan that the booking draws on.";
  return fails("plan-number", what, remedy, "plan");
}

/** Who may make which kind (F116). Registration is known to the NDIA alone (F117). */
function kindChecks({ role }: BookingFacts, { type }: BookingFrame): BookingCheck[] {
  if (type === "standard")
    return [
      unknown(
        "registered",
        "Your organisation is registered for the supports that you book.",
        "Planbridge can't see your registration groups. The NDIA refuses what you aren't registered for.",
      ),
    ];
  const what = "Your organisation is the participant's plan manager.";
  if (role === "plan-manager") return [holds("plan-manager", what)];
  return [
    fails(
      "plan-manager",
      what,
      "Only plan managers make plan managed bookings. Choose Standard, or set your role in Options > Plan budgets.",
      "type",
    ),
  ];
}

function periodChecks({ plan, startDate, endDate }: BookingFrame): BookingCheck[] {
  if (!plan) return [];
  const what = `The booking lies within the plan, ${formatDays(plan)}.`;
  if (startDate === null || endDate === null) return [unknown("within-plan", what, "Enter both dates.")];
  const isEarly = startDate < plan.startDate;
  const isLate = plan.endDate !== null && endDate > plan.endDate;
  if (!isEarly && !isLate) return [holds("within-plan", what)];
  const remedies = { early: "Choose a start within the plan.", late: "Choose an end within the plan." };
  return [
    ...(isEarly ? [fails("within-plan", what, `It starts outside. ${remedies.early}`, "start")] : []),
    ...(isLate ? [fails("within-plan", what, `It ends outside. ${remedies.late}`, "end")] : []),
  ];
}

/** The standard booking of the plan-management fees comes first (F16, F22, F117, F192). */
function feeBookingChecks(facts: BookingFacts, { type, startDate }: BookingFrame): BookingCheck[] {
  if (type !== "plan-managed") return [];
  const { code, what, state, remedy = "" } = feeCondition(facts, startDate);
  if (state === "holds") return [holds(code, what)];
  if (state === "unknown") return [unknown(code, what, remedy)];
  return [fails(code, what, pendingFeeBooking(facts) ?? FEES_FIRST, "type")];
}

/** Whether the fees have an active booking on a booking's first day. */
export function hasFeeBooking(facts: BookingFacts, startDate: string | null): ConditionState {
  return feeCondition(facts, startDate).state;
}

function feeCondition({ today, consent, bookings }: BookingFacts, startDate: string | null): BudgetCondition {
  const conditions = budgetConditions({
    role: "plan-manager",
    // A plan that is still to come has its fee booking from its first day.
    today: startDate !== null && startDate > today ? startDate : today,
    consent,
    bookings: bookings ?? undefined,
  });
  return conditions.find(({ code }) => code === "fee-booking") as BudgetCondition;
}

const FEES_FIRST =
  "Create the standard booking of your fees first. The other categories become available once the NDIA has approved it.";

function pendingFeeBooking({ bookings }: BookingFacts): string | undefined {
  const waiting = bookings?.bookings.find(
    ({ type, status, lines }) =>
      type === "standard" &&
      (status === "INPR" || status === "APAP" || status === "APRO") &&
      lines?.some(({ item }) => isPlanManagementFee(item)),
  );
  return (
    waiting &&
    `Booking ${waiting.id} of your fees waits for approval. Come back once the NDIA has approved it.`
  );
}
