import { useRef } from "preact/hooks";

/** Scrolls to an element and focuses it. */
export function scrollToFinding(place: HTMLElement | undefined): void {
  place?.scrollIntoView({ block: "center" });
  place?.focus();
}

/** Returns the items one after the other, then starts again. */
export function useNextFinding<Item>(): (items: readonly Item[]) => Item | undefined {
  const next = useRef(0);
  return (items) => {
    const item = items[next.current % Math.max(1, items.length)];
    next.current += 1;
    return item;
  };
}
