import { daysBetween, formatDate, type IsoDate } from "../../core/calendar-date.ts";
import { type Cents, formatMoney } from "../../core/money.ts";
import type { ContractStatus } from "../sync/batch.ts";
import { formatAmount, formatTotal } from "./amount.ts";
import type { NextStep, PlanView } from "./record-view.ts";
import { RECORD_WORDS } from "./record-words.ts";

/** A service contract of the CRM as it was last compared. */
export interface ComparedContract extends Pick<ContractStatus, "outcome" | "problem" | "totalFunding"> {
  reference: string;
  /** What the contract's total should be by the plan; absent where that isn't known. */
  planTotal?: Cents;
}

/** From how many days before its end a plan, and a funding period, is worth a line. */
const PLAN_ENDS_DAYS = 90;
const PERIOD_ENDS_DAYS = 14;

/** The most urgent first: the money at stake for each day that is left. */
export function nextSteps(
  plan: PlanView | undefined,
  contracts: readonly ComparedContract[],
  today: IsoDate,
  ofBookings: readonly NextStep[] = [],
): NextStep[] {
  const ofPlan = plan
    ? [
        ...staleSteps(plan),
        ...overspentSteps(plan),
        ...shortfallSteps(plan, today),
        ...periodSteps(plan, today),
        ...planSteps(plan, today),
      ]
    : [];
  const urgency = ({ cents, days }: NextStep) => (cents ?? 0) / (days + 1);
  return [...ofPlan, ...ofBookings, ...contracts.flatMap(contractStep)].toSorted(
    (a, b) => urgency(b) - urgency(a) || a.days - b.days,
  );
}

function staleSteps({ totals, sync, budgets }: PlanView): NextStep[] {
  const oldest = budgets === null ? sync : totals.sync;
  if (oldest.freshness !== "stale" && oldest.freshness !== "never") return [];
  return [
    {
      code: "stale",
      what: `What is shown of this plan is out of date (${oldest.words}).`,
      remedy: "Sync this participant before you rely on any amount.",
      cents: totals.remaining.cents,
      days: 0,
    },
  ];
}

function overspentSteps({ budgets }: PlanView): NextStep[] {
  return (budgets ?? [])
    .filter(({ overspent }) => overspent > 0)
    .map(({ category, overspent }) => ({
      code: "overspent",
      what: `${category} is overspent by ${formatMoney(overspent)}.`,
      remedy: "Look at its latest claims before you pay anything more from it.",
      cents: overspent,
      days: 0,
    }));
}

function shortfallSteps({ budgets }: PlanView, today: IsoDate): NextStep[] {
  return (budgets ?? []).flatMap(({ category, forecast }): NextStep[] => {
    const { shortfall, safeUntil } = forecast ?? {};
    if (!shortfall || !safeUntil || shortfall.typical <= 0) return [];
    return [
      {
        code: "shortfall",
        what: `Prediction: ${category} lasts until ${formatDate(safeUntil)}, and ${formatMoney(shortfall.typical)} will be missing by its next release on ${formatDate(shortfall.before)}.`,
        remedy: "Tell the participant, and hold back what can wait until the release.",
        cents: shortfall.typical,
        days: Math.max(0, daysBetween(today, safeUntil)),
      },
    ];
  });
}

/** Most budgets share their periods, so they share a line. */
function periodSteps({ budgets }: PlanView, today: IsoDate): NextStep[] {
  const ending = (budgets ?? []).flatMap(({ category, instalments, remaining }) => {
    const { running, next } = instalments ?? {};
    const days = running ? daysBetween(today, running.endDate) : Infinity;
    return running && days <= PERIOD_ENDS_DAYS ? [{ category, running, next, remaining, days }] : [];
  });
  return [...Map.groupBy(ending, ({ running }) => running.endDate)].map(([endDate, group]): NextStep => {
    const names = [...new Set(group.map(({ category }) => category))].join(", ");
    const released = group.reduce((sum, { next }) => sum + (next?.amount ?? 0), 0);
    const [{ days }] = group as [(typeof group)[number]];
    return {
      code: "period-ends",
      what: `${RECORD_WORDS.fundingPeriod} of ${names} ends on ${formatDate(endDate)}; ${released > 0 ? `${formatMoney(released)} is released next` : "nothing more is released after it"}.`,
      remedy: "Claim what was delivered in this period, and sync again on the day after.",
      cents: released > 0 ? released : (group[0]?.remaining ?? null),
      days,
    };
  });
}

function planSteps({ endDate, totals, end }: PlanView, today: IsoDate): NextStep[] {
  if (endDate === null) return [];
  const days = daysBetween(today, endDate);
  if (days > PLAN_ENDS_DAYS) return [];
  const left = days === 1 ? "in 1 day" : `in ${days} days`;
  const when =
    days < 0
      ? `ended on ${formatDate(endDate)}`
      : `ends on ${formatDate(endDate)}, ${days === 0 ? "today" : left}`;
  return [
    {
      code: "plan-ends",
      what: `The plan ${when}. ${RECORD_WORDS.remaining}: ${formatTotal(totals.remaining)}.${end ? ` ${end.words}` : ""}`,
      remedy:
        days < 0
          ? "Sync again to see whether the NDIA has extended the plan or started a new one."
          : "Claim what is outstanding, and ask the participant about the next plan.",
      cents: totals.remaining.cents,
      days: Math.max(0, days),
    },
  ];
}

function contractStep({
  reference,
  outcome,
  problem,
  totalFunding,
  planTotal,
}: ComparedContract): NextStep[] {
  if (outcome === "not-active") return [];
  const difference =
    totalFunding === undefined || planTotal === undefined ? null : Math.abs(totalFunding - planTotal);
  if (outcome !== "failed" && !difference) return [];
  const isTotal = difference !== null && difference > 0;
  return [
    {
      code: "contract-differs",
      what: [
        `Service contract ${reference} differs from the plan.`,
        ...(problem ? [problem.what] : []),
        ...(isTotal
          ? [
              `Its total is ${formatAmount(totalFunding ?? null)}, the plan-managed budgets come to ${formatAmount(planTotal ?? null)}.`,
            ]
          : []),
      ].join(" "),
      remedy: problem?.remedy ?? "Open the contract and sync its PACE plan and budgets.",
      cents: difference,
      days: 0,
    },
  ];
}
