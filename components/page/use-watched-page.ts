import { useEffect, useRef } from "preact/hooks";
import { isRedrawn } from "../../lib/crm/page/page-note.ts";

/**
 * Judges anew whenever something was typed, chosen or redrawn, and at most once for all of one task. Not while a button is
 * held down: leaving a field may bring words under it, and a press that began on Save would end beside it.
 */
export function useWatchedPage(judge: () => void, signal: AbortSignal): void {
  const latest = useRef(judge);
  latest.current = judge;
  const due = useRef(false);
  const held = useRef(false);
  const run = useRef(() => {
    if (!due.current || held.current || signal.aborted) return;
    due.current = false;
    latest.current();
  }).current;
  useEffect(() => {
    due.current = true;
    run();
  }, [judge, run]);
  useEffect(() => {
    const soon = () => {
      if (due.current || signal.aborted) return;
      due.current = true;
      // For pages that keep the event to themselves.
      setTimeout(run);
    };
    const hold = () => {
      held.current = true;
    };
    const release = () => {
      held.current = false;
      // After the click, which comes in the same task.
      setTimeout(run);
    };
    const ending = new AbortController();
    const first = { capture: true, signal: ending.signal };
    // Focus leaving a field: what waited until then.
    for (const type of ["input", "change", "focusout"]) document.addEventListener(type, soon, first);
    document.addEventListener("pointerdown", hold, first);
    for (const type of ["pointerup", "pointercancel"]) document.addEventListener(type, release, first);
    window.addEventListener("blur", release, { signal: ending.signal });
    // The page's own handlers, which may draw the lines anew, are done by then, and the key isn't drawn yet: a timer
    // would wait until it is, on a long invoice longer than the verdict itself takes.
    for (const type of ["input", "change"]) window.addEventListener(type, run, { signal: ending.signal });
    const observer = new MutationObserver((changes) => {
      if (!isRedrawn(changes, "form,table")) return;
      // At once, also while a button is held: what a page draws anew takes our notes with it, and they have to be back
      // before anybody sees it or clicks.
      due.current = false;
      if (!signal.aborted) latest.current();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      ending.abort();
      observer.disconnect();
    };
  }, [run, signal]);
}
