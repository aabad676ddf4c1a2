import { showUnseen } from "../../lib/core/invisible-characters.ts";

/**
 * A text that others wrote: a name, a cell, what a finding quotes. Characters that can't be seen show as marks, and the
 * direction of its letters ends with it, so that it can't reorder or hide the words round it.
 */
export function ShownText({ text }: { text: string }) {
  return <bdi>{showUnseen(text)}</bdi>;
}
