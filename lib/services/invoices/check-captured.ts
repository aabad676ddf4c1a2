import { checkVisibleInvoice } from "../../crm/page/check-visible-invoice.ts";
import type { Finding, Severity } from "../../domain/invoice/model/finding.ts";
import type { PriceBook } from "../../domain/price-list/price-book.ts";
import { type PricedService, servicesOf } from "../../domain/price-list/priced-service.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import type { CapturedVerdict } from "../../domain/invoice/model/captured-verdict.ts";
import type { CapturedInvoice } from "../../crm/read/read-invoice.ts";
import { pageFindingLabel } from "../../crm/read/invoice/unreadable.ts";
import { readCapturedPage } from "../crm/crm-reader.ts";
import type { ReadCrm } from "../crm/crm-access.ts";
import type { CollectedContext, InvoiceContexts } from "./invoice-context.ts";
import type { InvoiceContextView } from "../../domain/invoice/model/invoice-context-view.ts";
import { certain } from "./page-owner.ts";
import { NO_CONTRACT } from "../sync/read-client-step.ts";

/** What imported price lists tell of the items of an invoice. */
export type PricesFor = (services: readonly PricedService[]) => Promise<PriceBook>;

/**
 * Checks captured invoices by their own pages, several at once; each client's records are read once.
 * `retrieve`: their plans are retrieved from the NDIA first.
 */
export async function checkCaptured(
  site: string,
  { paths, retrieve }: { paths: readonly string[]; retrieve: boolean },
  deps: {
    readCrm: ReadCrm;
    contexts: InvoiceContexts;
    pricesFor: PricesFor;
  },
): Promise<CapturedVerdict[]> {
  const recordsByClient = new Map<string, Promise<CollectedContext>>();
  const recordsOf = (clientPath: string | undefined, ndisNumber: string | undefined) => {
    const key = clientPath ?? ndisNumber ?? "";
    const records =
      recordsByClient.get(key) ?? deps.contexts.collect(site, certain({ clientPath, ndisNumber }), retrieve);
    recordsByClient.set(key, records);
    return records;
  };

  async function check(path: string): Promise<CapturedVerdict> {
    try {
      const captured = await readCapturedPage(deps.readCrm, site, path);
      const { clientPath, invoice, stored } = captured;
      if (invoice.lines.length === 0) return unchecked(path, captured.reasons[0] ?? NO_LINES);
      const records = await recordsOf(clientPath, invoice.ndisNumber);
      const [context, prices] = await Promise.all([
        deps.contexts.contextOf(records, stored),
        deps.pricesFor(servicesOf(invoice.lines)),
      ]);
      return {
        ...verdict(path, captured, checkVisibleInvoice(captured, { ...context.context, prices })),
        ...planOf(context),
      };
    } catch (error) {
      // Signed out, or not allowed to read the CRM: that isn't a problem of one invoice.
      if (!(error instanceof ProblemError) || error.kind === "blocked") throw error;
      return unchecked(path, error.problem);
    }
  }
  return Promise.all(paths.map(check));
}

/** Without the client's page the details that the NDIA needs are unknown. */
function planOf({ context, client, ndiaAt, problem }: InvoiceContextView): Partial<CapturedVerdict> {
  const hasPlan = ndiaAt !== undefined || (client && context.isPace !== false);
  return {
    ...(hasPlan ? { planAt: ndiaAt ?? null } : {}),
    // This list gives reasons for missing plans; a client's missing contract doesn't belong there.
    ...(problem && problem !== NO_CONTRACT ? { planProblem: problem } : {}),
  };
}

function unchecked(path: string, problem: Problem): CapturedVerdict {
  return { path, lines: 0, blocks: 0, warnings: 0, problem };
}

const NO_LINES: Problem = {
  code: "captured-without-lines",
  what: "Planbridge finds no lines on this invoice's page.",
  remedy: "Open the invoice and check it yourself.",
};

function verdict(path: string, captured: CapturedInvoice, findings: readonly Finding[]): CapturedVerdict {
  const of = (severity: Severity) =>
    findings.flatMap((each) => (each.severity === severity ? each.what : []));
  const blocks = of("block");
  // What can't be read may be anything.
  const unread = captured.reasons[0]?.what ?? captured.unreadable[0]?.what;
  const warnings = [...of("warn"), ...(captured.readable !== "all" && unread ? [unread] : [])];
  const first = blocks[0] ?? warnings[0];
  const worst: Severity = blocks.length > 0 ? "block" : "warn";
  const kinds = findings.flatMap(({ severity, code, what }) =>
    severity === worst ? (pageFindingLabel(code) ?? what) : [],
  );
  const reasons = [...new Set(kinds)];
  return {
    path,
    lines: captured.invoice.lines.length,
    blocks: blocks.length,
    warnings: warnings.length,
    ...(first ? { first } : {}),
    ...(reasons.length > 0 ? { reasons } : {}),
  };
}
