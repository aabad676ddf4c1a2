import { formatDate, type IsoDate } from "../../core/calendar-date.ts";
import type { Plan } from "../plan/plan.ts";

/** What happens at a plan's end while no new plan is decided. A rule of law, so it has from, to and source. */
export interface PlanEndRule {
  /** For plans that end on these days, both included; `null`: open. */
  from: IsoDate | null;
  to: IsoDate | null;
  /** `extend`: the plan goes on with its money. `renew`: a new plan follows at once, and unspent money doesn't. */
  effect: "extend" | "renew";
  /** It goes on for its own length, and for no more than this. */
  mostMonths: number;
  source: string;
}

/**
 * Looked at on 26 November 2026. A Bill before Parliament (Securing the NDIS for Future Generations Bill 2026) would have plans
 * renewed in place of extended, without what is unspent; its passage wasn't found, so it isn't here. When it is law, it is a
 * second row, and the first one gets its `to`.
 */
const PLAN_END_RULES: readonly PlanEndRule[] = [
  {
    from: null,
    to: null,
    effect: "extend",
    mostMonths: 12,
    source: "https://ndis.gov.au/participants/changing-your-plan/what-happens-your-plans-end-date",
  },
];

/** What the rule says of a plan. It is a prediction: only the NDIA decides. */
export interface PlanEndPrediction {
  isPrediction: true;
  effect: PlanEndRule["effect"];
  /** The last day of what follows. */
  endDate: IsoDate;
  words: string;
  source: string;
}

/** `undefined`: the plan has no end, or no rule is known for it (F111, F112). */
export function predictPlanEnd(
  { startDate, endDate }: Pick<Plan, "startDate" | "endDate">,
  rules: readonly PlanEndRule[] = PLAN_END_RULES,
): PlanEndPrediction | undefined {
  if (endDate === null || endDate < startDate) return undefined;
  const rule = rules.find(({ from, to }) => (from ?? endDate) <= endDate && endDate <= (to ?? endDate));
  if (!rule) return undefined;
  const until = lastDayOfExtension(startDate, endDate, rule.mostMonths);
  const words =
    rule.effect === "extend"
      ? `Prediction: unless a new plan starts, the NDIA extends this one to ${formatDate(until)} at the latest.`
      : `Prediction: a renewed plan follows to ${formatDate(until)}, and what is unspent on ${formatDate(endDate)} doesn't carry over.`;
  return { isPrediction: true, effect: rule.effect, endDate: until, words, source: rule.source };
}

/** By the days after the last ones, since a plan ends the day before the next one would begin. */
function lastDayOfExtension(startDate: IsoDate, endDate: IsoDate, mostMonths: number): IsoDate {
  const start = Temporal.PlainDate.from(startDate);
  const after = Temporal.PlainDate.from(endDate).add({ days: 1 });
  const isShorter = Temporal.PlainDate.compare(start.add({ months: mostMonths }), after) > 0;
  const length = isShorter ? start.until(after, { largestUnit: "month" }) : { months: mostMonths };
  return after.add(length).subtract({ days: 1 }).toString();
}
