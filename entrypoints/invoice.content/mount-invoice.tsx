import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import invoiceCss from "../../components/invoice/invoice.css?inline";
import { sortFindings } from "../../components/invoice/invoice-findings.tsx";
import {
  InvoicePanel,
  type InvoicePanelProps,
  type UnavailableCategory,
} from "../../components/invoice/invoice-panel.tsx";
import { useNow } from "../../components/base/use-now.ts";
import {
  applyFix,
  controlForFinding,
  type FixOutcome,
  withoutImpossibleFixes,
} from "../../lib/crm/write/apply-fix.ts";
import { checkVisibleInvoice } from "../../lib/crm/page/check-visible-invoice.ts";
import { keepLooks } from "../../lib/crm/page/keep-looks.ts";
import { FieldNotes } from "../../lib/crm/page/field-notes.ts";
import { readInvoice, type PageInvoice } from "../../lib/crm/read/read-invoice.ts";
import { guardSaves } from "../../lib/crm/page/guard-saves.ts";
import { canStopSave } from "../../lib/crm/page/saves-invoice.ts";
import type { InvoiceProfile } from "../../lib/crm/profile/site-profile.ts";
import { placeUnderHeading } from "../../lib/crm/profile/find-heading.ts";
import { keepMounted } from "../../lib/crm/page/stay-mounted.ts";
import { withholdCategories } from "../../lib/crm/page/withhold-categories.ts";
import type { Finding, Fix } from "../../lib/domain/invoice/model/finding.ts";
import { remainingFunds, type Remaining } from "../../lib/domain/invoice/funding/remaining-funds.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { scrollToFinding, useNextFinding } from "../../components/page/go-to.ts";
import { PanelButton } from "../../components/page/panel-button.tsx";
import { mountShadow } from "../../components/page/shadow.ts";
import { isHalfTyped } from "./half-typed.ts";
import { createServiceDates } from "./tell-service-dates.ts";
import { useInvoiceContext } from "./use-invoice-context.ts";
import { useInvoicePrices } from "./use-invoice-prices.ts";
import { useWatchedPage } from "../../components/page/use-watched-page.ts";

/** Checks an invoice beside its lines, typed or captured, while it is typed (F62–F64). */
export function mountInvoice(ctx: ContentScriptContext, profile: InvoiceProfile): void {
  let isLate = false;
  let isUnderHeading = false;
  const host = mountShadow(
    ctx,
    "planbridge-invoice",
    invoiceCss,
    <>
      <InvoiceCheck profile={profile} signal={ctx.signal} onTable={() => isUnderHeading && put()} />
      <PanelButton />
    </>,
  );
  const put = () => {
    const { table, readable } = readInvoice(document, location.href, profile);
    // Lines that can't be found have to be told of too, but a page may draw them late.
    const place = table ? blockOf(table) : readable === "no" && isLate && underHeading(profile);
    if (!place) return null;
    isUnderHeading = !table;
    if (place.nextElementSibling !== host) place.after(host);
    return host;
  };
  keepMounted(document, put, ctx.signal);
  setTimeout(() => {
    isLate = true;
    if (!ctx.signal.aborted && !document.body.contains(host)) put();
  }, LATE_MS);
}

const LATE_MS = 4000;

function underHeading({ pages }: InvoiceProfile): HTMLElement | null {
  const headings = [pages["invoice-form"], pages["streamline-review"]].flatMap((page) => page.headings ?? []);
  return placeUnderHeading(document, headings);
}

/** The outermost block around the lines inside their form: what a page draws anew lies within it. */
function blockOf(table: HTMLElement): HTMLElement {
  let block = table;
  while (block.parentElement && !block.parentElement.matches("form,main,body")) block = block.parentElement;
  return block;
}

/** Why Save was stopped: an Error, one that was there before the page became unreadable, or a line that is still being split. */
type Stopped = NonNullable<InvoicePanelProps["stopped"]>;

interface Verdict {
  visible: PageInvoice;
  findings: Finding[];
  /** Whether the page saves in a way that can be stopped. */
  canStop: boolean;
  remaining: Remaining;
  withheld: UnavailableCategory[];
}

interface InvoiceCheckProps {
  profile: InvoiceProfile;
  signal: AbortSignal;
  /** The lines were found. */
  onTable: () => void;
}

function InvoiceCheck({ profile, signal, onTable }: InvoiceCheckProps) {
  const now = useNow(15_000);
  const { known, problem, retrieving, retrieve, lookUp, openOptions } = useInvoiceContext(profile, signal);
  const { contextOf, lookUpPrices } = useInvoicePrices(known, signal);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const [unfixed, setUnfixed] = useState<Problem | null>(null);
  const latest = useRef<Verdict | null>(null);
  const next = useNextFinding<Finding>();
  const fixing = useRef(false);
  /** Of the last reading that was one: a page that is translated afterwards has them still. */
  const hadErrors = useRef(false);
  const knownTable = useRef<HTMLTableElement | undefined>(undefined);

  const looks = useMemo(() => keepLooks(document, signal), [signal]);
  const tellDates = useMemo(createServiceDates, []);
  const checkShown = useCallback(() => {
    const shown = readInvoice(document, location.href, profile);
    lookUp(shown);
    tellDates(shown.invoice.lines);
    lookUpPrices(shown.invoice.lines);
    if (shown.table) onTable();
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
      canStop: !hasErrors || canStopSave(document, shown, profile),
      remaining: remainingFunds(shown.invoice, context),
      withheld,
    };
    setVerdict(latest.current);
  }, [contextOf, lookUp, lookUpPrices, looks, onTable, profile, tellDates]);
  const check = useCallback((isTyping?: boolean) => looks.look(checkShown, isTyping), [checkShown, looks]);

  useWatchedPage(check, signal);

  // Save is stopped only for an Error, and the focus goes to the field to correct.
  useEffect(() => {
    const read = () => {
      check();
      const visible = latest.current?.visible;
      const table = visible?.table ?? knownTable.current;
      return visible && table?.isConnected ? { ...visible, table } : visible;
    };
    const stops = () => {
      const { visible, findings = [] } = latest.current ?? {};
      const first = findings.find(isError);
      const wasWrong = visible?.readable === "no" && hadErrors.current;
      const reason = fixing.current ? "fixing" : (first && "problems") || (wasWrong ? "unread" : null);
      setStopped(reason);
      if (reason === "problems" && visible && first) controlForFinding(visible, first)?.focus();
      return reason !== null;
    };
    const ending = new AbortController();
    guardSaves(window, { read, stops }, profile, ending.signal);
    return () => ending.abort();
  }, [check, profile]);

  // All Errors are corrected: what is typed from now on belongs to the next save.
  const isClear = verdict !== null && !verdict.findings.some(isError);
  useEffect(() => {
    if (isClear) setStopped((before) => (before === "problems" ? null : before));
  }, [isClear]);

  const findings = useMemo(
    () =>
      (verdict?.findings ?? []).filter(
        (finding) => stopped || !(finding.waitsWhileTyping || isHalfTyped(finding, verdict?.visible)),
      ),
    [verdict, stopped],
  );
  const notes = useMemo(() => new FieldNotes(document), []);
  // Before it is painted: a page that draws its lines anew would jump, and a click miss.
  useLayoutEffect(() => {
    if (verdict) looks.write(() => notes.show(verdict.visible, findings));
  }, [looks, notes, verdict, findings]);
  useEffect(() => () => notes.clear(), [notes]);

  const goToField = (finding: Finding) => {
    if (latest.current) scrollToFinding(controlForFinding(latest.current.visible, finding));
  };
  const fix = async (finding: Finding) => {
    // A second press while the first is running would split a half-split line.
    if (fixing.current) return;
    fixing.current = true;
    setUnfixed(null);
    try {
      const outcome = await applyFix(document, location.href, finding as Finding & { fix: Fix }, profile);
      setUnfixed(UNFIXED[outcome]);
    } finally {
      fixing.current = false;
    }
  };
  const hasControls = verdict?.visible.lines.some(({ controls }) => Object.keys(controls).length > 0);
  return (
    <InvoicePanel
      findings={findings}
      lines={verdict?.visible.lines.length ?? 0}
      readable={verdict?.visible.readable ?? "all"}
      unread={verdict?.visible.reasons ?? []}
      canStop={verdict?.canStop ?? true}
      remaining={verdict?.remaining ?? null}
      withheld={verdict?.withheld ?? []}
      known={known}
      problem={unfixed ?? problem}
      stopped={stopped}
      retrieving={retrieving}
      now={now}
      onGoTo={goToField}
      onFix={hasControls ? (finding) => void fix(finding) : undefined}
      onSetting={({ section }) => void openOptions(section)}
      onNext={() => {
        const finding = next(findings);
        if (finding) goToField(finding);
      }}
      onRetrieve={() => void retrieve()}
    />
  );
}

/** What is told of a fix that the page didn't take. */
const UNFIXED: Record<FixOutcome, Problem | null> = {
  done: null,
  "no-line": {
    code: "no-line-added",
    what: "The line wasn't split: the page didn't add a second line.",
    remedy: "Select Add Line and enter the parts yourself.",
  },
  "not-taken": {
    code: "fix-not-taken",
    what: "The page didn't take the change: it still shows something else.",
    remedy: "Enter it yourself.",
  },
};

function isError({ severity }: Finding): boolean {
  return severity === "block";
}
