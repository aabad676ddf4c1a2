import { useLayoutEffect, useRef } from "preact/hooks";
import type { VerbId } from "./verbs.ts";

/** What a part of a surface can do at this moment: what it does at a press of its own button. Absent: not now. */
export type Offers = Partial<Record<VerbId, (() => void) | undefined | false | null>>;

type Offer = () => Offers;

/**
 * All that is offered in this page. In a CRM's page it stands in the world of our own scripts, where the page can't see it and
 * the palette, a script of its own, finds it. So a page's script pays for its entry alone.
 */
const ours = globalThis as { planbridgeOffers?: Set<Offer> };

/** Offers until the signal ends. */
export function offer(offers: Offer, signal: AbortSignal): void {
  const all = (ours.planbridgeOffers ??= new Set());
  all.add(offers);
  signal.addEventListener("abort", () => all.delete(offers));
}

/** Offers while the component is there, as it was drawn last. */
export function useOffers(offers: Offers): void {
  const latest = useRef(offers);
  latest.current = offers;
  // Taken back at once when the part goes, not a moment later.
  useLayoutEffect(() => {
    const ending = new AbortController();
    offer(() => latest.current, ending.signal);
    return () => ending.abort();
  }, []);
}

/** What is offered now; where two parts offer the same, the one that came last. */
export function currentOffers(): Offers {
  return Object.assign({}, ...[...(ours.planbridgeOffers ?? [])].map((offers) => offers())) as Offers;
}
