/** After spaces, tabs, non-breaking and zero-width spaces and byte order marks, in UTF-8, windows-1252 and UTF-16. */
export function afterBlanks(
  units: Uint8Array | Uint16Array,
  from: number,
  length: number,
  separator: number,
): number {
  let at = from;
  while (at < length) {
    const width = units[at] === separator ? 0 : blankWidth(units, at);
    if (width === 0) break;
    at += width;
  }
  return Math.min(at, length);
}

function blankWidth(units: Uint8Array | Uint16Array, at: number): number {
  const unit = units[at] as number;
  if (unit === 0x20 || unit === 0x09 || unit === 0xa0) return 1;
  if (units instanceof Uint16Array) return unit === 0xfeff || unit === 0x200b || unit === 0x3000 ? 1 : 0;
  const [second, third] = [units[at + 1], units[at + 2]];
  if (unit === 0xc2 && second === 0xa0) return 2;
  if (unit === 0xef && second === 0xbb && third === 0xbf) return 3;
  if (unit === 0xe2 && second === 0x80 && third === 0x8b) return 3;
  return unit === 0xe3 && second === 0x80 && third === 0x80 ? 3 : 0;
}
