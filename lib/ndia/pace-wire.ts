import * as z from "zod/mini";
import { Dollars, listOf, Word } from "./http/wire-values.ts";

/**
 * The PACE budget answers as they go over the wire. Their field names come from public samples, not from the NDIA. What
 * the samples leave out is optional here: only names of categories, days and amounts are needed, and a word that isn't
 * known never refuses a plan. The NDIA calls an amount released once it may be spent; approved is the budget's total.
 */
const optional = <Shape extends z.ZodMiniType>(shape: Shape) => z.optional(z.nullable(shape));

const Amounts = {
  approved_amount: optional(Dollars),
  released_amount: optional(Dollars),
  spent_amount: optional(Dollars),
  remaining_amount: optional(Dollars),
};
const Dates = {
  start_date: optional(z.string()),
  end_date: optional(z.string()),
};
/** No public sample shows the inside of a funding period; these names are the likeliest. */
export const WirePeriod = z.looseObject({
  ...Dates,
  funding_period_id: z.catch(optional(z.union([z.number(), z.string()])), undefined),
  amount: optional(Dollars),
  released: z.optional(z.unknown()),
});
export const WireCategory = z.looseObject({
  support_category_text: z.string(),
  funding_component_name: Word,
  instalment_type: Word,
  funding_periods: z.optional(listOf(WirePeriod)),
  ...Amounts,
  ...Dates,
});
export const WireSupportType = z.looseObject({
  support_type_text: Word,
  supp_cat_lvl_dtls: z.optional(listOf(WireCategory)),
  ...Amounts,
  ...Dates,
});
const WireManagement = z.looseObject({
  fund_management_type: Word,
  supp_typ_lvl_dtls: z.optional(listOf(WireSupportType)),
  ...Dates,
});
const WireBudgetType = z.looseObject({
  budget_type: Word,
  plan_management: z.optional(listOf(WireManagement)),
  ...Dates,
});
export const WireBudget = z.looseObject({ bgt_typ_lvl_dtls: listOf(WireBudgetType) });

const WireFundedSupport = z.looseObject({
  support_category: z.string(),
  support_type: Word,
  ...Amounts,
  ...Dates,
});
const WireHistoricalBudget = z.looseObject({
  ...Dates,
  bgt_typ_lvl_dtls: z.optional(
    listOf(
      z.looseObject({
        budget_type: Word,
        plan_management: z.optional(
          listOf(
            z.looseObject({
              fund_management_type: Word,
              funded_supports: z.optional(listOf(WireFundedSupport)),
            }),
          ),
        ),
      }),
    ),
  ),
});
export type WireHistoricalBudget = z.infer<typeof WireHistoricalBudget>;
export const WireHistory = z.looseObject({ historical_budget: listOf(WireHistoricalBudget) });

/** A period of the plan that is over: its two days and nothing else. */
export const WirePastPlan = z.looseObject({
  ...Dates,
  /** The names of a current plan's days, which early clients expected here too. */
  plan_start_date: optional(z.string()),
  plan_end_date: optional(z.string()),
});
export const WirePastPlans = z.looseObject({ historical_plan: listOf(WirePastPlan) });
