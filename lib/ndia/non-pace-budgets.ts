import * as z from "zod/mini";
import type { Identity } from "../domain/plan/identity.ts";
import type { NonPaceBudget } from "../domain/record/non-pace-budget.ts";
import { type ReadRows, readRows } from "./http/read-rows.ts";
import { centsOrNull, Dollars, listOf, parseAnswerPart, told, Word } from "./http/wire-values.ts";
import { identityQuery, type NdiaGet } from "./plans.ts";

/**
 * A GUESS, the only one of its kind: the NDIA has a “Budget API v4.0” for plans outside PACE, and neither its path nor a
 * field of its answer is public. The path follows that of goals. What a line holds is known from other software's screens:
 * category, purpose, the item of a stated support, and four amounts; the names follow those of PACE budgets and service
 * bookings. Whoever has the NDIA's document corrects this file alone. Nothing here is asked for unless it is switched on in
 * settings.
 */
const BUDGETS = "4.0/plans/budget";

const Amount = z.optional(z.nullable(Dollars));
const WireBudgets = z.looseObject({ plan_budgets: listOf(z.unknown()) });
const WireLine = z.looseObject({
  support_category: z.string().check(z.trim(), z.minLength(1)),
  support_purpose: Word,
  product_category_item: Word,
  approved_amount: Amount,
  allocated_amount: Amount,
  spent_amount: Amount,
  remaining_amount: Amount,
});

/** The budget lines of a plan outside PACE (F93). Throws a `ProblemError` where the answer can't be read, or is refused. */
export async function retrieveNonPaceBudgets(
  get: NdiaGet,
  identity: Identity,
  planReference: string,
): Promise<ReadRows<NonPaceBudget>> {
  const answer = await get(BUDGETS, { ...identityQuery(identity), participant_plan_id: planReference });
  const lines = Array.isArray(answer)
    ? (answer as unknown[])
    : parseAnswerPart(WireBudgets, answer, "the list of plan budgets").plan_budgets;
  return readRows(
    lines,
    WireLine,
    (at) => `line ${at} of the budgets of plan ${planReference}`,
    (wire, name): NonPaceBudget => ({
      planReference,
      category: wire.support_category,
      purpose: told(wire.support_purpose),
      item: told(wire.product_category_item),
      approved: centsOrNull(`${name} approved_amount`, wire.approved_amount),
      allocated: centsOrNull(`${name} allocated_amount`, wire.allocated_amount),
      spent: centsOrNull(`${name} spent_amount`, wire.spent_amount),
      remaining: centsOrNull(`${name} remaining_amount`, wire.remaining_amount),
    }),
  );
}
