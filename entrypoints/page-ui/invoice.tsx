import type { ContentScriptContext } from "#imports";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import invoiceCss from "../../components/invoice.css?inline";
import { inOrder } from "../../components/invoice-findings.tsx";
import { InvoicePanel, type Withheld } from "../../components/invoice-panel.tsx";
import { useNow } from "../../components/use-now.ts";
import { applyFix, controlOf } from "../../lib/crm/apply-fix.ts";
import { markFields } from "../../lib/crm/mark-fields.ts";
import { readInvoice, type ShownInvoice } from "../../lib/crm/read-invoice.ts";
import { readStored } from "../../lib/crm/read-stored.ts";
import type { SiteProfile } from "../../lib/crm/site-profile.ts";
import { stayMounted } from "../../lib/crm/stay-mounted.ts";
import { withholdCategories } from "../../lib/crm/withhold-categories.ts";
import { checkInvoice } from "../../lib/ndis/invoice/check.ts";
import type { StoredInvoice } from "../../lib/ndis/invoice/earlier-services.ts";
import type { Finding, Fix } from "../../lib/ndis/invoice/finding.ts";
import { remaining, type Remaining } from "../../lib/ndis/invoice/remaining.ts";
import type { Problem } from "../../lib/ndis/problem.ts";
import { today } from "../../lib/ndis/calendar-date.ts";
import type { Send } from "../../lib/wire/operations.ts";
import { Refused, send } from "../../lib/wire/send.ts";
import type { KnownContext } from "../../lib/wire/views.ts";
import { createShadow } from "./shadow.ts";

/** Beside an invoice's lines, typed or captured: what stands against them, as they are typed (F62–F64). */
export async function mountInvoice(ctx: ContentScriptContext, profile: SiteProfile): Promise<void> {
  const ui = await createShadow(
    ctx,
    "planbridge-invoice",
    invoiceCss,
    <Check profile={profile} signal={ctx.signal} />,
  );
  ui.mount();
  const put = () => {
    const { table } = readInvoice(document, location.href, profile);
    const place = table && blockOf(table);
    place?.after(ui.shadowHost);
    return place ? ui.shadowHost : null;
  };
  stayMounted(document, put, ctx.signal);
}

/** The outermost block around the lines inside their form: what a page draws anew lies within it. */
function blockOf(table: HTMLElement): HTMLElement {
  let block = table;
  while (block.parentElement && !block.parentElement.matches("form,main,body")) block = block.parentElement;
  return block;
}

interface Verdict {
  shown: ShownInvoice;
  findings: Finding[];
  left: Remaining;
  withheld: Withheld[];
}

function Check({ profile, signal }: { profile: SiteProfile; signal: AbortSignal }) {
  const now = useNow(15_000);
  const { known, problem, retrieving, retrieve, lookUp } = useContextOf(profile);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [stopped, setStopped] = useState(false);
  const latest = useRef<Verdict | null>(null);
  const next = useRef(0);
  /** Half of a split line is an invoice that nobody means: it can't be sent until all of it stands. */
  const fixing = useRef(false);

  const judge = useCallback(() => {
    const shown = readInvoice(document, location.href, profile);
    lookUp(shown);
    const context = known?.context ?? { today: today() };
    const withheld = withholdCategories(shown, context);
    const findings = inOrder([...shown.unreadable, ...checkInvoice(shown.invoice, context)]);
    latest.current = { shown, findings, left: remaining(shown.invoice, context), withheld };
    setVerdict(latest.current);
  }, [known, lookUp, profile]);

  useWatchedPage(judge, signal);

  // Save is stopped only for what stands in the way for sure, and the focus goes where it can be put right.
  useEffect(() => {
    const onSubmit = (event: SubmitEvent) => {
      // Anew: a page that draws its lines itself may have done so between the key and this.
      judge();
      if (!(event.target as HTMLElement).contains(latest.current?.shown.table ?? null)) return;
      if (fixing.current) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      const first = latest.current?.findings.find(({ severity, empty }) => severity === "block" && !empty);
      setStopped(first !== undefined);
      if (!first || !latest.current) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      controlOf(document, latest.current.shown, first, profile)?.focus();
    };
    document.addEventListener("submit", onSubmit, { capture: true });
    return () => document.removeEventListener("submit", onSubmit, { capture: true });
  }, [judge, profile]);

  // What is only still empty isn't held against anybody who is still typing.
  const findings = useMemo(
    () => (verdict?.findings ?? []).filter(({ empty }) => stopped || !empty),
    [verdict, stopped],
  );
  useEffect(
    () => (verdict ? markFields(document, verdict.shown, findings, profile) : undefined),
    [verdict, findings, profile],
  );

  const goTo = (finding: Finding) => {
    const control = latest.current && controlOf(document, latest.current.shown, finding, profile);
    control?.scrollIntoView({ block: "center" });
    control?.focus();
  };
  const fix = async (finding: Finding) => {
    fixing.current = true;
    try {
      await applyFix(document, location.href, finding as Finding & { fix: Fix }, profile);
    } finally {
      fixing.current = false;
    }
  };
  const hasControls = verdict?.shown.lines.some(({ controls }) => Object.keys(controls).length > 0);
  return (
    <InvoicePanel
      findings={findings}
      lines={verdict?.shown.lines.length ?? 0}
      remaining={verdict?.left ?? null}
      withheld={verdict?.withheld ?? []}
      known={known}
      problem={problem}
      stopped={stopped}
      retrieving={retrieving}
      now={now}
      onGoTo={goTo}
      onFix={hasControls ? (finding) => void fix(finding) : undefined}
      onNext={() => {
        const finding = findings[next.current % Math.max(1, findings.length)];
        next.current += 1;
        if (finding) goTo(finding);
      }}
      onRetrieve={() => void retrieve()}
    />
  );
}

/** Judges anew whenever something was typed, chosen or redrawn, and at most once for all of one task. */
function useWatchedPage(judge: () => void, signal: AbortSignal): void {
  const latest = useRef(judge);
  latest.current = judge;
  useEffect(() => judge(), [judge]);
  useEffect(() => {
    let due = false;
    const run = () => {
      if (!due || signal.aborted) return;
      due = false;
      latest.current();
    };
    const soon = () => {
      if (due || signal.aborted) return;
      due = true;
      // For pages that keep the event to themselves.
      setTimeout(run);
    };
    document.addEventListener("input", soon, { capture: true });
    document.addEventListener("change", soon, { capture: true });
    // The page's own handlers, which may draw the lines anew, are done by then, and the key isn't drawn yet: a timer
    // would wait until it is, on a long invoice longer than the verdict itself takes.
    window.addEventListener("input", run);
    window.addEventListener("change", run);
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ target }) => (target as Element).closest?.("form,table"))) soon();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("input", soon, { capture: true });
      document.removeEventListener("change", soon, { capture: true });
      window.removeEventListener("input", run);
      window.removeEventListener("change", run);
      observer.disconnect();
    };
  }, [signal]);
}

type Whose = Send<"invoice.context">;

/** The context of whoever's invoice it is; asked for once a client, and again when a person wants newer data. */
function useContextOf(profile: SiteProfile) {
  const [known, setKnown] = useState<KnownContext | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [retrieving, setRetrieving] = useState(false);
  const whose = useRef<Pick<Whose, "clientPath" | "ndisNumber"> | null>(null);
  /** As it stood before anybody typed: that is what the CRM holds. */
  const stored = useRef<StoredInvoice | undefined>(undefined);

  const asked = useRef(0);

  const ask = useCallback(async (again: boolean) => {
    if (!whose.current) return;
    // What was asked last counts, whichever answer comes first.
    const turn = (asked.current += 1);
    try {
      setProblem(null);
      const whom = { ...whose.current, stored: stored.current };
      const answer = await send("invoice.context", { ...whom, retrieve: again });
      if (turn === asked.current) setKnown(answer);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setProblem(error.problem);
    }
  }, []);
  const lookUp = useCallback(
    ({ clientPath, invoice }: ShownInvoice) => {
      const { ndisNumber } = invoice;
      const seen = stored.current;
      // A page that draws its fields itself may do so later.
      if (!seen?.number) stored.current = readStored(document, invoice, profile);
      const same =
        whose.current?.clientPath === clientPath &&
        whose.current?.ndisNumber === ndisNumber &&
        seen?.number === stored.current?.number;
      if (same || (!clientPath && !/^\d{9}$/.test(ndisNumber ?? ""))) return;
      whose.current = {
        ...(clientPath ? { clientPath } : {}),
        ...(ndisNumber && /^\d{9}$/.test(ndisNumber) ? { ndisNumber } : {}),
      };
      void ask(false);
    },
    [ask, profile],
  );
  const retrieve = async () => {
    setRetrieving(true);
    await ask(true);
    setRetrieving(false);
  };
  return { known, problem, retrieving, retrieve, lookUp };
}
