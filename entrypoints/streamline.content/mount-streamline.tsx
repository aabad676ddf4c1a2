import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { CapturedCounts, capturedText } from "../../components/invoice/captured-counts.tsx";
import { errorsOf } from "../../components/invoice/captured-dock.tsx";
import { capturedTone } from "../../components/invoice/captured-tone.ts";
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
import { useNextKey } from "../../components/page/use-next-key.ts";
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
  useTicks();
  const { next } = useNextFinding<ListedInvoice>(({ path }) => path);

  const listed = rows.flatMap(({ path }) => verdicts.get(path) ?? []);
  const ofTone = (tone: ReturnType<typeof capturedTone>) =>
    rows.filter(({ path }) => {
      const verdict = verdicts.get(path);
      return verdict !== undefined && capturedTone(verdict) === tone;
    });
  const [bad, warned] = [ofTone("block"), ofTone("warn")];
  const badTicked = bad.filter(({ tick }) => tick?.checked);
  const goodUnticked = [...ofTone("fine"), ...warned].filter(({ tick }) => tick && !tick.checked);
  const goTo = (those: readonly ListedInvoice[]) => scrollToFinding(next(those)?.link);
  const goToNext = () => goTo(bad.length > 0 ? bad : warned);
  useNextKey(bad.length + warned.length > 0 && goToNext);
  const hasReason = (reason: string) =>
    bad.filter(({ path }) => errorsOf(verdicts.get(path) as CapturedVerdict).includes(reason));
  const withoutPlan = listed.flatMap(({ path, planAt }) => (planAt === null ? path : []));
  const retrievePlans = () => void retrieve(withoutPlan);
  useOffers({ retrieve: withoutPlan.length > 0 && !retrieving && retrievePlans });
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
        goodUnticked={goodUnticked.length}
        now={now}
        retrieving={retrieving}
        onRetrieve={retrievePlans}
        onNext={goToNext}
        onReason={(reason) => goTo(hasReason(reason))}
        onUntick={() => badTicked.forEach(({ tick }) => tick?.click())}
        onTickGood={() => goodUnticked.forEach(({ tick }) => tick?.click())}
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

/** Draws anew when somebody ticks invoices for a bulk action. */
function useTicks(): void {
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
}

function unlinkedProblem(count: number): Problem {
  return {
    code: "crm-row-without-link",
    what: `${count === 1 ? "1 captured invoice has" : `${count} captured invoices have`} no link to review ${count === 1 ? "it" : "them"}, so ${count === 1 ? "it wasn't" : "they weren't"} checked.`,
    remedy: "Open them in the CRM to have them checked there.",
  };
}
