import type { InvoiceContext } from "./context.ts";
import type { Finding } from "./finding.ts";
import { Ledger } from "./ledger.ts";
import { factsOf, type LineFacts } from "./line-facts.ts";
import type { Invoice } from "./line.ts";
import { INVOICE_RULES, LINE_RULES } from "./rules.ts";
import type { LineRule, Said } from "./rule.ts";

/** Everything that the rules have to say of an invoice: of the whole first, then line by line. Pure. */
export function checkInvoice(invoice: Invoice, context: InvoiceContext): Finding[] {
  return check(invoice, context, new Ledger());
}

/**
 * The same for a file: each invoice after what those above it draw from the same budgets. Invoices of one client must be
 * given the same list of budgets, not a copy.
 */
export function checkInvoices(
  invoices: readonly Invoice[],
  contextOf: (invoice: Invoice, at: number) => InvoiceContext,
): Finding[][] {
  const ledger = new Ledger();
  return invoices.map((invoice, at) => check(invoice, contextOf(invoice, at), ledger));
}

function check(invoice: Invoice, context: InvoiceContext, ledger: Ledger): Finding[] {
  const ofInvoice = INVOICE_RULES.flatMap((rule) =>
    rule.check(invoice, context).map(({ lineId, ...said }) => toFinding(rule, said, lineId)),
  );
  const ofLines = factsOf(invoice, context, ledger).flatMap(checkLine);
  return [...ofInvoice, ...ofLines];
}

/** Every rule of the table, on one line. */
function checkLine(facts: LineFacts): Finding[] {
  const findings: Finding[] = [];
  for (const rule of LINE_RULES) {
    const said = rule.check(facts);
    if (said) findings.push(toFinding(rule, said, facts.line.id));
  }
  return findings;
}

function toFinding(
  { code, severity, field, source }: Omit<LineRule, "check">,
  said: Said,
  lineId: string | undefined,
): Finding {
  return { code, severity, field, source, ...(lineId === undefined ? {} : { lineId }), ...said };
}
