import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import type { UnavailableCategory } from "../../components/invoice/invoice-panel.tsx";
import { sortFindings } from "../../components/invoice/invoice-findings.tsx";
import { useWatchedPage } from "../../components/page/use-watched-page.ts";
import { checkVisibleInvoice, countTypedLines } from "../../lib/crm/page/check-visible-invoice.ts";
import { keepLooks } from "../../lib/crm/page/keep-looks.ts";
import { canStopSave } from "../../lib/crm/page/saves-invoice.ts";
import { withholdCategories } from "../../lib/crm/page/withhold-categories.ts";
import type { InvoiceProfile } from "../../lib/crm/profile/site-profile.ts";
import { type PageInvoice, readInvoice } from "../../lib/crm/read/read-invoice.ts";
import { withoutImpossibleFixes } from "../../lib/crm/write/apply-fix.ts";
import { remainingFunds, type Remaining } from "../../lib/domain/invoice/funding/remaining-funds.ts";
import type { InvoiceContext } from "../../lib/domain/invoice/model/context.ts";
import { type Finding, isError } from "../../lib/domain/invoice/model/finding.ts";
import { linesBehindShortfall } from "../../lib/domain/invoice/rules/shortfall-lines.ts";
import { createServiceDates } from "./tell-service-dates.ts";

export interface Verdict {
  visible: PageInvoice;
  findings: Finding[];
  /** How many lines somebody has typed something into. */
  lines: number;
  /** The lines that missing funds come from, where that can be told. */
  shortfall: readonly string[] | null;
  /** Whether the page saves in a way that can be stopped. */
  canStop: boolean;
  remaining: Remaining;
  withheld: UnavailableCategory[];
}

interface PageVerdictDeps {
  profile: InvoiceProfile;
  signal: AbortSignal;
  contextOf: () => InvoiceContext;
  /** What the page shows now. */
  onShown: (shown: PageInvoice) => void;
}

/** What stands against the invoice that the page shows; worked out anew with each key. */
export function usePageVerdict({ profile, signal, contextOf, onShown }: PageVerdictDeps) {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const latest = useRef<Verdict | null>(null);
  /** Of the last reading that was one: a page that is translated afterwards has them still. */
  const hadErrors = useRef(false);
  const knownTable = useRef<HTMLTableElement | undefined>(undefined);
  const looks = useMemo(() => keepLooks(document, signal), [signal]);
  const tellDates = useMemo(createServiceDates, []);

  const checkShown = useCallback(() => {
    const shown = readInvoice(document, location.href, profile);
    onShown(shown);
    tellDates(shown.invoice.lines);
    const context = contextOf();
    const withheld = looks.write(() => withholdCategories(shown, context));
    const findings = sortFindings(
      withoutImpossibleFixes(document, shown, checkVisibleInvoice(shown, context), profile),
    );
    const hasErrors = findings.some(isError);
    if (shown.readable !== "no") hadErrors.current = hasErrors;
    if (shown.table) knownTable.current = shown.table;
    latest.current = {
      visible: shown,
      findings,
      lines: countTypedLines(shown.invoice),
      shortfall: linesBehindShortfall(shown.invoice, context, findings),
      canStop: !hasErrors || canStopSave(document, shown, profile),
      remaining: remainingFunds(shown.invoice, context),
      withheld,
    };
    setVerdict(latest.current);
  }, [contextOf, looks, onShown, profile, tellDates]);
  const check = useCallback((isTyping?: boolean) => looks.look(checkShown, isTyping), [checkShown, looks]);
  useWatchedPage(check, signal);

  /** Reads the page anew, with the lines' table that it had last. */
  const read = useCallback(() => {
    check();
    const visible = latest.current?.visible;
    const table = visible?.table ?? knownTable.current;
    return visible && table?.isConnected ? { ...visible, table } : visible;
  }, [check]);
  return { verdict, latest, hadErrors, looks, read };
}
