import { useCallback, useRef, useState } from "preact/hooks";
import type { InvoiceDockProps, Undoable } from "../../components/invoice/invoice-dock.tsx";
import type { Problem } from "../../lib/core/problem.ts";
import type { InvoiceProfile } from "../../lib/crm/profile/site-profile.ts";
import { type PageInvoice, readInvoice } from "../../lib/crm/read/read-invoice.ts";
import { fieldOf } from "../../lib/crm/write/field-value.ts";
import { fixAll } from "../../lib/crm/write/fix-all.ts";
import { undoFixes } from "../../lib/crm/write/fix-many.ts";
import type { Finding } from "../../lib/domain/invoice/model/finding.ts";
import type { FixedInvoice, KeptFixes } from "../../lib/domain/invoice/model/kept-fixes.ts";
import { send } from "../../lib/messaging/send.ts";
import { changeWords, notFixedProblem, notUndoneProblem } from "./fix-words.ts";

type Last = KeptFixes & Pick<Undoable, "since">;

/**
 * The fixes that a person presses, one or all of a kind, and the way back from the last press. What it changed is kept beyond the
 * page: whoever has saved and comes back is told, and can still take it back.
 */
export function useFixes(profile: InvoiceProfile) {
  const [progress, setProgress] = useState<InvoiceDockProps["fixing"]>(null);
  const [unfixed, setUnfixed] = useState<Problem | null>(null);
  const [last, setLast] = useState<Last | null>(null);
  /** A second press while the first is running would split a half-split line. */
  const isFixing = useRef(false);
  /** What an earlier page of this invoice has left was asked for, or isn't wanted any more. */
  const isAsked = useRef(false);

  async function run(work: () => Promise<void>) {
    if (isFixing.current) return;
    isFixing.current = true;
    isAsked.current = true;
    setUnfixed(null);
    try {
      await work();
    } finally {
      isFixing.current = false;
      setProgress(null);
    }
  }

  const fix = (findings: readonly Finding[], label: string) =>
    run(async () => {
      const those = findings.filter((finding) => finding.fix);
      const onProgress = (done: number) => setProgress(done > 0 ? { done, total: those.length } : null);
      const { notTaken, isWithoutLine, fixed, split } = await fixAll(
        document,
        location.href,
        those,
        profile,
        onProgress,
      );
      const fixes = { label, fixed, split };
      const isChanged = fixed.length + split.length > 0;
      setLast(isChanged ? { ...fixes, since: "press" } : null);
      keep(profile, isChanged ? fixes : null);
      setUnfixed(notFixedProblem(notTaken, those.length, isWithoutLine));
    });

  const undo = () =>
    run(async () => {
      if (!last) return;
      const left = await undoFixes(document, location.href, last.fixed, profile);
      setLast(null);
      keep(profile, null);
      if (left > 0) setUnfixed(notUndoneProblem(left));
    });

  /** The page shows an invoice: what was fixed on it before the page was loaded is found again, once. */
  const recall = useCallback((shown: PageInvoice) => {
    const invoice = nameOf(shown);
    if (isAsked.current || !invoice) return;
    isAsked.current = true;
    send("invoice.kept-fixes", invoice).then(
      (kept) => {
        // What the page doesn't hold any more can't be taken back, and was never saved.
        const fixed = kept?.fixed.filter((each) => fieldOf(shown, each)?.value === each.after) ?? [];
        if (kept && fixed.length > 0) setLast((now) => now ?? { ...kept, fixed, since: "earlier-page" });
      },
      // Without an answer nothing can be taken back, and nothing else is wrong.
      () => undefined,
    );
  }, []);

  return {
    isFixing,
    progress,
    unfixed,
    undoable: last && viewOf(last),
    fix,
    undo,
    recall,
    /** The page sends the invoice. */
    onSaved: () => setLast((now) => now && { ...now, since: now.since === "press" ? "save" : now.since }),
  };
}

function viewOf(last: Last): Undoable {
  return {
    label: last.label,
    count: last.fixed.length,
    split: last.split.length,
    since: last.since,
    changes: changeWords(last),
  };
}

/** `undefined`: it can't be told from another. */
function nameOf({ invoice: { number, provider = "" } }: PageInvoice): FixedInvoice | undefined {
  return number ? { number, provider } : undefined;
}

function keep(profile: InvoiceProfile, fixes: KeptFixes | null): void {
  const invoice = nameOf(readInvoice(document, location.href, profile));
  // What isn't kept is lost with the page, and only then.
  if (invoice) send("invoice.keep-fixes", { invoice, fixes }).catch(() => undefined);
}
