import { useEffect, useRef } from "preact/hooks";
import { watchChanges } from "../../lib/crm/page/watch-changes.ts";

/** Calls back after the page has drawn something anew, its body included: once for many changes. */
export function useRedraws(callback: () => void): void {
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(() => {
    const look = () => {
      latest.current();
      return true;
    };
    return watchChanges(document, { look });
  }, []);
}

/** Calls back when what is read from the page has changed: a page may draw its values after its headings. */
export function useChangedReading(read: () => unknown, callback: () => void): void {
  const last = useRef<string | undefined>(undefined);
  last.current ??= JSON.stringify(read());
  useRedraws(() => {
    const now = JSON.stringify(read());
    if (now === last.current) return;
    last.current = now;
    callback();
  });
}
