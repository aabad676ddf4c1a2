import type { Plan } from "../plan/plan.ts";
import type { BookingFacts } from "./booking-checks.ts";
import { type BookingDraft, type DraftLine, readPeriod } from "./booking-draft.ts";
import { roomsOf } from "./budget-room.ts";
import { hasFeeBooking } from "./period-checks.ts";
import { startingLines } from "./starting-lines.ts";

/**
 * What the wizard begins with (F118, F121): the plan that runs, all of its days, and the kind that comes first. A plan manager
 * whose fees aren't booked yet begins with the standard booking of them.
 */
export function initialDraft(facts: BookingFacts): BookingDraft {
  const plan = currentPlan(facts);
  const draft: BookingDraft = {
    planReference: plan?.reference ?? "",
    period: plan?.endDate === null ? "custom" : "plan",
    startDate: plan?.startDate ?? "",
    endDate: plan?.endDate ?? "",
    type: "standard",
    lines: [],
    isSplit: null,
  };
  const isForManaged = facts.role === "plan-manager" && hasFeeBooking(facts, draft.startDate) !== "fails";
  const typed: BookingDraft = { ...draft, type: isForManaged ? "plan-managed" : "standard" };
  return { ...typed, lines: firstLines(typed, facts) };
}

/** The plan with the NDIA's number that runs today, else the newest. */
function currentPlan({ plans, today }: BookingFacts): Plan | undefined {
  const numbered = plans.filter(({ reference }) => reference !== null);
  const runs = ({ startDate, endDate }: Plan) => startDate <= today && (endDate === null || endDate >= today);
  return numbered.find(runs) ?? numbered[0];
}

/** The draft with something chosen or typed. Lines that nobody has changed become those of the new plan and kind; others stay. */
export function editDraft(
  draft: BookingDraft,
  change: Partial<BookingDraft>,
  facts: BookingFacts,
): BookingDraft {
  const edited = { ...draft, ...change };
  if (change.lines || !isSame(draft.lines, firstLines(draft, facts))) return edited;
  return { ...edited, lines: firstLines(edited, facts) };
}

/** Whether each line becomes a booking of its own: CRMs link one category with each plan managed booking (F26). */
export function splitsLines({ isSplit, type }: Pick<BookingDraft, "isSplit" | "type">): boolean {
  return isSplit ?? type === "plan-managed";
}

/** What was kept of a draft, where it is one still and its plan is still there; `undefined`: it isn't used. */
export function restoreDraft(kept: unknown, facts: BookingFacts): BookingDraft | undefined {
  if (!isDraft(kept)) return undefined;
  return facts.plans.some(({ reference }) => reference === kept.planReference) ? kept : undefined;
}

function firstLines(draft: BookingDraft, facts: BookingFacts): DraftLine[] {
  const plan = facts.plans.find(({ reference }) => reference === draft.planReference);
  const { startDate } = readPeriod(draft, plan);
  const rooms = roomsOf(facts.budgets, draft.planReference);
  return startingLines(rooms, { type: draft.type, role: facts.role, startDate });
}

function isSame(lines: readonly DraftLine[], others: readonly DraftLine[]): boolean {
  return JSON.stringify(lines) === JSON.stringify(others);
}

const LINE_FIELDS = ["category", "item", "quantity", "rate"];

function isDraft(kept: unknown): kept is BookingDraft {
  if (typeof kept !== "object" || kept === null) return false;
  const { planReference, period, startDate, endDate, type, lines, isSplit } = kept as Record<string, unknown>;
  return (
    [planReference, startDate, endDate].every((text) => typeof text === "string") &&
    (period === "plan" || period === "custom") &&
    (type === "standard" || type === "plan-managed") &&
    (isSplit === null || typeof isSplit === "boolean") &&
    Array.isArray(lines) &&
    lines.every(isLine)
  );
}

function isLine(line: unknown): line is DraftLine {
  if (typeof line !== "object" || line === null) return false;
  return LINE_FIELDS.every((name) => typeof (line as Record<string, unknown>)[name] === "string");
}
