import { foldSigns } from "../../core/look-alikes.ts";
import {
  codePoint,
  isControl,
  isPlain,
  nameOfInvisible,
  invisibleIn,
  withoutInvisible,
} from "../../core/invisible-characters.ts";

/**
 * A surname as the NDIA is asked with it: each accented letter one character, and plain apostrophes, hyphens and spaces.
 * What word processors and phones put in their place would be refused as another surname. Control codes stay: what stood
 * there was lost, and `whatIsOdd` names them.
 */
export function normaliseSurname(written: string): string {
  if (isPlain(written) && !written.includes("`")) return written.trim();
  const cleaned = invisibleIn(written).some(isControl) ? written : withoutInvisible(written);
  return foldSigns(cleaned).normalize("NFC").replaceAll(/\s+/g, " ").trim();
}

const WORD = /[\p{L}\p{M}']+/gu;
const LATIN = /\p{Script=Latin}/u;
/** Letters of other alphabets that look like Latin ones: within a word of Latin letters a slip nobody can see. */
const LOOKS_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/** What in it no record of the NDIA has, in words; `undefined` where there is nothing. A name wholly in another script is a name. */
export function describeUnusualLetter(surname: string): string | undefined {
  if (isPlain(surname)) return undefined;
  const control = invisibleIn(surname).find(isControl);
  if (control) return `an invisible character (${nameOfInvisible(control)})`;
  if (surname.includes("\uFFFD")) return "a character that was lost (shown as \uFFFD)";
  const mixed = surname.match(WORD)?.find((word) => LATIN.test(word) && LOOKS_LATIN.test(word));
  const letter = mixed && LOOKS_LATIN.exec(mixed)?.[0];
  return (
    letter && `the letter “${letter}” (${codePoint(letter)}), which looks like a Latin letter and isn't one`
  );
}
