import { normaliseName } from "./normalise-name.ts";

/** Marks over and under letters, once they are characters of their own. */
const MARKS = /\p{M}+/gu;
const DIGITS_AND_SPACES = /^[\d\s]+$/;

/**
 * What a text is searched by: as names are compared, and without accents, so that `zoe` finds `Zoë`. Worked out once for each
 * row, not at each key. For searching only: never shown, stored or sent.
 */
export function foldForSearch(text: string): string {
  const name = normaliseName(text);
  return isAscii(name) ? name : name.normalize("NFD").replaceAll(MARKS, "");
}

/** What somebody looks for, as separate words. A number may be typed in groups, such as `430 111 222`. */
export function searchTerms(query: string): string[] {
  const folded = foldForSearch(query);
  if (DIGITS_AND_SPACES.test(folded)) return [folded.replaceAll(" ", "")];
  return folded.split(" ").filter((term) => term !== "");
}

/** Whether a folded text has all of these words, in any order, whole or begun. */
export function hasTerms(folded: string, terms: readonly string[]): boolean {
  return terms.every((term) => folded.includes(term));
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
