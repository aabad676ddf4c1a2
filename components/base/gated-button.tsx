import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import type { Precondition } from "../../lib/messaging/views.ts";
import { missingOf, Preconditions } from "../changes/preconditions.tsx";
import { useAnnouncement } from "./use-announcement.ts";

export interface GatedButtonProps {
  preconditions: readonly Precondition[];
  main?: boolean | undefined;
  onPress: () => void;
  onOptions?: (() => void) | undefined;
  children: ComponentChildren;
}

/**
 * A button with the conditions that aren't met below it. It can always be reached: a press then starts nothing, and
 * what is missing is read out.
 */
export function GatedButton({ preconditions, main = false, onPress, onOptions, children }: GatedButtonProps) {
  const id = useId();
  const missing = missingOf(preconditions);
  const [presses, setPresses] = useState(0);
  const held = missing.length > 0;
  const words = missing.map(({ what, remedy = "" }) => `${what} ${remedy}`.trim()).join(" ");
  const spoken = useAnnouncement({ key: String(presses), text: held ? words : "" }, false);
  return (
    <>
      <button
        type="button"
        class={`pb-button${main ? " pb-button-main" : ""}`}
        aria-disabled={held}
        aria-describedby={held ? id : undefined}
        onClick={() => (held ? setPresses((times) => times + 1) : onPress())}
      >
        {children}
      </button>
      <Preconditions id={id} missing={missing} onOptions={onOptions} />
      <output class="pb-unseen" aria-live="polite">
        {spoken}
      </output>
    </>
  );
}
