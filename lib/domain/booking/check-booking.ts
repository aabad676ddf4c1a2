import type { BookingRequest } from "./booking-write.ts";
import type { BookingCheck, BookingFacts } from "./booking-checks.ts";
import type { BookingDraft, ReadDraft } from "./booking-draft.ts";
import { roomsOf } from "./budget-room.ts";
import { lineChecks } from "./line-checks.ts";
import { frameChecks } from "./period-checks.ts";

/** What else counts for the checks of a booking. */
export interface CheckOptions {
  /** It is made from a contract of the CRM (F185). */
  isForContract: boolean;
}

/** Every point of a booking that is being typed (F117). What can't be read yet is left to the draft's own problems. */
export function checkDraft(
  facts: BookingFacts,
  { planReference, type }: Pick<BookingDraft, "planReference" | "type">,
  { startDate, endDate, lines, targets }: Omit<ReadDraft, "request" | "problems">,
  { isForContract }: CheckOptions,
): BookingCheck[] {
  const plan = facts.plans.find(({ reference }) => reference !== null && reference === planReference);
  const frame = { plan, type, startDate, endDate };
  const budgets = facts.budgets.find((each) => each.planReference === planReference);
  return [
    ...frameChecks(facts, frame),
    ...lineChecks({
      ...frame,
      facts,
      lines,
      targets,
      rooms: roomsOf(facts.budgets, planReference),
      hasUnreadBudgets: (budgets?.unread.length ?? 0) > 0,
      isForContract,
    }),
  ];
}

/** The same of a booking that is complete. */
export function checkRequest(
  facts: BookingFacts,
  request: BookingRequest,
  options: CheckOptions,
): BookingCheck[] {
  const lines = new Map(request.lines.map((line, at) => [at, line]));
  return checkDraft(facts, request, { ...request, lines, targets: lines }, options);
}
