import type { InvoiceContext } from "../model/context.ts";
import type { Finding, InvoiceField } from "../model/finding.ts";
import type { Invoice, InvoiceLine } from "../model/line.ts";
import { lineAmount } from "../funding/compute-line-facts.ts";
import { checkInvoice } from "./check.ts";

/** The kind of finding that one line with a wrong amount brings upon the lines below it. */
export const SHORTFALL = "funds-exceeded";

const AMOUNT_FIELDS: ReadonlySet<InvoiceField> = new Set(["quantity", "hours", "rate", "lineTotal"]);

/** Fewer lines without funds are seen at a glance. */
const MIN_LINES = 4;

/**
 * The fewest lines without which the funds are enough for all others: first those whose amount has an Error of its own, then the
 * largest. One wrong quantity takes what the lines below it need, and these then have an Error each. `null` where that tells
 * nothing: few lines lack funds, or nearly as many would have to go.
 */
export function linesBehindShortfall(
  invoice: Invoice,
  context: InvoiceContext,
  findings: readonly Finding[],
): InvoiceLine["id"][] | null {
  const short = findings.filter(({ code }) => code === SHORTFALL);
  if (short.length < MIN_LINES) return null;
  const wrong = new Set(
    findings.flatMap(({ lineId, severity, code, field }) =>
      severity === "block" && code !== SHORTFALL && AMOUNT_FIELDS.has(field) ? (lineId ?? []) : [],
    ),
  );
  const isWrong = ({ id }: InvoiceLine) => (wrong.has(id) ? 1 : 0);
  const candidates = invoice.lines
    .filter((line) => (lineAmount(line) ?? 0) > 0)
    .toSorted((a, b) => isWrong(b) - isWrong(a) || (lineAmount(b) ?? 0) - (lineAmount(a) ?? 0));
  const isEnoughWithout = (count: number) => {
    const gone = new Set(candidates.slice(0, count));
    const rest = { ...invoice, lines: invoice.lines.filter((line) => !gone.has(line)) };
    return !checkInvoice(rest, context).some(({ code }) => code === SHORTFALL);
  };
  // More lines taken away never leave less, so the fewest are found by halving.
  let [tooFew, enough] = [0, Math.ceil(short.length / 2)];
  if (!isEnoughWithout(enough)) return null;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isEnoughWithout(middle)) enough = middle;
    else tooFew = middle;
  }
  const behind = new Set(candidates.slice(0, enough));
  return invoice.lines.flatMap((line) => (behind.has(line) ? line.id : []));
}
