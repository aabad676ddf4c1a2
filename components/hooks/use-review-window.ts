import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { usePolling } from "./use-polling.ts";

/** While a person decides in the window that a CRM's page has opened. */
const POLL_INTERVAL_MS = 1000;

/**
 * What a CRM's page shows while a person decides in the extension's own window: looked up again at an interval until they
 * come back to the page, and then once more. `opened`: call it when the window was opened.
 */
export function useReviewWindow(look: () => void): { opened: () => void } {
  const [isOpen, setIsOpen] = useState(false);
  const latest = useRef(look);
  latest.current = look;
  const lookAgain = useCallback(() => latest.current(), []);
  useEffect(() => {
    const back = (event: Event) => {
      if (!event.isTrusted) return;
      setIsOpen(false);
      lookAgain();
    };
    window.addEventListener("focus", back);
    return () => window.removeEventListener("focus", back);
  }, [lookAgain]);
  usePolling(POLL_INTERVAL_MS, isOpen, lookAgain);
  return { opened: useCallback(() => setIsOpen(true), []) };
}
