import { useEffect } from "preact/hooks";

const STORED = "planbridge-own-rows-stored";

/** Tells the other parts of the page that what people enter on profiles is another than before. */
export function announceOwnRows(): void {
  window.dispatchEvent(new Event(STORED));
}

/** Reads anew whenever another part has stored something. */
export function useOwnRowsNews(look: () => void): void {
  useEffect(() => {
    window.addEventListener(STORED, look);
    return () => window.removeEventListener(STORED, look);
  }, [look]);
}
