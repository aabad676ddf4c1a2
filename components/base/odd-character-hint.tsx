import { findUnusualInName, tidyName } from "../../lib/core/look-alikes.ts";
import { nameOfUnseen } from "../../lib/core/invisible-characters.ts";

export interface OddCharactersProps {
  value: string;
  /** The input's id: it has the focus again once the characters are gone, and this with them. */
  inputId: string;
  onInput: (value: string) => void;
}

/** Names what came into a field with a pasted text and can't be seen there, and takes it out. */
export function OddCharacters({ value, inputId, onInput }: OddCharactersProps) {
  const { unseen, spaces } = findUnusualInName(value);
  const names = [
    ...unseen.map((character) => `an invisible character (${nameOfUnseen(character)})`),
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
        {unseen.length > 0 ? "Remove it" : "Change it to a plain space"}
      </button>
    </output>
  );
}
