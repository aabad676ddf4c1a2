import { findUnusualInName, tidyName } from "../../../lib/core/look-alikes.ts";
import { nameOfInvisible } from "../../../lib/core/invisible-characters.ts";

export interface OddCharacterHintProps {
  value: string;
  /** The id of the input, which gets the focus back when this hint disappears. */
  inputId: string;
  onInput: (value: string) => void;
}

/** Names invisible characters that were pasted into a field, and removes them. */
export function OddCharacterHint({ value, inputId, onInput }: OddCharacterHintProps) {
  const { invisible, spaces } = findUnusualInName(value);
  const names = [
    ...invisible.map((character) => `an invisible character (${nameOfInvisible(character)})`),
    ...spaces,
  ];
  if (names.length === 0) return null;
  return (
    <output class="pb-hint">
      This contains {names.join(" and ")}.{" "}
      <button
        type="button"
        class="pb-link"
        onClick={() => {
          onInput(tidyName(value).trim());
          document.getElementById(inputId)?.focus();
        }}
      >
        {invisible.length > 0 ? "Remove it" : "Change it to a plain space"}
      </button>
    </output>
  );
}
