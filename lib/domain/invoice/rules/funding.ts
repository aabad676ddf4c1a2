import { formatDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import type { AvailableFunds, LineFacts } from "../funding/line-facts.ts";
import { formatPeriod, type Period } from "../model/period.ts";
import type { LineRule, RuleResult } from "./rule.ts";
import { SHORT_FUNDS_RULES } from "./short-funds.ts";
import { SOURCE } from "../model/source.ts";
import { proposeSplit } from "../funding/propose-split.ts";
import type { Segment } from "../funding/period-segments.ts";

/**
 * Funding periods and sufficiency, as CareView's Service Entry decides them. Each line is checked against what the rows above
 * it leave. A line that spans periods isn't checked against any: its parts are, once it has been split.
 */
export const FUNDING_RULES: readonly LineRule[] = [
  {
    code: "spans-periods",
    label: "Spans funding periods",
    severity: "block",
    field: "to",
    source: SOURCE.serviceEntry,
    check: ({ segments, overlappingPeriods, line, amount }) => {
      if (segments && segments.length > 1) return spansPeriods(segments, line, amount);
      return overlappingPeriods && overlappingPeriods.length > 1 ? spansGap(overlappingPeriods) : undefined;
    },
  },
  {
    code: "no-period-for-date",
    label: "No funding period",
    severity: "warn",
    field: "from",
    source: SOURCE.planbridge,
    check: ({ overlappingPeriods, pendingPeriod }) =>
      overlappingPeriods && overlappingPeriods.length < 2 && !pendingPeriod
        ? {
            what: "None of the category's funding periods covers all of these dates.",
            remedy: "Check the funding periods in the contract; sync the plan if they are out of date.",
          }
        : undefined,
  },
  {
    code: "pending-period",
    label: "Period not started",
    severity: "block",
    field: "from",
    source: SOURCE.serviceEntry,
    check: ({ pendingPeriod }) =>
      pendingPeriod
        ? {
            what: `The funding period ${formatPeriod(pendingPeriod)} is pending: its funds aren't released yet.`,
            remedy: "Correct the date, or enter the line once the period has started.",
          }
        : undefined,
  },
  {
    // Of a period that has begun the answer may be from before its first day.
    code: "not-released",
    label: "Funds not released",
    severity: "warn",
    field: "from",
    source: SOURCE.planbridge,
    check: ({ funds }) =>
      funds?.status === "active" && funds.period?.released === false
        ? {
            what: `The NDIA hadn't released the funds for the funding period ${formatPeriod(funds.period)} when the plan was retrieved.`,
            remedy:
              "Retrieve the plan again. If the funds still aren't released, the NDIA won't pay the line yet.",
            careview: "It uses the period's dates and allows this.",
          }
        : undefined,
  },
  ...SHORT_FUNDS_RULES,
  {
    code: "end-of-plan",
    label: "No active funding period",
    severity: "note",
    field: "from",
    source: SOURCE.serviceEntry,
    check: (facts) =>
      facts.funds?.period && facts.funds.endOfPlan && isOwnEnough(facts.funds)
        ? {
            what: "No funding period is active now; the one for these dates has enough left.",
            remedy: "You can save it.",
            careview: "Service Entry and the bulk import allow this; what Streamline does isn't published.",
          }
        : undefined,
  },
  {
    code: "period-expired",
    label: "Funding period expired",
    severity: "note",
    field: "from",
    source: SOURCE.serviceEntry,
    check: ({ funds }) =>
      funds?.period && funds.status === "expired" && !funds.endOfPlan && isOwnEnough(funds)
        ? {
            what: `The funding period ${formatPeriod(funds.period)} has expired; it has enough left.`,
            remedy: "You can save it.",
          }
        : undefined,
  },
  {
    code: "periods-differ",
    label: "CRM has different periods",
    severity: "note",
    field: "from",
    source: SOURCE.planbridge,
    check: ({ budget }) =>
      budget?.periodsDiffer
        ? {
            what: "The contract's funding periods for this category differ from the NDIA's. Planbridge uses the NDIA's.",
            remedy: "Correct them under Funding Components in the contract.",
            careview: "It uses the contract's periods.",
          }
        : undefined,
  },
];

function spansPeriods(
  segments: readonly Segment[],
  line: LineFacts["line"],
  amount: Cents | undefined,
): RuleResult {
  const ends = segments.slice(0, -1).map(({ to }) => formatDate(to));
  const result = {
    what: `The service spans more than one ${segments.some(({ period }) => period) ? "funding period" : "budget"}: one ends on ${ends.join(", one on ")}.`,
    remedy: "Split the line so that each part is in one of them.",
  };
  if (amount === undefined || amount <= 0) return result;
  const parts = proposeSplit(line, segments, amount);
  return parts
    ? { ...result, fix: { kind: "split", parts, label: `Split into ${parts.length} lines` } }
    : result;
}

/** A split would leave the days between them in no period. */
function spansGap(overlappingPeriods: readonly Period[]): RuleResult {
  return {
    what: `The service spans more than one funding period: ${overlappingPeriods.map(formatPeriod).join(", and ")}; not all of its days are in one of them.`,
    remedy:
      "Enter one line for each period. Check the funding periods in the contract; sync the plan if they are out of date.",
  };
}

function isOwnEnough({ own, amount }: AvailableFunds): boolean {
  return own !== undefined && own >= amount;
}
