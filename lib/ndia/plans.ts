import * as z from "zod/mini";
import { type IsoDate, parseIsoDate } from "../ndis/calendar-date.ts";
import type { Identity } from "../ndis/identity.ts";
import type { Plan } from "../ndis/plan.ts";
import { Trouble } from "../ndis/problem.ts";

/** One GET of the provider API: resolves with the envelope's `result`, throws `Trouble` for anything else. */
export type Ask = (path: string, query: Record<string, string>, signal?: AbortSignal) => Promise<unknown>;

export interface Retrieval {
  isPace: boolean;
  plans: Plan[];
  /** Both results as they came. */
  raw: { determine: unknown; plans: unknown };
}

const Determined = z.looseObject({ is_pace_plan: z.boolean() });
/** Fields that aren't named here are kept in the snapshot and otherwise left alone. */
const WirePlan = z.looseObject({
  is_pace_plan: z.optional(z.boolean()),
  participant_plan_id: z.optional(z.union([z.number(), z.string()])),
  plan_start_date: z.string(),
  plan_end_date: z.optional(z.nullable(z.string())),
});

/** Asks whether the participant is on PACE, then for the current plan or plans. All three facts must agree (F147). */
export async function retrievePlans(ask: Ask, identity: Identity, signal?: AbortSignal): Promise<Retrieval> {
  const query = {
    participant: identity.ndisNumber,
    participant_surname: identity.surname,
    date_of_birth: identity.dateOfBirth,
  };
  const determined = await ask("4.0/determine-participant-plan/", query, signal);
  const isPace = readable(Determined, determined, "the PACE flag").is_pace_plan;
  const answered = await ask("4.0/plans/", query, signal);
  const plans = readable(z.array(WirePlan), answered, "the list of plans").map((plan) =>
    toPlan(plan, isPace),
  );
  return { isPace, plans, raw: { determine: determined, plans: answered } };
}

function toPlan(wire: z.infer<typeof WirePlan>, participantIsPace: boolean): Plan {
  const isPace = wire.is_pace_plan ?? participantIsPace;
  const startDate = dateOf("plan_start_date", wire.plan_start_date);
  const endDate = dateOf("plan_end_date", wire.plan_end_date);
  if (!startDate) throw badAnswer("plan_start_date is empty");
  if (endDate && endDate < startDate)
    throw badAnswer(`plan_end_date ${endDate} is before plan_start_date ${startDate}`);
  const reference = isPace ? null : String(wire.participant_plan_id ?? "");
  if (reference === "") throw badAnswer("participant_plan_id is missing");
  return { isPace, reference, startDate, endDate };
}

/** The wire's two ways to say "no date". */
const NO_DATE = new Set(["0001-01-01", "0000-00-00", ""]);

function dateOf(field: string, text: string | null | undefined): IsoDate | null {
  if (text === null || text === undefined || NO_DATE.has(text)) return null;
  const date = parseIsoDate(text);
  if (!date) throw badAnswer(`${field} is “${text}”, which isn't a day`);
  return date;
}

function readable<Shape extends z.ZodMiniType>(shape: Shape, result: unknown, part: string): z.infer<Shape> {
  const parsed = shape.safeParse(result);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join(".");
  throw badAnswer(where ? `${part} is unreadable at ${where}` : `${part} is unreadable`, parsed.error);
}

/** An answer that arrived and can't be trusted. Nothing of it is kept. */
function badAnswer(what: string, cause?: unknown): Trouble {
  const problem = {
    code: "ndia-bad-answer",
    what: `The NDIA's answer can't be used: ${what}.`,
    remedy:
      "Nothing was changed. Look at the plan in the provider portal, and sync again later; if it stays, report it to the NDIA.",
  };
  return new Trouble("failed", problem, { cause });
}
