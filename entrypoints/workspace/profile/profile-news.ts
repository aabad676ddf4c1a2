import { useEffect } from "preact/hooks";

const STORED = "planbridge-profile-stored";

/** Tells the other parts of the page that something of a profile is another than before. */
export function announceProfileNews(): void {
  window.dispatchEvent(new Event(STORED));
}

/** Reads anew whenever another part has stored something. */
export function useProfileNews(look: () => void): void {
  useEffect(() => {
    window.addEventListener(STORED, look);
    return () => window.removeEventListener(STORED, look);
  }, [look]);
}
