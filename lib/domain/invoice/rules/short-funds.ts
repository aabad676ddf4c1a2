import { type Cents, formatMoney } from "../../../core/money.ts";
import { remainingInContract } from "./contract-differences.ts";
import type { AvailableFunds, LineFacts } from "../funding/line-facts.ts";
import { formatPeriod } from "../model/period.ts";
import type { LineRule, RuleResult } from "./rule.ts";
import { SOURCE } from "../model/source.ts";

/** A period or category that has too little for a line, and what Core Flexible makes of it. */
export const SHORT_FUNDS_RULES: readonly LineRule[] = [
  {
    code: "funds-exceeded",
    label: "Not enough funds",
    severity: "block",
    field: "lineTotal",
    source: SOURCE.serviceEntry,
    check: (facts) => {
      const result = whenShort(facts, "short", shortResult);
      const inContract = remainingInContract(facts);
      return result && inContract !== undefined && inContract >= (facts.funds?.amount ?? 0)
        ? {
            ...result,
            careview: `It allows this: by the contract's total, ${formatMoney(inContract)} is left.`,
          }
        : result;
    },
  },
  {
    code: "expired-period-core-flexible",
    label: "Expired period, Core Flexible",
    severity: "warn",
    field: "lineTotal",
    source: SOURCE.serviceEntry,
    check: (facts) =>
      whenShort(facts, "enough", (funds, own) =>
        funds.period && funds.status === "expired"
          ? {
              what: `The expired funding period ${formatPeriod(funds.period)} has ${formatMoney(own)} left for ${formatMoney(funds.amount)}; Core Flexible as a whole has ${formatKnown(funds.pool?.released)}.`,
              remedy:
                "You can save it; it draws on Core Flexible. The NDIA may refuse to pay for an earlier period from a later one.",
            }
          : undefined,
      ),
  },
  {
    code: "core-flexible-drawn",
    label: "Draws on Core Flexible",
    severity: "note",
    field: "lineTotal",
    source: SOURCE.serviceEntry,
    check: (facts) =>
      whenShort(facts, "enough", (funds, own) =>
        funds.status !== "expired"
          ? {
              what: `${funds.period ? "The funding period" : "The category"} has ${formatMoney(own)} left for ${formatMoney(funds.amount)}; the rest is drawn from Core Flexible, which has ${formatKnown(funds.pool?.released)}.`,
              remedy:
                "You can save it. A Core Flexible category may go below zero as long as all of them together don't.",
            }
          : undefined,
      ),
  },
  {
    code: "core-flexible-pending",
    label: "Core Flexible not released",
    severity: "warn",
    field: "lineTotal",
    source: SOURCE.serviceEntry,
    check: (facts) =>
      whenShort(facts, "pending", ({ amount, period, pool }, own) => ({
        what: `${period ? "The funding period" : "The category"} has ${formatMoney(own)} left for ${formatMoney(amount)}; Core Flexible as a whole has ${formatKnown(pool?.released)}, and ${formatKnown(pool?.total)} including periods that haven't started.`,
        remedy: "Correct the amount, or hold the line until the next period has started.",
        careview:
          "It uses Core Flexible's total; whether periods that haven't started count isn't published.",
      })),
  },
  {
    code: "core-flexible-unknown",
    label: "Core Flexible unknown",
    severity: "note",
    field: "lineTotal",
    source: SOURCE.planbridge,
    check: (facts) =>
      whenShort(facts, "unknown", ({ amount }, own) => ({
        what:
          facts.context.isPace === undefined
            ? `The category has ${formatMoney(own)} left for ${formatMoney(amount)}; under PACE the rest is drawn from Core Flexible, and whether the contract is PACE isn't known.`
            : `The category has ${formatMoney(own)} left for ${formatMoney(amount)}, and what Core Flexible has isn't known.`,
        remedy: "Check in the contract how much the Core Flexible categories have left.",
      })),
  },
];

/** Runs where it is known that the period or category alone has too little for the line, and Core Flexible is so. */
function whenShort(
  { funds, pendingPeriod }: LineFacts,
  pool: Cover,
  describe: (funds: AvailableFunds, own: Cents) => RuleResult | undefined,
): RuleResult | undefined {
  if (!funds || pendingPeriod || funds.own === undefined) return undefined;
  return funds.own < funds.amount && coverOf(funds) === pool ? describe(funds, funds.own) : undefined;
}

/** `pending`: enough only if periods that haven't begun count. */
type Cover = "enough" | "pending" | "unknown" | "short";

function coverOf({ pool, amount }: AvailableFunds): Cover {
  if (!pool) return "short";
  const { released, total } = pool;
  if (released !== null && released >= amount) return "enough";
  if (total !== null && total < amount) return "short";
  return released === null ? "unknown" : "pending";
}

function shortResult(
  { amount, period, pool, afterOthers, unspentEarlier }: AvailableFunds,
  own: Cents,
): RuleResult {
  const where = period ? `The funding period ${formatPeriod(period)}` : "The category";
  const inPool = pool ? `, and Core Flexible as a whole ${formatKnown(pool.total)}` : "";
  return {
    what: `${where} has ${formatMoney(own)} left${afterOthers ? " after the lines above" : ""}${inPool}; the line is ${formatMoney(amount)}.`,
    remedy:
      unspentEarlier > 0
        ? `Correct the amount. Earlier periods have ${formatMoney(unspentEarlier)} unspent, which the NDIA rolls forward: sync the plan if the CRM's periods don't show it yet.`
        : "Correct the amount, or agree with the participant what can be paid. Sync the plan if its budget was raised.",
  };
}

/** Used only where the amount is known. */
function formatKnown(amount: Cents | null | undefined): string {
  return formatMoney(amount ?? 0);
}
