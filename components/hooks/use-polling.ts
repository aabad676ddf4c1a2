import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { RequestError } from "../../lib/messaging/send.ts";

/**
 * What the background says of the record that a page shows: asked when the page opens, whenever somebody comes back
 * to it, and by `look`. A refusal leaves what is shown: it is told where something is pressed, not in every page.
 */
export function useRefreshOnFocus<View>(load: () => Promise<View>): { view: View | null; look: () => void } {
  const [view, setView] = useState<View | null>(null);
  const latest = useRef(load);
  latest.current = load;
  const look = useCallback(() => {
    const ask = async () => {
      try {
        setView(await latest.current());
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
      }
    };
    void ask();
  }, []);
  useEffect(() => {
    const back = () => document.visibilityState === "visible" && look();
    document.addEventListener("visibilitychange", back);
    look();
    return () => document.removeEventListener("visibilitychange", back);
  }, [look]);
  return { view, look };
}

/** Looks again and again while `active`. */
export function usePolling(milliseconds: number, active: boolean, look: () => void): void {
  useEffect(() => {
    const timer = active ? setInterval(look, milliseconds) : undefined;
    return () => clearInterval(timer);
  }, [milliseconds, active, look]);
}
