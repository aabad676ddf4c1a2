import { useRef } from "preact/hooks";

/** Brings the person to a place in the page. */
export function scrollToFinding(place: HTMLElement | undefined): void {
  place?.scrollIntoView({ block: "center" });
  place?.focus();
}

/** One after the other, and around. */
export function useNextFinding<Item>(): (items: readonly Item[]) => Item | undefined {
  const next = useRef(0);
  return (items) => {
    const item = items[next.current % Math.max(1, items.length)];
    next.current += 1;
    return item;
  };
}
