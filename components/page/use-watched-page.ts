import { useEffect, useRef } from "preact/hooks";
import { isRedrawn } from "../../lib/crm/page/page-note.ts";

/**
 * Calls `check` whenever something was typed, chosen or redrawn, at most once per task. Not while a button is held down:
 * leaving a field may show a note under it, and a press that began on Save would end beside it. `isTyping`: nothing but
 * texts in fields can be different.
 */
export function useWatchedPage(check: (isTyping: boolean) => void, signal: AbortSignal): void {
  const latest = useRef(check);
  latest.current = check;
  const due = useRef(false);
  const isTyping = useRef(false);
  const held = useRef(false);
  const run = useRef(() => {
    if (!due.current || held.current || signal.aborted) return;
    due.current = false;
    latest.current(isTyping.current);
  }).current;
  useEffect(() => {
    due.current = true;
    isTyping.current = false;
    run();
  }, [check, run]);
  useEffect(() => {
    const soon = (event: Event) => {
      isTyping.current = isKey(event) && (isTyping.current || !due.current);
      if (due.current || signal.aborted) return;
      due.current = true;
      // For pages that stop the event's propagation.
      setTimeout(run);
    };
    const hold = () => {
      held.current = true;
    };
    const release = ({ type }: Event) => {
      held.current = false;
      // A picker of the page's scripts sets a field without an event of the browser.
      if (type === "pointerup" && !signal.aborted) {
        due.current = true;
        isTyping.current = false;
      }
      // After the click, which is in the same task.
      setTimeout(run);
    };
    const ending = new AbortController();
    const first = { capture: true, signal: ending.signal };
    // Focus leaving a field: findings that waited until then.
    for (const type of ["input", "change", "focusout"]) document.addEventListener(type, soon, first);
    document.addEventListener("pointerdown", hold, first);
    for (const type of ["pointerup", "pointercancel"]) document.addEventListener(type, release, first);
    window.addEventListener("blur", release, { signal: ending.signal });
    // The page's own handlers, which may redraw the lines, have run by then, and the key isn't painted yet: a timer
    // would wait for the paint, which takes longer than the check on a long invoice.
    for (const type of ["input", "change"]) window.addEventListener(type, run, { signal: ending.signal });
    const observer = new MutationObserver((changes) => {
      if (!isRedrawn(changes, "form,table")) return;
      // At once, even while a button is held: a redraw removes the notes, and they have to be back before the page is
      // painted or clicked.
      due.current = false;
      if (!signal.aborted) latest.current(false);
    });
    // The document itself: a page may replace its body.
    observer.observe(document, { childList: true, subtree: true });
    return () => {
      ending.abort();
      observer.disconnect();
    };
  }, [run, signal]);
}

/** Whether a text in a field is all that the event can be about. */
function isKey({ type, target }: Event): boolean {
  return type === "input" && (target as Element).matches("textarea,input:not([type=checkbox],[type=radio])");
}
