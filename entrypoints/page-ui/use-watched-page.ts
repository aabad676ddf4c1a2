import { useEffect, useRef } from "preact/hooks";
import { isNotesOnly } from "../../lib/crm/page-note.ts";

/** Judges anew whenever something was typed, chosen or redrawn, and at most once for all of one task. */
export function useWatchedPage(judge: () => void, signal: AbortSignal): void {
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
    // What waited until its field was left.
    document.addEventListener("focusout", soon, { capture: true });
    // The page's own handlers, which may draw the lines anew, are done by then, and the key isn't drawn yet: a timer
    // would wait until it is, on a long invoice longer than the verdict itself takes.
    window.addEventListener("input", run);
    window.addEventListener("change", run);
    const observer = new MutationObserver((changes) => {
      if (changes.some((each) => (each.target as Element).closest?.("form,table") && !isNotesOnly(each)))
        soon();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("input", soon, { capture: true });
      document.removeEventListener("change", soon, { capture: true });
      document.removeEventListener("focusout", soon, { capture: true });
      window.removeEventListener("input", run);
      window.removeEventListener("change", run);
      observer.disconnect();
    };
  }, [signal]);
}
