import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import invoiceCss from "../../components/invoice/invoice.css?inline";
import { sortFindings } from "../../components/invoice/invoice-findings.tsx";
import { InvoicePanel, type UnavailableCategory } from "../../components/invoice/invoice-panel.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { applyFix, controlForFinding, withoutIncompleteSplits } from "../../lib/crm/write/apply-fix.ts";
import { checkVisibleInvoice } from "../../lib/crm/page/check-visible-invoice.ts";
import { FieldNotes } from "../../lib/crm/page/field-notes.ts";
import { readInvoice, type PageInvoice } from "../../lib/crm/read/read-invoice.ts";
import { isInvoiceSave } from "../../lib/crm/page/saves-invoice.ts";
import type { InvoiceProfile } from "../../lib/crm/profile/site-profile.ts";
import { keepMounted } from "../../lib/crm/page/stay-mounted.ts";
import { withholdCategories } from "../../lib/crm/page/withhold-categories.ts";
import type { Finding, Fix } from "../../lib/domain/invoice/model/finding.ts";
import { remainingFunds, type Remaining } from "../../lib/domain/invoice/funding/remaining-funds.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { scrollToFinding, useNextFinding } from "../../components/page/go-to.ts";
import { mountShadow } from "../../components/page/shadow.ts";
import { useInvoiceContext } from "./use-invoice-context.ts";
import { useWatchedPage } from "../../components/page/use-watched-page.ts";
import { today } from "../../lib/platform/system-clock.ts";

/** Checks an invoice beside its lines, typed or captured, while it is typed (F62–F64). */
export function mountInvoice(ctx: ContentScriptContext, profile: InvoiceProfile): void {
  const host = mountShadow(
    ctx,
    "planbridge-invoice",
    invoiceCss,
    <InvoiceCheck profile={profile} signal={ctx.signal} />,
  );
  const put = () => {
    const { table } = readInvoice(document, location.href, profile);
    const place = table && blockOf(table);
    place?.after(host);
    return place ? host : null;
  };
  keepMounted(document, put, ctx.signal);
}

/** The outermost block around the lines inside their form: what a page draws anew lies within it. */
function blockOf(table: HTMLElement): HTMLElement {
  let block = table;
  while (block.parentElement && !block.parentElement.matches("form,main,body")) block = block.parentElement;
  return block;
}

/** Why Save was stopped: an Error, or a line that is still being split. */
type Stopped = "problems" | "fixing";

interface Verdict {
  visible: PageInvoice;
  findings: Finding[];
  remaining: Remaining;
  withheld: UnavailableCategory[];
}

function InvoiceCheck({ profile, signal }: { profile: InvoiceProfile; signal: AbortSignal }) {
  const now = useNow(15_000);
  const { known, problem, retrieving, retrieve, lookUp, openOptions } = useInvoiceContext(profile, signal);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const [unsplit, setUnsplit] = useState<Problem | null>(null);
  const latest = useRef<Verdict | null>(null);
  const next = useNextFinding<Finding>();
  const fixing = useRef(false);

  const check = useCallback(() => {
    const shown = readInvoice(document, location.href, profile);
    lookUp(shown);
    const context = known?.context ?? { today: today() };
    const withheld = withholdCategories(shown, context);
    const findings = sortFindings(
      withoutIncompleteSplits(document, checkVisibleInvoice(shown, context), profile),
    );
    latest.current = {
      visible: shown,
      findings,
      remaining: remainingFunds(shown.invoice, context),
      withheld,
    };
    setVerdict(latest.current);
  }, [known, lookUp, profile]);

  useWatchedPage(check, signal);

  // Save is stopped only for an Error, and the focus goes to the field to correct.
  useEffect(() => {
    const onSubmit = (event: SubmitEvent) => {
      // Check again: a page that renders its own lines may have done so since the last key.
      check();
      if (!latest.current || !isInvoiceSave(event, latest.current.visible, profile)) return;
      const first = latest.current.findings.find(({ severity }) => severity === "block");
      const reason = fixing.current ? "fixing" : first && "problems";
      setStopped(reason ?? null);
      if (!reason) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!fixing.current && first)
        controlForFinding(document, latest.current.visible, first, profile)?.focus();
    };
    document.addEventListener("submit", onSubmit, { capture: true });
    return () => document.removeEventListener("submit", onSubmit, { capture: true });
  }, [check, profile]);

  // All Errors are corrected: what is typed from now on belongs to the next save.
  const isClear = verdict !== null && verdict.findings.every(({ severity }) => severity !== "block");
  useEffect(() => {
    if (isClear) setStopped((before) => (before === "problems" ? null : before));
  }, [isClear]);

  const findings = useMemo(
    () =>
      (verdict?.findings ?? []).filter(
        (finding) =>
          stopped || !(finding.waitsWhileTyping || isHalfTyped(finding, verdict?.visible, profile)),
      ),
    [verdict, stopped, profile],
  );
  const notes = useMemo(() => new FieldNotes(document), []);
  // Before it is painted: a page that draws its lines anew would jump, and a click miss.
  useLayoutEffect(() => {
    if (verdict) notes.show(verdict.visible, findings, profile);
  }, [notes, verdict, findings, profile]);
  useEffect(() => () => notes.clear(), [notes]);

  const goToField = (finding: Finding) => {
    if (latest.current)
      scrollToFinding(controlForFinding(document, latest.current.visible, finding, profile));
  };
  const fix = async (finding: Finding) => {
    // A second press while the first is running would split a half-split line.
    if (fixing.current) return;
    fixing.current = true;
    setUnsplit(null);
    try {
      const done = await applyFix(document, location.href, finding as Finding & { fix: Fix }, profile);
      if (!done) setUnsplit(NO_LINE_ADDED);
    } finally {
      fixing.current = false;
    }
  };
  const hasControls = verdict?.visible.lines.some(({ controls }) => Object.keys(controls).length > 0);
  return (
    <InvoicePanel
      findings={findings}
      lines={verdict?.visible.lines.length ?? 0}
      remaining={verdict?.remaining ?? null}
      withheld={verdict?.withheld ?? []}
      known={known}
      problem={unsplit ?? problem}
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

const NO_LINE_ADDED: Problem = {
  code: "no-line-added",
  what: "The line wasn't split: the page didn't add a second line.",
  remedy: "Select Add Line and enter the parts yourself.",
};

/** A value with a fixed format (a date, an amount, an ABN) is incomplete until its last key, so its finding waits. */
const HAS_FORMAT = new Set([
  "date-unreadable",
  "number-unreadable",
  "abn-wrong",
  "ndis-number-shape",
  "ndis-number-prefix",
  "item-form",
]);

function isHalfTyped(finding: Finding, shown: PageInvoice | undefined, profile: InvoiceProfile): boolean {
  if (!shown || !HAS_FORMAT.has(finding.code)) return false;
  const { activeElement } = document;
  return activeElement !== null && controlForFinding(document, shown, finding, profile) === activeElement;
}
