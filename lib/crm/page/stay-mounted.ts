import { placeUnderHeading } from "../profile/find-heading.ts";
import type { Spellings } from "../profile/define-page.ts";

/**
 * Keeps something of ours in a page that redraws itself: whenever it has been dropped, it is put back.
 * `put` must be safe to call again and returns what it put, or `null` while there is no place for it.
 */
export function keepMounted(doc: Document, put: () => Element | null, signal: AbortSignal): void {
  let mounted = put();
  let looking = false;
  const observer = new MutationObserver(() => {
    if (mounted?.isConnected || looking) return;
    looking = true;
    // Once for all the changes of this frame.
    requestAnimationFrame(() => {
      looking = false;
      if (!signal.aborted && !mounted?.isConnected) mounted = put();
    });
  });
  // The document itself: a page may replace its body.
  observer.observe(doc, { childList: true, subtree: true });
  signal.addEventListener("abort", () => {
    observer.disconnect();
    mounted?.remove();
  });
}

/** Puts a line of ours under the page's heading with one of these texts; `null` where there is none. */
export function putUnderHeading(doc: Document, line: HTMLElement, headings: Spellings): HTMLElement | null {
  // A page that kept a copy of itself shows one of the line too, with nothing in it.
  for (const copy of doc.querySelectorAll(line.localName)) if (copy !== line) copy.remove();
  const place = placeUnderHeading(doc, headings);
  place?.after(line);
  return place && line;
}

/** Keeps it there. */
export function keepMountedUnderHeading(
  doc: Document,
  line: HTMLElement,
  headings: Spellings,
  signal: AbortSignal,
): void {
  keepMounted(doc, () => putUnderHeading(doc, line, headings), signal);
}
