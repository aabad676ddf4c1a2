import * as z from "zod/mini";
import type { IsoDate } from "../ndis/calendar-date.ts";
import type { Management, PlanBudget, FundingPeriod } from "../ndis/plan-budget.ts";
import { formatMoney } from "../ndis/money.ts";
import { badAnswer, centsOf, dateOf, Dollars } from "./wire-values.ts";

/**
 * The PACE budget answers as they go over the wire. Their field names come from public samples, not from the NDIA;
 * those of a funding period and of `fund_management_type` are the least sure, and nothing outside this file knows them.
 * The NDIA calls an amount released once it may be spent; approved is the budget's total.
 */
const Amounts = {
  approved_amount: z.optional(Dollars),
  released_amount: z.optional(Dollars),
  spent_amount: z.optional(Dollars),
  remaining_amount: z.optional(Dollars),
};
const Dates = {
  start_date: z.optional(z.nullable(z.string())),
  end_date: z.optional(z.nullable(z.string())),
};

const WirePeriod = z.looseObject({
  start_date: z.string(),
  end_date: z.string(),
  amount: Dollars,
  released: z.optional(z.boolean()),
});
const WireCategory = z.looseObject({
  support_category_text: z.string(),
  funding_component_name: z.optional(z.nullable(z.string())),
  funding_periods: z.optional(z.nullable(z.array(WirePeriod))),
  ...Amounts,
  ...Dates,
});
const WireSupportType = z.looseObject({
  support_type_text: z.string(),
  supp_cat_lvl_dtls: z.optional(z.nullable(z.array(WireCategory))),
  ...Amounts,
  ...Dates,
});
const WireManagement = z.looseObject({
  fund_management_type: z.string(),
  supp_typ_lvl_dtls: z.optional(z.nullable(z.array(WireSupportType))),
  ...Amounts,
  ...Dates,
});
const WireBudgetType = z.looseObject({
  budget_type: z.optional(z.nullable(z.string())),
  plan_management: z.optional(z.nullable(z.array(WireManagement))),
  ...Amounts,
  ...Dates,
});
export const WireBudget = z.looseObject({ bgt_typ_lvl_dtls: z.nullable(z.array(WireBudgetType)) });

const WireFundedSupport = z.looseObject({
  support_category: z.string(),
  support_type: z.optional(z.nullable(z.string())),
  ...Amounts,
  ...Dates,
});
const WireHistoricalBudget = z.looseObject({
  start_date: z.string(),
  end_date: z.string(),
  bgt_typ_lvl_dtls: z.nullable(
    z.array(
      z.looseObject({
        budget_type: z.optional(z.nullable(z.string())),
        plan_management: z.nullable(
          z.array(
            z.looseObject({
              fund_management_type: z.string(),
              funded_supports: z.nullable(z.array(WireFundedSupport)),
            }),
          ),
        ),
      }),
    ),
  ),
});
export const WireHistory = z.looseObject({ historical_budget: z.nullable(z.array(WireHistoricalBudget)) });

/** The tree's leaves as budgets, and what in it doesn't add up. */
export function budgetsOf(tree: z.infer<typeof WireBudget>): { budgets: PlanBudget[]; oddities: string[] } {
  const budgets: PlanBudget[] = [];
  const oddities: string[] = [];
  for (const type of tree.bgt_typ_lvl_dtls ?? []) {
    for (const management of type.plan_management ?? []) {
      for (const supports of management.supp_typ_lvl_dtls ?? []) {
        const categories = supports.supp_cat_lvl_dtls ?? [];
        const found = categories.map((category) =>
          toBudget(category, { type, management: management.fund_management_type, supports }),
        );
        budgets.push(...found);
        oddities.push(...oddSum(supports, found), ...found.flatMap(oddPeriods));
      }
    }
  }
  return { budgets, oddities };
}

/** An earlier period's budgets. It tells no funding periods. */
export function historicalBudgetsOf(history: z.infer<typeof WireHistory>, startDate: string): PlanBudget[] {
  const period = history.historical_budget?.find(({ start_date }) => start_date === startDate);
  return (period?.bgt_typ_lvl_dtls ?? []).flatMap((type) =>
    (type.plan_management ?? []).flatMap(({ fund_management_type, funded_supports }) =>
      (funded_supports ?? []).map((support) =>
        toBudget(
          { ...support, support_category_text: support.support_category },
          {
            type: { ...type, start_date: period?.start_date, end_date: period?.end_date },
            management: fund_management_type,
            supports: { support_type_text: support.support_type ?? "" },
          },
        ),
      ),
    ),
  );
}

function toBudget(
  wire: z.infer<typeof WireCategory>,
  above: {
    type: {
      budget_type?: string | null | undefined;
      start_date?: string | null | undefined;
      end_date?: string | null | undefined;
    };
    management: string;
    supports: {
      support_type_text: string;
      start_date?: string | null | undefined;
      end_date?: string | null | undefined;
    };
  },
): PlanBudget {
  const name = wire.support_category_text;
  const { type, supports } = above;
  const levels = [wire, supports, type];
  const startDate = nearestDate(
    `${name} start_date`,
    levels.map(({ start_date }) => start_date),
  );
  const endDate = nearestDate(
    `${name} end_date`,
    levels.map(({ end_date }) => end_date),
  );
  if (!startDate || !endDate) throw badAnswer(`${name} has no start or end date`);
  if (endDate < startDate) throw badAnswer(`${name} ends ${endDate}, before it starts ${startDate}`);
  const total = wire.approved_amount ?? wire.released_amount;
  if (total === undefined) throw badAnswer(`${name} has no amount`);
  const spent = centsOf(`${name} spent_amount`, wire.spent_amount ?? 0);
  const cents = centsOf(`${name} approved_amount`, total);
  if (cents < 0) throw badAnswer(`${name} has an approved amount below zero`);
  return {
    category: name,
    supportType: supports.support_type_text,
    stated: /stated/i.test(type.budget_type ?? "") || /stated/i.test(wire.funding_component_name ?? ""),
    component: wire.funding_component_name ?? null,
    management: managementOf(name, above.management),
    startDate,
    endDate,
    total: cents,
    spent,
    remaining:
      wire.remaining_amount === undefined
        ? cents - spent
        : centsOf(`${name} remaining_amount`, wire.remaining_amount),
    fundingPeriods: (wire.funding_periods ?? []).map((period) => toPeriod(name, period)),
  };
}

/** A level that has no date of its own runs as the one above it. */
function nearestDate(field: string, texts: (string | null | undefined)[]): IsoDate | null {
  return texts.map((text) => dateOf(field, text)).find((date) => date !== null) ?? null;
}

/** `NDIA-managed`, `NDIS-managed` and `Agency-managed` are the same thing. */
function managementOf(category: string, text: string): Management {
  if (/^plan/i.test(text)) return "plan";
  if (/^(agency|ndi[as])/i.test(text)) return "agency";
  if (/^self/i.test(text)) return "self";
  throw badAnswer(`${category} is managed as “${text}”, which Planbridge doesn't know`);
}

function toPeriod(category: string, wire: z.infer<typeof WirePeriod>): FundingPeriod {
  const startDate = dateOf(`${category} funding period start_date`, wire.start_date);
  const endDate = dateOf(`${category} funding period end_date`, wire.end_date);
  if (!startDate || !endDate || endDate < startDate)
    throw badAnswer(`a funding period of ${category} runs from ${wire.start_date} to ${wire.end_date}`);
  return {
    startDate,
    endDate,
    amount: centsOf(`${category} funding period amount`, wire.amount),
    released: wire.released ?? true,
  };
}

function oddSum(supports: z.infer<typeof WireSupportType>, budgets: PlanBudget[]): string[] {
  if (supports.approved_amount === undefined || budgets.length === 0) return [];
  const stated = centsOf(`${supports.support_type_text} approved_amount`, supports.approved_amount);
  const sum = budgets.reduce((total, budget) => total + budget.total, 0);
  if (stated === sum) return [];
  return [
    `The NDIA's amounts don't add up: ${supports.support_type_text} is ${formatMoney(stated)}, its categories come to ${formatMoney(sum)}.`,
  ];
}

function oddPeriods({ category, total, fundingPeriods }: PlanBudget): string[] {
  const sum = fundingPeriods.reduce((all, { amount }) => all + amount, 0);
  if (fundingPeriods.length === 0 || sum === total) return [];
  return [
    `The NDIA's amounts don't add up: ${category} is ${formatMoney(total)}, its funding periods come to ${formatMoney(sum)}.`,
  ];
}
