import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ChevronIcon } from "./icons.tsx";

export interface DisclosureProps {
  title: ComponentChildren;
  /** Whether its content is needed now. */
  wanted?: boolean | undefined;
  /** It was opened: what its content takes is loaded now. */
  onOpen?: (() => void) | undefined;
  children: ComponentChildren;
}

/** Opens automatically once it is wanted, and never closes automatically: that would remove the field being typed in. */
export function Disclosure({ title, wanted = false, onOpen, children }: DisclosureProps) {
  const [open, setOpen] = useState(wanted);
  useEffect(() => {
    if (wanted) setOpen(true);
  }, [wanted]);
  const toggle = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen) onOpen?.();
  };
  return (
    <details class="pb-disclosure" open={open} onToggle={(event) => toggle(event.currentTarget.open)}>
      <summary>
        <ChevronIcon />
        {title}
      </summary>
      {children}
    </details>
  );
}
