import { formatDate } from "../calendar-date.ts";
import { type Cents, formatMoney } from "../money.ts";
import type { Funds, LineFacts } from "./line-facts.ts";
import type { LineRule, Said } from "./rule.ts";
import { SOURCE } from "./source.ts";
import { splitOf } from "./split.ts";
import type { Period } from "./period.ts";
import type { Piece } from "./pieces.ts";

/**
 * Funding periods and sufficiency, as CareView's Service Entry decides them. Each line is held against what the rows above
 * it leave. A line that spans periods isn't held against any: its parts are, once it has been split.
 */
export const FUNDING: readonly LineRule[] = [
  {
    code: "spans-periods",
    severity: "block",
    field: "to",
    source: SOURCE.serviceEntry,
    check: ({ pieces, line, amount }) =>
      pieces && pieces.length > 1 ? spans(pieces, line, amount) : undefined,
  },
  {
    code: "no-period-for-date",
    severity: "warn",
    field: "from",
    source: SOURCE.planbridge,
    check: ({ budget, pieces }) =>
      budget && !pieces
        ? {
            what: "The category has funding periods, but none of them covers all of these days.",
            remedy: "Check the funding periods in the contract; sync the plan if they are out of date.",
          }
        : undefined,
  },
  {
    code: "pending-period",
    severity: "block",
    field: "from",
    source: SOURCE.serviceEntry,
    check: ({ funds }) =>
      funds?.period && funds.status === "pending"
        ? {
            what: `The funding period ${dates(funds.period)} is pending: its money isn't released yet.`,
            remedy: "Correct the date, or enter the line when the period has begun.",
          }
        : undefined,
  },
  {
    // Of a period that has begun the answer may be from before its first day.
    code: "not-released",
    severity: "warn",
    field: "from",
    source: SOURCE.planbridge,
    check: ({ funds }) =>
      funds?.status === "active" && funds.period?.released === false
        ? {
            what: `The NDIA hadn't released the money of the funding period ${dates(funds.period)} when the plan was retrieved.`,
            remedy: "Retrieve the plan again. If it still isn't, the NDIA won't pay the line yet.",
            careview: "It goes by the period's days, and allows this.",
          }
        : undefined,
  },
  {
    code: "funds-exceeded",
    severity: "block",
    field: "lineTotal",
    source: SOURCE.serviceEntry,
    check: (facts) =>
      whenShort(facts, (funds, own) =>
        isPoolEnough(funds) || funds.pool === null ? undefined : short(funds, own),
      ),
  },
  {
    code: "expired-period-core-flexible",
    severity: "warn",
    field: "lineTotal",
    source: SOURCE.serviceEntry,
    check: (facts) =>
      whenShort(facts, (funds, own) =>
        isPoolEnough(funds) && funds.status === "expired"
          ? {
              what: `The expired funding period ${dates(funds.period)} has ${formatMoney(own)} left for ${formatMoney(funds.amount)}; Core Flexible as a whole has ${formatMoney(funds.pool)}.`,
              remedy:
                "It may be saved and draws on Core Flexible. The NDIA may refuse to pay an earlier period from a later one.",
            }
          : undefined,
      ),
  },
  {
    code: "core-flexible-drawn",
    severity: "note",
    field: "lineTotal",
    source: SOURCE.serviceEntry,
    check: (facts) =>
      whenShort(facts, (funds, own) =>
        isPoolEnough(funds) && funds.status !== "expired"
          ? {
              what: `${funds.period ? "The funding period" : "The category"} has ${formatMoney(own)} left for ${formatMoney(funds.amount)}; the rest is drawn from Core Flexible, which has ${formatMoney(funds.pool)}.`,
              remedy:
                "It may be saved. A Core Flexible category may go below zero while all of them together don't.",
            }
          : undefined,
      ),
  },
  {
    code: "core-flexible-unknown",
    severity: "note",
    field: "lineTotal",
    source: SOURCE.planbridge,
    check: (facts) =>
      whenShort(facts, (funds, own) =>
        funds.pool === null
          ? {
              what: `The category has ${formatMoney(own)} left for ${formatMoney(funds.amount)}, and what Core Flexible has isn't known.`,
              remedy: "Look up in the contract what the Core Flexible categories have left.",
            }
          : undefined,
      ),
  },
  {
    code: "end-of-plan",
    severity: "note",
    field: "from",
    source: SOURCE.serviceEntry,
    check: (facts) =>
      facts.funds?.period && facts.funds.endOfPlan && isOwnEnough(facts.funds)
        ? {
            what: "No funding period is active any more; the one of these days has enough left.",
            remedy: "It may be saved.",
            careview: "Service Entry and the bulk import allow this; what Streamline does isn't published.",
          }
        : undefined,
  },
  {
    code: "period-expired",
    severity: "note",
    field: "from",
    source: SOURCE.serviceEntry,
    check: ({ funds }) =>
      funds?.status === "expired" && !funds.endOfPlan && isOwnEnough(funds)
        ? {
            what: `The funding period ${dates(funds.period)} has expired; it has enough left.`,
            remedy: "It may be saved.",
          }
        : undefined,
  },
  {
    code: "periods-differ",
    severity: "note",
    field: "from",
    source: SOURCE.planbridge,
    check: ({ budget }) =>
      budget?.periodsDiffer
        ? {
            what: "The contract has other funding periods for this category than the NDIA, whose periods count here.",
            remedy: "Put them right under Funding Components in the contract.",
            careview: "CareView decides by those of the contract.",
          }
        : undefined,
  },
];

function spans(pieces: readonly Piece[], line: LineFacts["line"], amount: Cents | undefined): Said {
  const ends = pieces.slice(0, -1).map(({ to }) => formatDate(to));
  const said = {
    what: `The service runs over more than one ${pieces.some(({ period }) => period) ? "funding period" : "budget"}: one ends on ${ends.join(", one on ")}.`,
    remedy: "Split the line, so that each part lies in one of them.",
  };
  if (amount === undefined || amount <= 0) return said;
  const parts = splitOf(line, pieces, amount);
  return parts ? { ...said, fix: { kind: "split", parts, label: `Split into ${parts.length} lines` } } : said;
}

/** Runs where it is known that the period or category alone has too little for the line. */
function whenShort(
  { funds }: LineFacts,
  say: (funds: Funds, own: Cents) => Said | undefined,
): Said | undefined {
  if (!funds || funds.status === "pending" || funds.own === undefined) return undefined;
  return funds.own < funds.amount ? say(funds, funds.own) : undefined;
}

function isOwnEnough({ own, amount }: Funds): boolean {
  return own !== undefined && own >= amount;
}

function isPoolEnough(funds: Funds): funds is Funds & { pool: Cents } {
  return typeof funds.pool === "number" && funds.pool >= funds.amount;
}

function short({ amount, period, pool, earlier }: Funds, own: Cents): Said {
  const where = period ? `The funding period ${dates(period)}` : "The category";
  const inPool = typeof pool === "number" ? `, and Core Flexible as a whole ${formatMoney(pool)}` : "";
  return {
    what: `${where} has ${formatMoney(own)} left${inPool}; the line comes to ${formatMoney(amount)}.`,
    remedy:
      earlier > 0
        ? `Correct the amount. Earlier periods have ${formatMoney(earlier)} unspent, which the NDIA rolls forward: sync the plan if the CRM's periods don't show it yet.`
        : "Correct the amount, or agree with the participant what can be paid. Sync the plan if its budget was raised.",
  };
}

const spoken = new WeakMap<Period, string>();

/** Made once for each: in a file, thousands of lines may be of one expired period. */
function dates(period: Funds["period"]): string {
  if (!period) return "";
  const known = spoken.get(period) ?? `from ${formatDate(period.startDate)} to ${formatDate(period.endDate)}`;
  spoken.set(period, known);
  return known;
}
