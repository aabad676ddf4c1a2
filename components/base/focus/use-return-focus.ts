import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { focusedElement, returnFocus } from "./keep-focus.ts";

/** Returns the focus to the opener when a dialog closes while it has the focus. */
export function useReturnFocus(dialog: RefObject<HTMLElement | null>): void {
  // Before the dialog takes the focus itself.
  useLayoutEffect(() => {
    const opener = focusedElement();
    const opened = dialog.current;
    return () => {
      const focused = focusedElement();
      if (focused === null || opened?.contains(focused)) returnFocus(opener);
    };
  }, [dialog]);
}
