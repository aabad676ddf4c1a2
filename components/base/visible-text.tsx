import { showInvisible } from "../../lib/core/invisible-characters.ts";

/**
 * Text from outside: a name, a cell, a quotation in a finding. Invisible characters are shown as marks, and its text
 * direction is isolated, so that it can't reorder or hide the text around it.
 */
export function VisibleText({ text }: { text: string }) {
  return <bdi>{showInvisible(text)}</bdi>;
}
