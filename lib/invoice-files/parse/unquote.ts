const QUOTE = 0x22;

/** Nothing but what needs looking at begins with a unit up to the space, or beyond ASCII. */
export function isPlainLetter(unit: number): boolean {
  return unit > 0x20 && unit < 0x80;
}

/**
 * What a cell says: without its quotes, with doubled quotes single. Between tabs, quotes that aren't around the whole cell are
 * letters; elsewhere they are taken off as Excel does, and the text after them stays.
 */
export function unquote(raw: string, separator = ","): string {
  const first = raw.charCodeAt(0);
  if (first !== QUOTE && isPlainLetter(first)) return raw;
  const bare = raw.replace(BLANKS_BEFORE, "").trimEnd();
  if (!bare.startsWith('"')) return raw;
  if (isQuoted(bare)) return bare.slice(1, -1).replaceAll('""', '"');
  if (first !== QUOTE || separator === "\t") return raw;
  const close = raw.lastIndexOf('"');
  if (close === 0) return raw;
  return raw.slice(1, close).replaceAll('""', '"') + raw.slice(close + 1);
}

const BLANKS_BEFORE = /^[ \t\u00a0\u200b\u3000\ufeff]+/;

/** Whether a text is one quoted cell: quotes around it, and each quote within doubled. */
export function isQuoted(text: string): boolean {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return false;
  const inner = text.slice(1, -1);
  return !inner.includes('"') || !inner.replaceAll('""', "").includes('"');
}
