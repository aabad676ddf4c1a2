/** Spaces of every kind, and characters that show nothing: zero-width ones, byte order marks, control codes. */
// oxlint-disable-next-line no-control-regex
const BLANK =
  /^[\s\u0000-\u001f\u007f-\u00a0\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff]*$/;

/** Whether a cell shows nothing. It may still have characters. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}
