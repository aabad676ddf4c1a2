import { normaliseName } from "./normalise-name.ts";

/** Marks over and under letters, once they are characters of their own. */
const MARKS = /\p{M}+/gu;
/** What a keyboard types, with single spaces: most texts are no more, and need no more than small letters. */
const TYPED = /^(?:[!-_a-~]+(?: [!-_a-~]+)*)?$/;
const DIGITS_AND_SPACES = /^[\d\s]+$/;

/**
 * What a text is searched by: as names are compared, and without accents, so that `zoe` finds `Zoë`. Worked out once for each
 * row, not at each key. For searching only: never shown, stored or sent.
 */
export function foldForSearch(text: string): string {
  if (TYPED.test(text)) return text.toLowerCase();
  return normaliseName(text).normalize("NFD").replaceAll(MARKS, "");
}

/** What somebody looks for, as separate words. A number may be typed in groups, such as `430 111 222`. */
export function searchTerms(query: string): string[] {
  const folded = foldForSearch(query);
  if (DIGITS_AND_SPACES.test(folded)) return [folded.replaceAll(" ", "")];
  return folded.split(" ").filter((term) => term !== "");
}

/** Whether a folded text has all of these words, in any order and anywhere in it. */
export function hasTerms(folded: string, terms: readonly string[]): boolean {
  for (const term of terms) if (!folded.includes(term)) return false;
  return true;
}
