import type * as z from "zod/mini";
import type { IsoDate } from "../core/calendar-date.ts";
import { formatMoney } from "../core/money.ts";
import type { BudgetAmount, FundingPeriod, PlanBudget } from "../domain/plan/plan-budget.ts";
import { type ManagementReading, readManagement, readStated } from "./management-wire.ts";
import type {
  WireBudget,
  WireCategory,
  WireHistoricalBudget,
  WirePeriod,
  WireSupportType,
} from "./pace-wire.ts";
import { unexpectedAnswer, centsOf, centsOrNull, dateOf } from "./http/wire-values.ts";

/** The budgets of an answer, and its inconsistencies; each a sentence. */
export interface ReadBudgets {
  budgets: PlanBudget[];
  oddities: string[];
}

interface Days {
  start_date?: string | null | undefined;
  end_date?: string | null | undefined;
}
interface ParentLevels {
  type: Days & { budget_type?: string | null | undefined };
  management: Days & { fund_management_type?: string | null | undefined };
  supports: Days & { support_type_text?: string | null | undefined };
}

/** The tree's leaves as budgets. */
export function budgetsOf(tree: z.infer<typeof WireBudget>): ReadBudgets {
  const read: ReadBudgets = { budgets: [], oddities: [] };
  for (const type of tree.bgt_typ_lvl_dtls) {
    for (const management of type.plan_management ?? []) {
      for (const supports of management.supp_typ_lvl_dtls ?? []) {
        const found = (supports.supp_cat_lvl_dtls ?? []).map((category) =>
          toBudget(category, { type, management, supports }),
        );
        const budgets = found.map(({ budget }) => budget);
        read.budgets.push(...budgets);
        read.oddities.push(
          ...sumMismatch(supports, budgets),
          ...budgets.flatMap(periodsMismatch),
          ...found.flatMap(({ oddities }) => oddities),
        );
      }
    }
  }
  return read;
}

/** An earlier period's budgets. It has no funding periods. */
export function historicalBudgetsOf(period: WireHistoricalBudget): ReadBudgets {
  const { start_date, end_date } = period;
  const found = (period.bgt_typ_lvl_dtls ?? []).flatMap((type) =>
    (type.plan_management ?? []).flatMap(({ fund_management_type, funded_supports = [] }) =>
      funded_supports.map(({ support_category, support_type, ...support }) =>
        toBudget(
          { ...support, support_category_text: support_category },
          {
            type: { budget_type: type.budget_type, start_date, end_date },
            management: { fund_management_type },
            supports: { support_type_text: support_type },
          },
        ),
      ),
    ),
  );
  return {
    budgets: found.map(({ budget }) => budget),
    oddities: found.flatMap(({ oddities }) => oddities),
  };
}

function toBudget(
  wire: z.infer<typeof WireCategory>,
  { type, management, supports }: ParentLevels,
): { budget: PlanBudget; oddities: string[] } {
  const name = wire.support_category_text;
  const component = wire.funding_component_name ?? null;
  const { startDate, endDate } = daysOf(name, [wire, supports, management, type]);
  const total = wire.approved_amount ?? wire.released_amount;
  if (total === undefined || total === null) throw unexpectedAnswer(`${name} has no amount`);
  const spent = centsOf(`${name} spent_amount`, wire.spent_amount ?? 0);
  const cents = centsOf(`${name} approved_amount`, total);
  if (cents < 0) throw unexpectedAnswer(`${name} has an approved amount below zero`);
  const reading = readManagement(name, management.fund_management_type, component);
  const periods = readPeriods(name, wire.funding_periods ?? []);
  return {
    budget: {
      category: name,
      supportType: supports.support_type_text ?? "",
      stated: readStated(type.budget_type, component),
      component,
      management: reading.management,
      ...wordOf(reading),
      startDate,
      endDate,
      total: cents,
      spent,
      remaining:
        wire.remaining_amount === undefined || wire.remaining_amount === null
          ? cents - spent
          : centsOf(`${name} remaining_amount`, wire.remaining_amount),
      ...notToldOf(wire),
      ...releasedOf(name, wire),
      fundingPeriods: periods ?? [],
      ...(periods ? {} : { periodsUnreadable: true as const }),
    },
    oddities: [
      ...(reading.oddity ? [reading.oddity] : []),
      ...(periods ? [] : [`The NDIA's funding periods of ${name} are in a form that Planbridge can't read.`]),
    ],
  };
}

function notToldOf({
  approved_amount,
  spent_amount,
  remaining_amount,
}: z.infer<typeof WireCategory>): Pick<PlanBudget, "notTold"> {
  const amounts = { total: approved_amount, spent: spent_amount, remaining: remaining_amount };
  const notTold = Object.entries(amounts).flatMap(([name, amount]) =>
    (amount ?? undefined) === undefined ? [name as BudgetAmount] : [],
  );
  return notTold.length > 0 ? { notTold } : {};
}

function releasedOf(
  name: string,
  { released_amount, instalment_type }: z.infer<typeof WireCategory>,
): Pick<PlanBudget, "released" | "instalmentType"> {
  const released = centsOrNull(`${name} released_amount`, released_amount);
  return {
    ...(released === null ? {} : { released }),
    ...(instalment_type ? { instalmentType: instalment_type } : {}),
  };
}

function wordOf({ management, word }: ManagementReading): Pick<PlanBudget, "managementWord"> {
  return management === null && word ? { managementWord: word } : {};
}

/** A level that has no date of its own runs as the one above it. */
function daysOf(name: string, levels: readonly Days[]): { startDate: IsoDate; endDate: IsoDate } {
  const nearest = (field: "start_date" | "end_date") =>
    levels.map((level) => dateOf(`${name} ${field}`, level[field])).find((date) => date !== null);
  const startDate = nearest("start_date");
  const endDate = nearest("end_date");
  if (!startDate || !endDate) throw unexpectedAnswer(`${name} has no start or end date`);
  if (endDate < startDate) throw unexpectedAnswer(`${name} ends ${endDate}, before it starts ${startDate}`);
  return { startDate, endDate };
}

/** `undefined`: their days or amounts stand under names that aren't known, so what they say isn't known either. */
function readPeriods(
  category: string,
  wires: readonly z.infer<typeof WirePeriod>[],
): FundingPeriod[] | undefined {
  const isKnown = wires.every(
    ({ start_date, end_date, amount }) =>
      typeof start_date === "string" && typeof end_date === "string" && (amount ?? undefined) !== undefined,
  );
  return isKnown ? wires.map((wire) => toPeriod(category, wire)) : undefined;
}

function toPeriod(category: string, wire: z.infer<typeof WirePeriod>): FundingPeriod {
  const startDate = dateOf(`${category} funding period start_date`, wire.start_date);
  const endDate = dateOf(`${category} funding period end_date`, wire.end_date);
  if (!startDate || !endDate || endDate < startDate)
    throw unexpectedAnswer(
      `a funding period of ${category} runs from ${wire.start_date} to ${wire.end_date}`,
    );
  const id = String(wire.funding_period_id ?? "").trim();
  return {
    ...(id ? { id } : {}),
    startDate,
    endDate,
    amount: centsOf(`${category} funding period amount`, wire.amount ?? ""),
    released: !isHeldBack(wire.released),
  };
}

/** Only money that the NDIA says isn't released counts as not released. */
function isHeldBack(released: unknown): boolean {
  return released === false || (typeof released === "string" && /^\s*(false|no|n)\s*$/i.test(released));
}

function sumMismatch(supports: z.infer<typeof WireSupportType>, budgets: readonly PlanBudget[]): string[] {
  const { approved_amount } = supports;
  const name = supports.support_type_text ?? "one part of the plan";
  if (approved_amount === undefined || approved_amount === null || budgets.length === 0) return [];
  const stated = centsOf(`${name} approved_amount`, approved_amount);
  const sum = budgets.reduce((total, budget) => total + budget.total, 0);
  if (stated === sum) return [];
  return [
    `The NDIA's amounts don't add up: ${name} is ${formatMoney(stated)}, its categories come to ${formatMoney(sum)}.`,
  ];
}

function periodsMismatch({ category, total, fundingPeriods }: PlanBudget): string[] {
  const sum = fundingPeriods.reduce((all, { amount }) => all + amount, 0);
  if (fundingPeriods.length === 0 || sum === total) return [];
  return [
    `The NDIA's amounts don't add up: ${category} is ${formatMoney(total)}, its funding periods come to ${formatMoney(sum)}.`,
  ];
}
