import type { InvoiceContext } from "../model/context.ts";
import type { Finding } from "../model/finding.ts";
import { Ledger } from "../funding/ledger.ts";
import { computeLineFacts } from "../funding/compute-line-facts.ts";
import type { LineFacts } from "../funding/line-facts.ts";
import type { Invoice } from "../model/line.ts";
import { INVOICE_RULES, LINE_RULES } from "./rules.ts";
import type { LineRule, RuleMetadata, RuleResult } from "./rule.ts";

/** All findings of an invoice: of the invoice as a whole first, then line by line. Pure. */
export const checkInvoice = createInvoiceCheck(() => true);

/** The same for an invoice of a file: without the rules that compare with what only the CRM knows. */
export const checkFileInvoice = createInvoiceCheck(({ needsCrm }) => !needsCrm);

/**
 * Loops rather than arrays of arrays: a file has it done for thousands of invoices.
 * @returns a check with the rules that `includes` lets through; it also passes on each line's facts, where asked to
 */
function createInvoiceCheck(includes: (rule: RuleMetadata) => boolean) {
  const invoiceRules = INVOICE_RULES.filter(includes);
  const lineRules = LINE_RULES.filter(includes);
  return (invoice: Invoice, context: InvoiceContext, onLine?: (facts: LineFacts) => void): Finding[] => {
    const findings: Finding[] = [];
    for (const rule of invoiceRules) {
      for (const result of rule.check(invoice, context))
        findings.push(toFinding(rule, result, result.lineId, rule.waitsWhileTyping));
    }
    for (const facts of computeLineFacts(invoice, context, new Ledger())) {
      onLine?.(facts);
      for (const rule of lineRules) {
        const result = rule.check(facts);
        if (result) findings.push(toFinding(rule, result, facts.line.id, waits(rule, facts)));
      }
    }
    return findings;
  };
}

function waits({ waitsWhileTyping }: LineRule, facts: LineFacts): boolean | undefined {
  return typeof waitsWhileTyping === "function" ? waitsWhileTyping(facts) : waitsWhileTyping;
}

function toFinding(
  { code, severity, field, source, missingData }: RuleMetadata,
  result: RuleResult,
  lineId: string | undefined,
  waitsWhileTyping: boolean | undefined,
): Finding {
  return {
    code,
    severity,
    field,
    source,
    ...(lineId === undefined ? {} : { lineId }),
    ...(missingData ? { missingData } : {}),
    ...(waitsWhileTyping ? { waitsWhileTyping } : {}),
    ...result,
  };
}
