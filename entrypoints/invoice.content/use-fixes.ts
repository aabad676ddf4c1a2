import { useRef, useState } from "preact/hooks";
import type { InvoiceDockProps, Undoable } from "../../components/invoice/invoice-dock.tsx";
import type { Problem } from "../../lib/core/problem.ts";
import type { InvoiceProfile } from "../../lib/crm/profile/site-profile.ts";
import { applyFix, type FixOutcome } from "../../lib/crm/write/apply-fix.ts";
import { type FixedField, fixMany, isSetFinding, undoFixes } from "../../lib/crm/write/fix-many.ts";
import type { Finding, Fix } from "../../lib/domain/invoice/model/finding.ts";

interface FixedAtOnce extends Undoable {
  fixed: readonly FixedField[];
}

/** The fixes that a person presses, one or all of a kind, and the way back from the last press. */
export function useFixes(profile: InvoiceProfile) {
  const [progress, setProgress] = useState<InvoiceDockProps["fixing"]>(null);
  const [unfixed, setUnfixed] = useState<Problem | null>(null);
  const [last, setLast] = useState<FixedAtOnce | null>(null);
  /** A second press while the first is running would split a half-split line. */
  const isFixing = useRef(false);

  async function run(work: () => Promise<void>) {
    if (isFixing.current) return;
    isFixing.current = true;
    setUnfixed(null);
    try {
      await work();
    } finally {
      isFixing.current = false;
      setProgress(null);
    }
  }

  const split = (finding: Finding & { fix: Fix }) =>
    run(async () => {
      setLast(null);
      setUnfixed(UNFIXED[await applyFix(document, location.href, finding, profile)]);
    });

  /** Changes the fields of those findings that one value puts right. */
  const fixAll = (findings: readonly Finding[], label: string) =>
    run(async () => {
      const those = findings.filter(isSetFinding);
      const onProgress = (done: number) => setProgress(done > 0 ? { done, total: those.length } : null);
      const { fixed, notTaken } = await fixMany(document, location.href, those, profile, onProgress);
      setLast(fixed.length > 0 ? { label, count: fixed.length, isSaved: false, fixed } : null);
      if (notTaken > 0) setUnfixed(those.length === 1 ? UNFIXED["not-taken"] : notTakenProblem(notTaken));
    });

  const undo = () =>
    run(async () => {
      if (!last) return;
      const left = await undoFixes(document, location.href, last.fixed, profile);
      setLast(null);
      if (left > 0) setUnfixed(notUndoneProblem(left));
    });

  return {
    isFixing,
    progress,
    unfixed,
    undoable: last,
    fix: (finding: Finding, label: string) =>
      finding.fix?.kind === "split" ? split({ ...finding, fix: finding.fix }) : fixAll([finding], label),
    fixAll,
    undo,
    /** The page sends the invoice. */
    onSaved: () => setLast((now) => now && { ...now, isSaved: true }),
  };
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

function notTakenProblem(count: number): Problem {
  return {
    code: "fixes-not-taken",
    what: `${count === 1 ? "1 field wasn't" : `${count} fields weren't`} changed: the page didn't take the value, or you changed it meanwhile.`,
    remedy: "Press Next problem to go to what is left.",
  };
}

function notUndoneProblem(count: number): Problem {
  return {
    code: "fixes-not-undone",
    what: `${count === 1 ? "1 field stays as it is: it was" : `${count} fields stay as they are: they were`} changed since.`,
    remedy: "Compare with the invoice.",
  };
}
