import * as z from "zod/mini";
import type { Identity } from "../domain/plan/identity.ts";
import type { Plan } from "../domain/plan/plan.ts";
import { unexpectedAnswer, dateOf, parseAnswerPart } from "./http/wire-values.ts";

/**
 * One GET of the provider API: resolves with the envelope's `result`, throws `ProblemError` for anything else.
 * @param participant the NDIS number of what is asked for by a header, as service bookings are
 */
export type NdiaGet = (
  path: string,
  query: Record<string, string>,
  signal?: AbortSignal,
  participant?: string,
) => Promise<unknown>;

/** One call of the provider API that changes something. Nothing of it is ever sent again by this function. */
export interface NdiaWrite {
  method: "POST" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
}

/**
 * Sends it, and resolves with the envelope's `result`. Throws a `ProblemError`: `permanent` where the NDIA refused it in words, a
 * `NotTakenError` where it certainly took nothing and may take it later, and `transient` where nobody knows whether it did.
 */
export type NdiaSend = (write: NdiaWrite) => Promise<unknown>;

/** All calls of the provider API. */
export interface NdiaCalls {
  get: NdiaGet;
  send: NdiaSend;
}

export interface Retrieval {
  isPace: boolean;
  plans: Plan[];
  /** Both results as they came. */
  raw: { determine: unknown; plans: unknown };
}

const DETERMINE = "4.0/determine-participant-plan/";
const PLANS = "4.0/plans/";

export const DeterminedPlans = z.looseObject({ is_pace_plan: z.boolean() });
/** Fields that aren't named here are kept in the snapshot and otherwise left alone. */
export const WirePlan = z.looseObject({
  is_pace_plan: z.optional(z.nullable(z.boolean())),
  participant_plan_id: z.optional(z.nullable(z.union([z.number(), z.string()]))),
  plan_start_date: z.string(),
  plan_end_date: z.optional(z.nullable(z.string())),
});

/** Asks whether the participant is on PACE, then for the current plan or plans. All three facts must agree (F147). */
export async function retrievePlans(
  get: NdiaGet,
  identity: Identity,
  signal?: AbortSignal,
): Promise<Retrieval> {
  const query = identityQuery(identity);
  const determined = await get(DETERMINE, query, signal);
  const isPace = isPaceOf(determined);
  return toRetrieval(isPace, determined, await get(PLANS, query, signal));
}

/**
 * The same with both requests at once, where a person waits for one participant: a refusal then costs two calls. The whole
 * answers come from `get`, so one that remembers them saves the first call of what is asked for next.
 */
export async function retrievePlansAtOnce(get: NdiaGet, identity: Identity): Promise<Retrieval> {
  const query = identityQuery(identity);
  const [determined, answered] = await Promise.all([get(DETERMINE, query), get(PLANS, query)]);
  return toRetrieval(isPaceOf(determined), determined, answered);
}

/**
 * The plans with one call, where a participant is known already: each plan tells whether it is on PACE. Only where one doesn't,
 * or none is listed, it is asked for besides.
 */
export async function retrieveKnownPlans(get: NdiaGet, identity: Identity): Promise<Retrieval> {
  const query = identityQuery(identity);
  const answered = await get(PLANS, query);
  const wires = parseAnswerPart(z.array(WirePlan), answered, "the list of plans");
  const told = wires.map(({ is_pace_plan }) => is_pace_plan ?? null);
  if (told.length > 0 && told.every((isPace) => isPace !== null))
    return toRetrieval(told.includes(true), null, answered);
  const determined = await get(DETERMINE, query);
  return toRetrieval(isPaceOf(determined), determined, answered);
}

function isPaceOf(determined: unknown): boolean {
  return parseAnswerPart(DeterminedPlans, determined, "the PACE flag").is_pace_plan;
}

function toRetrieval(isPace: boolean, determined: unknown, answered: unknown): Retrieval {
  const plans = parseAnswerPart(z.array(WirePlan), answered, "the list of plans").map((plan) =>
    toPlan(plan, isPace),
  );
  return { isPace, plans, raw: { determine: determined, plans: answered } };
}

/** All three go with every question. */
export function identityQuery({ ndisNumber, surname, dateOfBirth }: Identity): Record<string, string> {
  return { participant: ndisNumber, participant_surname: surname, date_of_birth: dateOfBirth };
}

export function toPlan(wire: z.infer<typeof WirePlan>, participantIsPace: boolean): Plan {
  const isPace = wire.is_pace_plan ?? participantIsPace;
  const startDate = dateOf("plan_start_date", wire.plan_start_date);
  const endDate = dateOf("plan_end_date", wire.plan_end_date);
  if (!startDate) throw unexpectedAnswer("plan_start_date is empty");
  if (endDate && endDate < startDate)
    throw unexpectedAnswer(`plan_end_date ${endDate} is before plan_start_date ${startDate}`);
  const reference = isPace ? null : String(wire.participant_plan_id ?? "");
  if (reference === "") throw unexpectedAnswer("participant_plan_id is missing");
  return { isPace, reference, startDate, endDate };
}
