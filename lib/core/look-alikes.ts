import {
  codePoint,
  isPlain,
  nameOfInvisible,
  invisibleIn,
  withoutInvisible,
} from "./invisible-characters.ts";

/*
 * Characters that look like plain ones and aren't: what word processors, phones and PDFs make of an apostrophe, a hyphen,
 * a space or a digit.
 */

const APOSTROPHES = /[\u0060\u00B4\u02B9\u02BB-\u02BD\u02C8\u055A\u2018\u2019\u201B\u2032\uA78C\uFF07]/gu;
const HYPHENS = /[\u02D7\u058A\u1806\u2010-\u2015\u2043\u2212\u2E3A\u2E3B\uFE58\uFE63\uFF0D]/gu;
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;
/** Full-width and mathematical forms of letters, digits and signs. */
const FORMS = /[\uFF01-\uFF5E\u{1D400}-\u{1D7FF}]/gu;
const DIGITS = /(?!\d)\p{Nd}/gu;

/**
 * A number, date or code in its plain form: without invisible characters, with plain hyphens, apostrophes, spaces and digits.
 * For values in which only the plain ones have a meaning; names keep theirs, see `tidyName`.
 */
export function tidyValue(text: string): string {
  if (isPlain(text) && !text.includes("`")) return text;
  return foldSigns(withoutInvisible(text))
    .replaceAll(FORMS, (form) => form.normalize("NFKC"))
    .replaceAll(DIGITS, (digit) => String(digitValue(digit)));
}

/** A name without invisible characters and with plain spaces. Its apostrophes, hyphens and letters are kept. */
export function tidyName(text: string): string {
  return isPlain(text) ? text : withoutInvisible(text, true).replaceAll(SPACES, " ");
}

/** Apostrophes, hyphens and spaces of every kind as the plain ones. */
export function foldSigns(text: string): string {
  return text.replaceAll(APOSTROPHES, "'").replaceAll(HYPHENS, "-").replaceAll(SPACES, " ");
}

/** The names of the look-alike and invisible characters in a value, each once. */
export function findUnusualCharacters(text: string): string[] {
  if (isPlain(text)) return [];
  const names = invisibleIn(text).map(
    (character) => `an invisible character (${nameOfInvisible(character)})`,
  );
  for (const [kind, name] of LOOK_ALIKES) {
    for (const character of text.match(kind) ?? []) names.push(describeCharacter(character, name));
  }
  return [...new Set(names)];
}

/** What in a name can't be seen, or is a space of another kind. */
export function findUnusualInName(text: string): { invisible: string[]; spaces: string[] } {
  if (isPlain(text)) return { invisible: [], spaces: [] };
  return {
    invisible: invisibleIn(text, true),
    spaces: [...new Set(text.match(SPACES))].map((space) => describeCharacter(space, "an unusual space")),
  };
}

const LOOK_ALIKES: readonly (readonly [RegExp, string])[] = [
  [SPACES, "an unusual space"],
  [HYPHENS, "an unusual hyphen"],
  [APOSTROPHES, "an unusual apostrophe"],
  [FORMS, "a full-width character"],
  [DIGITS, "a digit other than 0 to 9"],
];

function describeCharacter(character: string, kind: string): string {
  return NAMES[character] ?? `${kind} (${codePoint(character)})`;
}

const NAMES: Readonly<Record<string, string>> = {
  "\u0060": "a backtick",
  "\u00A0": "a non-breaking space",
  "\u202F": "a narrow non-breaking space",
  "\u2009": "a thin space",
  "\u3000": "an ideographic space",
  "\u2010": "a hyphen other than the keyboard's (U+2010)",
  "\u2011": "a non-breaking hyphen",
  "\u2012": "a figure dash",
  "\u2013": "an en dash",
  "\u2014": "an em dash",
  "\u2212": "a minus sign other than the keyboard's",
  "\u2018": "a curly apostrophe",
  "\u2019": "a curly apostrophe",
};

/** Each script has its ten digits in a row. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
