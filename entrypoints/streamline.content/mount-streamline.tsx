import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { CapturedCounts, capturedText, capturedTone } from "../../components/invoice/captured-counts.tsx";
import invoiceCss from "../../components/invoice/invoice.css?inline";
import { ProblemNote } from "../../components/base/problem-note.tsx";
import { useNow } from "../../components/base/use-now.ts";
import {
  createNote,
  isRedrawn,
  noteColour,
  removeCopiedNotes,
  writeNote,
} from "../../lib/crm/page/page-note.ts";
import { capturedListProblem, otherPagesProblem } from "../../lib/crm/read/invoice/captured-list-problem.ts";
import { inOneLook } from "../../lib/crm/read/fields/one-look.ts";
import {
  countCaptured,
  type ListedInvoice,
  readCapturedList,
} from "../../lib/crm/read/read-captured-list.ts";
import type { StreamlineProfile } from "../../lib/crm/profile/site-profile.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { keepMountedUnderHeading } from "../../lib/crm/page/stay-mounted.ts";
import type { CapturedVerdict } from "../../lib/domain/invoice/model/captured-verdict.ts";
import { scrollToFinding, useNextFinding } from "../../components/page/go-to.ts";
import { useOffers } from "../../components/palette/offers.ts";
import { mountShadow } from "../../components/page/shadow.ts";
import { useVerdicts, type Verdicts } from "./use-verdicts.ts";

/** On the Streamline list: every captured invoice carries its verdict in its own row. */
export function mountStreamline(ctx: ContentScriptContext, profile: StreamlineProfile): void {
  const host = mountShadow(
    ctx,
    "planbridge-streamline",
    invoiceCss,
    <Captured profile={profile} signal={ctx.signal} />,
  );
  keepMountedUnderHeading(document, host, profile.pages.streamline.headings ?? [], ctx.signal);
}

function Captured({ profile, signal }: { profile: StreamlineProfile; signal: AbortSignal }) {
  const { rows, unread } = useListedInvoices(profile, signal);
  const { verdicts, problem, retrieving, retrieve, tryAgain } = useVerdicts(rows, signal);
  const now = useNow(60_000);
  useRowNotes(rows, verdicts);
  const badTicked = useBadTicked(rows, verdicts);
  const next = useNextFinding<ListedInvoice>();

  const listed = rows.flatMap(({ path }) => verdicts.get(path) ?? []);
  const isBad = ({ path }: ListedInvoice) => {
    const verdict = verdicts.get(path);
    return verdict !== undefined && capturedTone(verdict) !== "fine";
  };
  const bad = rows.filter(isBad);
  const goToNext = () => scrollToFinding(next(bad)?.link);
  const withoutPlan = listed.flatMap(({ path, planAt }) => (planAt === null ? path : []));
  const retrievePlans = () => void retrieve(withoutPlan);
  useOffers({
    next: bad.length > 0 && goToNext,
    retrieve: withoutPlan.length > 0 && !retrieving && retrievePlans,
  });
  return (
    <>
      {problem && <ProblemNote problem={problem} alert />}
      {problem && tryAgain && (
        <button type="button" class="pb-button" onClick={tryAgain}>
          Try again
        </button>
      )}
      <CapturedCounts
        invoices={rows.length}
        verdicts={listed}
        unread={unread}
        badTicked={badTicked.length}
        now={now}
        retrieving={retrieving}
        onRetrieve={retrievePlans}
        onNext={goToNext}
        onUntick={() => badTicked.forEach(({ tick }) => tick?.click())}
      />
    </>
  );
}

interface Listed {
  rows: readonly ListedInvoice[];
  /** Why there are rows that aren't among them. */
  unread: Problem | null;
}

/** The list's rows, read again when the page draws others: it may page or filter in place. */
function useListedInvoices(profile: StreamlineProfile, signal: AbortSignal): Listed {
  const read = useCallback(() => inOneLook(() => readList(profile)), [profile]);
  const [listed, setListed] = useState<Listed>(read);
  useEffect(() => {
    const observer = new MutationObserver((changes) => {
      if (isRedrawn(changes, "table,form,main") && !signal.aborted) setListed(read);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [read, signal]);
  return listed;
}

function readList(profile: StreamlineProfile): Listed {
  const found = readCapturedList(document, location.href, profile);
  const withoutLink = countCaptured(document, profile) - found.length;
  const unlinked = withoutLink > 0 ? unlinkedProblem(withoutLink) : null;
  const unread = capturedListProblem(document, profile) ?? unlinked;
  return { rows: found, unread: unread ?? otherPagesProblem(document, profile) };
}

/** Each verdict under its client's name; before it is painted, as the list may be drawn anew. Only what is new is written. */
function useRowNotes(rows: readonly ListedInvoice[], verdicts: Verdicts): void {
  const notes = useMemo(() => new Map<string, { host: HTMLElement; says?: CapturedVerdict }>(), []);
  useLayoutEffect(() => {
    inOneLook(() => {
      for (const { path, cell } of rows) {
        const verdict = verdicts.get(path);
        if (!verdict) continue;
        const { host, says } = notes.get(path) ?? { host: createNote(document) };
        if (says === verdict && host.parentElement === cell) continue;
        notes.set(path, { host, says: verdict });
        if (host.parentElement !== cell) cell.append(host);
        const tone = capturedTone(verdict);
        host.dataset["verdict"] = tone;
        writeNote(host, capturedText(verdict), noteColour(cell, tone));
      }
    });
    removeCopiedNotes(document, new Set(Array.from(notes.values(), ({ host }) => host)));
  }, [notes, rows, verdicts]);
}

/** Those that somebody picked for a bulk action although something stands in their way. */
function useBadTicked(rows: readonly ListedInvoice[], verdicts: Verdicts): readonly ListedInvoice[] {
  const [, setTicks] = useState(0);
  useEffect(() => {
    const again = () => setTicks((count) => count + 1);
    document.addEventListener("change", again);
    // A box for all of them may tick the others without a word.
    document.addEventListener("click", again);
    return () => {
      document.removeEventListener("change", again);
      document.removeEventListener("click", again);
    };
  }, []);
  return rows.filter(({ path, tick }) => {
    const verdict = verdicts.get(path);
    return tick?.checked && verdict !== undefined && capturedTone(verdict) === "block";
  });
}

function unlinkedProblem(count: number): Problem {
  return {
    code: "crm-row-without-link",
    what: `${count === 1 ? "1 captured invoice has" : `${count} captured invoices have`} no link to review ${count === 1 ? "it" : "them"}, so ${count === 1 ? "it wasn't" : "they weren't"} checked.`,
    remedy: "Open them in the CRM to have them checked there.",
  };
}
