import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { DialogEnvironment } from "./environment-band.tsx";
import { BrandMark, CloseIcon } from "./icons.tsx";
import { FOCUS_START } from "./focus/keep-focus.ts";
import { useReturnFocus } from "./focus/use-return-focus.ts";

export interface PanelFrameProps {
  title: string;
  /** Below the scrolling body. */
  foot?: ComponentChildren;
  /** For content with columns: centred in the window instead of docked to its corner. */
  wide?: boolean | undefined;
  /** How often the person has opened the dialog: each time, its heading takes the focus. */
  opened?: number | undefined;
  onClose: () => void;
  children: ComponentChildren;
}

/**
 * A dialog in the CRM's page. It isn't modal: the work runs in the background while the person keeps working in the CRM.
 * So it takes the focus only when the person opened it, never because the page was loaded.
 */
export function PanelFrame({ title, foot, wide = false, opened = 0, onClose, children }: PanelFrameProps) {
  const heading = useFocusOn<HTMLHeadingElement>(opened);
  const dialog = useRef<HTMLDialogElement>(null);
  useReturnFocus(dialog);
  const id = useId();
  return (
    <dialog
      ref={dialog}
      open
      class={`pb-surface pb-panel${wide ? " pb-panel-wide" : ""}`}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header class="pb-panel-head">
        <BrandMark />
        <h2 id={id} ref={heading} tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          {title}
        </h2>
        <span class="pb-panel-by">Planbridge</span>
        <button type="button" class="pb-button-icon" aria-label="Close" title="Close (Esc)" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <DialogEnvironment />
      <div class="pb-panel-body">{children}</div>
      {foot && <footer class="pb-panel-foot">{foot}</footer>}
    </dialog>
  );
}

function useFocusOn<Target extends HTMLElement>(opened: number) {
  const target = useRef<Target>(null);
  useEffect(() => {
    if (opened > 0) target.current?.focus();
  }, [opened]);
  return target;
}
