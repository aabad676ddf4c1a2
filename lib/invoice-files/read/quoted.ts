import { showInvisible } from "../../core/invisible-characters.ts";

/** What stands in a cell, in quotes, as a sentence has it: cut where it is long, with marks for what can't be seen. */
export function quoted(text: string): string {
  return `“${showInvisible(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)}”`;
}

const LONGEST = 60;
