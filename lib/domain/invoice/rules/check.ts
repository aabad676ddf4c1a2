import type { InvoiceContext } from "../model/context.ts";
import type { Finding } from "../model/finding.ts";
import { Ledger } from "../funding/ledger.ts";
import { computeLineFacts } from "../funding/compute-line-facts.ts";
import type { LineFacts } from "../funding/line-facts.ts";
import type { Invoice } from "../model/line.ts";
import { INVOICE_RULES, LINE_RULES } from "./rules.ts";
import type { LineRule, RuleResult } from "./rule.ts";

/** Everything that the rules have to say of an invoice: of the whole first, then line by line. Pure. */
export const checkInvoice = invoiceCheck(new Set());

/**
 * The check but for some rules, by their codes. Loops rather than arrays of arrays: a file has it done for thousands of
 * invoices.
 * @returns a function that also tells what each line is and meets, where somebody asks for that
 */
export function invoiceCheck(without: ReadonlySet<string>) {
  const invoiceRules = INVOICE_RULES.filter(({ code }) => !without.has(code));
  const lineRules = LINE_RULES.filter(({ code }) => !without.has(code));
  return (invoice: Invoice, context: InvoiceContext, onLine?: (facts: LineFacts) => void): Finding[] => {
    const findings: Finding[] = [];
    for (const rule of invoiceRules) {
      for (const { lineId, ...said } of rule.check(invoice, context))
        findings.push(toFinding(rule, said, lineId));
    }
    for (const facts of computeLineFacts(invoice, context, new Ledger())) {
      onLine?.(facts);
      for (const rule of lineRules) {
        const said = rule.check(facts);
        if (said) findings.push(toFinding(rule, said, facts.line.id));
      }
    }
    return findings;
  };
}

function toFinding(
  { code, severity, field, source }: Omit<LineRule, "check">,
  said: RuleResult,
  lineId: string | undefined,
): Finding {
  return { code, severity, field, source, ...(lineId === undefined ? {} : { lineId }), ...said };
}
