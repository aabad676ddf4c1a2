/*
 * Characters that nobody sees and that still count: zero-width letters, marks that turn the direction of the text round
 * them, control codes. They come with texts that were copied from web pages, chats and PDFs.
 */

/** All but tab and line ends, which are seen as space. `\uFFF9-\uFFFB` annotate; the rest is what Unicode ignores by default. */
const INVISIBLE = /[^\P{Cc}\t\n\r]|[\p{Default_Ignorable_Code_Point}\u2028\u2029\uFFF9-\uFFFB]/u;
const EVERY_INVISIBLE = new RegExp(INVISIBLE, "gu");

/** Joiners and variants within emoji and within scripts that are written with them: part of the word there. */
const EVERY_WORD_PART =
  /(?<=\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier})(?:\u200D|\uFE0E|\uFE0F)|(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Mongolian}])(?:\u200C|\u200D|\u180B|\u180C|\u180D)/gu;

/** Whether the text is visible ASCII only. Nearly every text is, and needs no further check. */
export function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

/** The characters that can't be seen, each once, in order. `inWords`: those that belong to a word don't count. */
export function invisibleIn(text: string, inWords = false): string[] {
  if (isPlain(text) || !INVISIBLE.test(text)) return [];
  const left = inWords ? text.replaceAll(EVERY_WORD_PART, "") : text;
  return [...new Set(left.match(EVERY_INVISIBLE))];
}

/** Without invisible characters. A control code that an old encoding used for a character becomes that character. */
export function withoutInvisible(text: string, inWords = false): string {
  if (isPlain(text) || !INVISIBLE.test(text)) return text;
  const wordParts = inWords
    ? new Set(Array.from(text.matchAll(EVERY_WORD_PART), ({ index }) => index))
    : null;
  return text.replaceAll(EVERY_INVISIBLE, (character, at: number) =>
    wordParts?.has(at) ? character : (WINDOWS_1252[character] ?? ""),
  );
}

/** Only a control code shows that a character was lost. The other invisible characters replace nothing. */
export function isControl(character: string): boolean {
  return /\p{Cc}/u.test(character);
}

/** For screens: a mark in place of each, so that none of them can reorder or hide the words round it. */
export function showInvisible(text: string): string {
  if (isPlain(text) || !INVISIBLE.test(text)) return text;
  const wordParts = new Set(Array.from(text.matchAll(EVERY_WORD_PART), ({ index }) => index));
  return text.replaceAll(EVERY_INVISIBLE, (character, at: number) =>
    wordParts.has(at) ? character : `[${codePoint(character)}]`,
  );
}

/** For a sentence that names something from outside: its direction is isolated as `<bdi>` does it in markup. */
export function isolateText(text: string): string {
  return `\u2068${showInvisible(text)}\u2069`;
}

/** `zero-width space`; one without a name goes by its number. */
export function nameOfInvisible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const name = NAMES[code];
  if (name) return name;
  if (isControl(character)) return `control character ${codePoint(character)}`;
  if (isWithin(code, 0xfe00, 0xfe0f) || isWithin(code, 0xe0100, 0xe01ef)) return "variation selector";
  if (isWithin(code, 0xe0000, 0xe007f)) return "tag character";
  return codePoint(character);
}

/** `U+200B` */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function isWithin(code: number, from: number, to: number): boolean {
  return code >= from && code <= to;
}

/** The characters of windows-1252 at Unicode's control codes: a file that was decoded wrongly contains those codes. */
const WINDOWS_1252: Readonly<Record<string, string>> = {
  "\u0091": "'",
  "\u0092": "'",
  "\u0093": '"',
  "\u0094": '"',
  "\u0096": "-",
  "\u0097": "-",
};

const NAMES: Readonly<Record<number, string>> = {
  0x0000: "NUL",
  0x007f: "delete",
  0x00ad: "soft hyphen",
  0x034f: "combining grapheme joiner",
  0x061c: "Arabic letter mark",
  0x115f: "Hangul filler",
  0x1160: "Hangul filler",
  0x180e: "Mongolian vowel separator",
  0x200b: "zero-width space",
  0x200c: "zero-width non-joiner",
  0x200d: "zero-width joiner",
  0x200e: "left-to-right mark",
  0x200f: "right-to-left mark",
  0x2028: "line separator",
  0x2029: "paragraph separator",
  0x202a: "left-to-right embedding",
  0x202b: "right-to-left embedding",
  0x202c: "end of a change of direction",
  0x202d: "left-to-right override",
  0x202e: "right-to-left override",
  0x2060: "word joiner",
  0x2066: "left-to-right isolate",
  0x2067: "right-to-left isolate",
  0x2068: "first strong isolate",
  0x2069: "end of an isolate",
  0x3164: "Hangul filler",
  0xfeff: "byte order mark",
  0xffa0: "Hangul filler",
};
