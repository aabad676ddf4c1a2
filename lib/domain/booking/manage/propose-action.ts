import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Hundredths } from "../../../core/hundredths.ts";
import type { Cents } from "../../../core/money.ts";
import { combineProblems, type Problem } from "../../../core/problem.ts";
import type { BookingLine } from "../../record/booking.ts";
import { type ActionSources, reasonsAgainst } from "./available-actions.ts";
import { ACTION_LABELS } from "./booking-actions.ts";
import { proposeAnswer, proposeDeletion } from "./propose-answer.ts";
import { endProblem, proposeExtension, proposeReduction, retainedProblem } from "./propose-end.ts";
import { type BookingProposal, type NewLine, proposeReallocation } from "./propose-reallocation.ts";

/** An action as a person has filled it in (F127). `retained`: what is held back of each line, in their order. */
export type ActionRequest =
  | { code: "approve" }
  | { code: "reject"; reason: string }
  | { code: "reallocate"; lines: NewLine[] }
  | { code: "reduce-end"; to: IsoDate; retained: Cents[] }
  | { code: "extend-end"; to: IsoDate }
  | { code: "delete" };

/** The change that carries the action out, or why it can't be: whatever a form has let through is checked again here. */
export function proposeAction(
  sources: ActionSources,
  request: ActionRequest,
): { proposal: BookingProposal } | { problem: Problem } {
  const reasons = reasonsAgainst(request.code, sources);
  if (reasons.length > 0)
    return {
      problem: {
        code: "booking-action-unavailable",
        what: `${ACTION_LABELS[request.code]} can't be done: ${reasons.join(" ")}`,
        remedy: "Choose another action.",
      },
    };
  const problem = problemOf(sources, request);
  return problem ? { problem } : { proposal: proposalOf(sources, request) };
}

/** Kind, end and lines are known here wherever they are needed: without them the action can't be done. */
function proposalOf({ booking, plan }: ActionSources, request: ActionRequest): BookingProposal {
  const { endDate, lines, type } = booking;
  if (request.code === "approve") return proposeAnswer(booking, { kind: "approve" });
  if (request.code === "reject") return proposeAnswer(booking, { kind: "reject", reason: request.reason });
  if (request.code === "delete") return proposeDeletion(booking);
  if (request.code === "reallocate")
    return proposeReallocation({ ...booking, lines: lines ?? [], type: type ?? "standard" }, request.lines);
  const withEnd = { ...booking, endDate: endDate ?? request.to };
  return request.code === "reduce-end"
    ? proposeReduction(withEnd, request.to, request.retained)
    : proposeExtension(withEnd, request.to, plan);
}

function problemOf({ booking, plan, today }: ActionSources, request: ActionRequest): Problem | null {
  const lines = booking.lines ?? [];
  if (request.code === "extend-end") return endProblem(booking, request.to, { today, plan, isLater: true });
  if (request.code === "reallocate")
    return request.lines.every((line) => isPossible(line, lines)) ? null : IMPOSSIBLE;
  if (request.code !== "reduce-end") return null;
  const problems = [
    endProblem(booking, request.to, { today, plan, isLater: false }),
    ...request.retained.map((amount, at) => retainedProblem(lines, at, amount)),
  ].filter((each) => each !== null);
  return problems.length > 0 ? combineProblems(problems) : null;
}

function isPossible(
  { at, quantity, rate }: { at: number; quantity: Hundredths; rate: Cents },
  lines: readonly BookingLine[],
): boolean {
  return lines[at] !== undefined && quantity > 0 && rate > 0;
}

const IMPOSSIBLE: Problem = {
  code: "booking-line",
  what: "An item that is changed isn't one of this booking, or its quantity or rate isn't above 0.",
  remedy: "Close this and choose the action again.",
};
