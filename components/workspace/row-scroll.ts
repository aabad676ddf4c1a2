import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** How high a row is, and the heading. */
export const ROW_HEIGHT_PX = 34;
/** Columns that stay in sight: the row's number and its verdict. */
export const FIXED_COLUMN_WIDTHS = [72, 158] as const;
const FIXED_WIDTH = FIXED_COLUMN_WIDTHS[0] + FIXED_COLUMN_WIDTHS[1];
/** Browsers can't make an element as high as a million rows are; beyond this, scrolling is by proportion. */
const HIGHEST = 10_000_000;
/** Until it has been measured. */
const VIEW = 544;

interface Scrolled {
  total: number;
  active: { place: number; column: number };
  widths: readonly number[];
}

/** Which rows of any number are in sight, and the way to one that isn't. */
export function useRowScroll({ total, active, widths }: Scrolled) {
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [view, setView] = useState(VIEW);
  const height = Math.min(total * ROW_HEIGHT_PX, HIGHEST);
  const inSight = Math.max(1, Math.floor(view / ROW_HEIGHT_PX));

  const placeAt = (from: number) =>
    total * ROW_HEIGHT_PX <= HIGHEST ? from / ROW_HEIGHT_PX : (from / (height - view)) * (total - inSight);
  const topOf = (place: number) =>
    total * ROW_HEIGHT_PX <= HIGHEST ? place * ROW_HEIGHT_PX : (place / (total - inSight)) * (height - view);
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
      // The last one in sight may be cut off.
      const last = Math.ceil(placeAt(top)) + inSight - 1;
      if (place < placeAt(top)) element.scrollTop = topOf(near(before.place, place) ? place : place - 5);
      else if (place > last)
        element.scrollTop = topOf(near(before.place, place) ? place - inSight + 1 : place - 5);
      if (element.scrollTop !== top) setTop(element.scrollTop);
    }
    const left = widths.slice(0, active.column).reduce((sum, width) => sum + width, 0);
    const right = left + (widths[active.column] ?? 0);
    const shown = element.clientWidth - FIXED_WIDTH;
    if (left < element.scrollLeft || right - left > shown) element.scrollLeft = left;
    else if (right > element.scrollLeft + shown) element.scrollLeft = right - shown;
    // Only a move is followed: whoever scrolls away on purpose stays there.
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

/** Moved by one row: the list moves by one as well. */
function near(before: number, after: number): boolean {
  return Math.abs(after - before) === 1;
}
