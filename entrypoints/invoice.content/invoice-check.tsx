import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useNow } from "../../components/base/use-now.ts";
import { placesOf } from "../../components/invoice/finding-cause.tsx";
import type { Stopped } from "../../components/invoice/invoice-dock.tsx";
import { InvoicePanel } from "../../components/invoice/invoice-panel.tsx";
import type { PlanRequest } from "../../components/page/dialog-requests.ts";
import { PlanPictureLine } from "../../components/page/plan-picture-line.tsx";
import { scrollToFinding, useNextFinding } from "../../components/page/go-to.ts";
import { useNextKey } from "../../components/page/use-next-key.ts";
import { FieldNotes } from "../../lib/crm/page/field-notes.ts";
import { world } from "../../lib/crm/page/page-world.ts";
import { guardSaves } from "../../lib/crm/page/guard-saves.ts";
import type { InvoiceProfile } from "../../lib/crm/profile/site-profile.ts";
import type { PageInvoice } from "../../lib/crm/read/read-invoice.ts";
import { controlForFinding } from "../../lib/crm/write/apply-fix.ts";
import { type Finding, isError } from "../../lib/domain/invoice/model/finding.ts";
import { tightOfClient } from "../../lib/domain/record-charts/tight-budget.ts";
import { mostSevere } from "../../lib/domain/invoice/rules/finding-groups.ts";
import { isHalfTyped } from "./half-typed.ts";
import { causesOf } from "./causes.ts";
import { useFixes } from "./use-fixes.ts";
import { serviceDatesOf } from "./tell-service-dates.ts";
import { useInvoiceContext, type Whose, whoseOf } from "./use-invoice-context.ts";
import { useInvoicePrices } from "./use-invoice-prices.ts";
import { useNextCaptured } from "./use-next-captured.ts";
import { usePageVerdict } from "./use-page-verdict.ts";

interface InvoiceCheckProps {
  profile: InvoiceProfile;
  signal: AbortSignal;
  /** The lines were found. */
  onTable: () => void;
}

/** A field of the page that a finding is about. */
type Place = Pick<Finding, "lineId" | "field">;

/** The panel of an invoice's page, the notes at its fields, and the guard of its Save. */
export function InvoiceCheck({ profile, signal, onTable }: InvoiceCheckProps) {
  const now = useNow(15_000);
  const { known, problem, retrieving, retrieve, lookUp, openOptions } = useInvoiceContext(profile, signal);
  const { contextOf, lookUpPrices } = useInvoicePrices(known, signal);
  const fixes = useFixes(profile);
  const { isFixing, onSaved, recall } = fixes;
  const onShown = useCallback(
    (shown: PageInvoice) => {
      lookUp(shown);
      lookUpPrices(shown.invoice.lines);
      recall(shown);
      if (shown.table) onTable();
    },
    [lookUp, lookUpPrices, onTable, recall],
  );
  const { verdict, latest, hadErrors, looks, read } = usePageVerdict({ profile, signal, contextOf, onShown });
  const nextInvoice = useNextCaptured();
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const { next, visit } = useNextFinding<Place>(({ lineId, field }) => `${lineId}/${field}`);

  const lastPlace = useRef<Place | null>(null);
  const goToField = (place: Place) => {
    lastPlace.current = place;
    if (latest.current) scrollToFinding(controlForFinding(latest.current.visible, place));
  };

  // Save is stopped only for an Error, and the focus goes to the field to correct.
  const stops = useRef<() => boolean>(() => false);
  stops.current = () => {
    const { visible, findings = [] } = latest.current ?? {};
    const first = findings.find(isError);
    const wasWrong = visible?.readable === "no" && hadErrors.current;
    const reason = isFixing.current ? "fixing" : (first && "problems") || (wasWrong ? "unread" : null);
    setStopped(reason);
    if (reason === "problems" && first) {
      visit(first, mostSevere(findings));
      goToField(first);
    }
    if (reason === null) onSaved();
    return reason !== null;
  };
  useEffect(() => {
    const ending = new AbortController();
    guardSaves(window, { read, stops: () => stops.current() }, profile, ending.signal);
    return () => ending.abort();
  }, [read, profile]);

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
  const causes = useMemo(() => causesOf(findings, verdict?.shortfall ?? null), [findings, verdict]);
  const notes = useMemo(() => new FieldNotes(document), []);
  // Before it is painted: a page that draws its lines anew would jump, and a click miss.
  useLayoutEffect(() => {
    if (verdict) looks.write(() => notes.show(verdict.visible, findings));
  }, [looks, notes, verdict, findings]);
  useEffect(() => () => notes.clear(), [notes]);

  const goToNext = (places: readonly Place[]) => {
    const place = next(places);
    if (place) goToField(place);
  };
  const onNext = () => goToNext(mostSevere(findings));
  useNextKey(causes.length > 0 && onNext);
  const whose = verdict && whoseOf(verdict.visible);
  const pictureOf = (visible: PageInvoice, of: Whose): PlanRequest => ({
    page: world.planbridgePage?.name === "streamline-review" ? "streamline-review" : "invoice-form",
    ...of,
    dates: serviceDatesOf(visible.invoice.lines),
  });
  const hasControls = verdict?.visible.lines.some(({ controls }) => Object.keys(controls).length > 0);
  const isThere = useRef(false);
  isThere.current ||= verdict?.visible.table !== undefined || verdict?.visible.readable === "no";
  // Where no invoice was begun there is nothing to stand beside.
  if (!isThere.current) return null;
  return (
    <InvoicePanel
      hasClient={Boolean(whose)}
      findings={findings}
      causes={causes}
      lines={verdict?.lines ?? 0}
      readable={verdict?.visible.readable ?? "all"}
      unread={verdict?.visible.reasons ?? []}
      canStop={verdict?.canStop ?? true}
      remaining={verdict?.remaining ?? null}
      withheld={verdict?.withheld ?? []}
      known={known}
      problem={problem}
      unfixed={fixes.unfixed}
      stopped={stopped}
      fixing={fixes.progress}
      undo={fixes.undoable}
      nextInvoice={nextInvoice}
      retrieving={retrieving}
      now={now}
      picture={
        whose && (
          <PlanPictureLine
            request={pictureOf(verdict.visible, whose)}
            tight={known ? tightOfClient(known.context.budgets, known.context.today) : []}
          />
        )
      }
      onGoTo={goToField}
      onFix={hasControls ? (finding) => void fixes.fix([finding], finding.fix?.label ?? "") : undefined}
      onFixAll={hasControls ? (cause) => void fixes.fix(cause.findings, cause.label) : undefined}
      onUndo={() => void fixes.undo()}
      onSetting={({ section }) => void openOptions(section)}
      onNext={onNext}
      onCause={(cause) => goToNext(placesOf(cause))}
      onRetrieve={() => void retrieve()}
      onLeave={() => lastPlace.current && goToField(lastPlace.current)}
    />
  );
}
