import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import type { Precondition } from "../../../lib/messaging/views.ts";
import { unmetPreconditions, Preconditions } from "../../changes/preconditions.tsx";
import { useOffers } from "../../palette/offers.ts";
import type { VerbId } from "../../palette/verbs.ts";
import { useAnnouncement } from "../focus/use-announcement.ts";

export interface GatedButtonProps {
  preconditions: readonly Precondition[];
  /** Under which the palette offers it too, while its preconditions hold. */
  verb: VerbId;
  main?: boolean | undefined;
  onPress: () => void;
  onOptions?: (() => void) | undefined;
  children: ComponentChildren;
}

/**
 * A button with its unmet preconditions below it. It stays focusable: a press then starts nothing, and the preconditions
 * are announced.
 */
export function GatedButton({
  preconditions,
  verb,
  main = false,
  onPress,
  onOptions,
  children,
}: GatedButtonProps) {
  const id = useId();
  const unmet = unmetPreconditions(preconditions);
  const [presses, setPresses] = useState(0);
  const isDisabled = unmet.length > 0;
  useOffers({ [verb]: !isDisabled && onPress });
  const text = unmet.map(({ what, remedy = "" }) => `${what} ${remedy}`.trim()).join(" ");
  const announcement = useAnnouncement({ key: String(presses), text: isDisabled ? text : "" }, false);
  return (
    <>
      <button
        type="button"
        class={`pb-button${main ? " pb-button-main" : ""}`}
        aria-disabled={isDisabled}
        aria-describedby={isDisabled ? id : undefined}
        onClick={() => (isDisabled ? setPresses((times) => times + 1) : onPress())}
      >
        {children}
      </button>
      <Preconditions id={id} missing={unmet} onOptions={onOptions} />
      <output class="pb-unseen" aria-live="polite">
        {announcement}
      </output>
    </>
  );
}
