import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** The height of a row, and of the heading. */
export const ROW_HEIGHT_PX = 34;
/** Browsers limit the height of an element; beyond this, scrolling is proportional. */
const MAX_HEIGHT_PX = 10_000_000;
/** Used until the height has been measured. */
const INITIAL_VIEW_HEIGHT_PX = 544;

export interface VirtualRows {
  total: number;
  /** The position of the active row, -1 without one. It is scrolled to whenever `active` is another object. */
  active: { place: number };
}

/** Virtual scrolling over rows of one height: which of them are visible, and scrolling to the active one. */
export function useVirtualRows({ total, active }: VirtualRows) {
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const latestTop = useRef(top);
  latestTop.current = top;
  const [view, setView] = useState(INITIAL_VIEW_HEIGHT_PX);
  const height = Math.min(total * ROW_HEIGHT_PX, MAX_HEIGHT_PX);
  const inSight = Math.max(1, Math.floor(view / ROW_HEIGHT_PX));

  const placeAt = (from: number) =>
    total * ROW_HEIGHT_PX <= MAX_HEIGHT_PX
      ? from / ROW_HEIGHT_PX
      : (from / (height - view)) * (total - inSight);
  const topOf = (place: number) =>
    total * ROW_HEIGHT_PX <= MAX_HEIGHT_PX
      ? place * ROW_HEIGHT_PX
      : (place / (total - inSight)) * (height - view);
  const first = Math.max(0, Math.min(Math.floor(placeAt(top)), total - 1));

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const measure = () => {
      // Hidden with its tab: it has no size, and where it was scrolled to may be forgotten.
      if (element.clientHeight <= ROW_HEIGHT_PX) return;
      setView(element.clientHeight - ROW_HEIGHT_PX);
      if (element.scrollTop === 0 && latestTop.current > 0) element.scrollTop = latestTop.current;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const followed = useRef(active);
  useEffect(() => {
    const element = scroller.current;
    const before = followed.current;
    followed.current = active;
    if (!element || active.place < 0 || before.place === active.place) return;
    const { place } = active;
    // The last visible row may be cut off.
    const last = Math.ceil(placeAt(top)) + inSight - 1;
    if (place < placeAt(top)) element.scrollTop = topOf(isNeighbour(before.place, place) ? place : place - 5);
    else if (place > last)
      element.scrollTop = topOf(isNeighbour(before.place, place) ? place - inSight + 1 : place - 5);
    if (element.scrollTop !== top) setTop(element.scrollTop);
    // Only a change of the active row scrolls: the person may scroll away from it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [active]);

  return {
    scroller,
    first,
    height,
    inSight,
    topOf,
    onScroll: () => setTop(scroller.current?.scrollTop ?? 0),
  };
}

/** Moved by one row: the list scrolls by one as well. */
function isNeighbour(before: number, after: number): boolean {
  return Math.abs(after - before) === 1;
}

/** Takes the place of the rows that aren't rendered. */
export function RowSpace({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden="true" style={{ height: `${height}px` }} /> : null;
}
