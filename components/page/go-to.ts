import { useRef } from "preact/hooks";

/** Scrolls to an element and focuses it. */
export function scrollToFinding(place: HTMLElement | undefined): void {
  place?.scrollIntoView({ block: "center" });
  place?.focus();
}

interface Next<Item> {
  /** The one after where the person is, then the first again. */
  next: (items: readonly Item[]) => Item | undefined;
  /** The person has been led to it. */
  visit: (item: Item, items: readonly Item[]) => void;
}

/** Leads through items one after the other. Of those that are gone since, such as what was put right, the next takes the place. */
export function useNextFinding<Item>(keyOf: (item: Item) => string): Next<Item> {
  const last = useRef({ key: "", at: 0 });
  const visit: Next<Item>["visit"] = (item, items) => {
    last.current = { key: keyOf(item), at: items.findIndex((each) => keyOf(each) === keyOf(item)) };
  };
  return {
    next: (items) => {
      const { key, at } = last.current;
      const here = items.findIndex((each) => keyOf(each) === key);
      const item = items[(here === -1 ? at : here + 1) % Math.max(1, items.length)];
      if (item) visit(item, items);
      return item;
    },
    visit,
  };
}
