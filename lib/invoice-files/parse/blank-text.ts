/** Spaces of every kind, and characters that show nothing: zero-width ones, byte order marks, control codes. */
const BLANK = /^[\s\p{Cc}\p{Cf}\u3164]*$/u;

/** Whether a cell shows nothing. It may still have characters. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}
