import { useEffect } from "preact/hooks";
import { useVirtualRows } from "./virtual-rows.tsx";

/** The columns of ours: the row's number and its result, which stay visible, and the reason. */
export const FIXED_COLUMN_WIDTHS = [64, 100, 168] as const;
const STICKY_WIDTH = FIXED_COLUMN_WIDTHS[0] + FIXED_COLUMN_WIDTHS[1];
const REASON_WIDTH = FIXED_COLUMN_WIDTHS[2];

interface Scrolled {
  total: number;
  active: { place: number; column: number };
  widths: readonly number[];
}

/** Virtual scrolling of the rows of a file, and scrolling sideways to the active cell. */
export function useRowScroll({ total, active, widths }: Scrolled) {
  const rows = useVirtualRows({ total, active });
  const { scroller } = rows;
  useEffect(() => {
    const element = scroller.current;
    if (!element || active.place < 0) return;
    // Where there is room for it, the reason stays as well.
    const reason = element.querySelector("thead th:nth-child(3)");
    const staysToo = reason !== null && getComputedStyle(reason).position === "sticky";
    const left =
      (staysToo ? 0 : REASON_WIDTH) + widths.slice(0, active.column).reduce((sum, width) => sum + width, 0);
    const right = left + (widths[active.column] ?? 0);
    const shown = element.clientWidth - STICKY_WIDTH - (staysToo ? REASON_WIDTH : 0);
    if (left < element.scrollLeft || right - left > shown) element.scrollLeft = left;
    else if (right > element.scrollLeft + shown) element.scrollLeft = right - shown;
    // Only a change of the active cell scrolls: the person may scroll away from it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [active]);
  return rows;
}
