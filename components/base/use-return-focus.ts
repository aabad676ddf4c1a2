import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { focusedElement, returnFocus } from "./keep-focus.ts";

/** When a dialog closes that has the focus, what opened it gets the focus back. */
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
