import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** The height of a row, and of the heading. */
export const ROW_HEIGHT_PX = 34;
/** The columns that stay visible: the row's number and its result. */
export const FIXED_COLUMN_WIDTHS = [72, 158] as const;
const FIXED_WIDTH = FIXED_COLUMN_WIDTHS[0] + FIXED_COLUMN_WIDTHS[1];
/** Browsers limit the height of an element; beyond this, scrolling is proportional. */
const MAX_HEIGHT_PX = 10_000_000;
/** Used until the height has been measured. */
const INITIAL_VIEW_HEIGHT_PX = 544;

interface Scrolled {
  total: number;
  active: { place: number; column: number };
  widths: readonly number[];
}

/** Virtual scrolling: which rows are visible, and scrolling to the active one. */
export function useRowScroll({ total, active, widths }: Scrolled) {
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
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
    const measure = () =>
      element.clientHeight > ROW_HEIGHT_PX && setView(element.clientHeight - ROW_HEIGHT_PX);
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
    if (!element || active.place < 0) return;
    if (before.place !== active.place) {
      const { place } = active;
      // The last visible row may be cut off.
      const last = Math.ceil(placeAt(top)) + inSight - 1;
      if (place < placeAt(top))
        element.scrollTop = topOf(isNeighbour(before.place, place) ? place : place - 5);
      else if (place > last)
        element.scrollTop = topOf(isNeighbour(before.place, place) ? place - inSight + 1 : place - 5);
      if (element.scrollTop !== top) setTop(element.scrollTop);
    }
    const left = widths.slice(0, active.column).reduce((sum, width) => sum + width, 0);
    const right = left + (widths[active.column] ?? 0);
    const shown = element.clientWidth - FIXED_WIDTH;
    if (left < element.scrollLeft || right - left > shown) element.scrollLeft = left;
    else if (right > element.scrollLeft + shown) element.scrollLeft = right - shown;
    // Only a change of the active cell scrolls: the person may scroll away from it.
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
