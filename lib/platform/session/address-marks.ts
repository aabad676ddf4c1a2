import { browser } from "wxt/browser";

/**
 * The browser writes the addresses of pages into its history and its session's files. So an address of ours has a mark in place of
 * an NDIS number or a name; what a mark stands for is in the session's storage, the browser's memory, and goes at each lock.
 */
const KEY = "address-mark:";
const MARK = "~";

const values = new Map<string, string>();
const marks = new Map<string, string>();

/** What earlier pages of this session have marked, so that a reload and a new tab find it. Await it before addresses are read. */
export async function loadAddressMarks(): Promise<void> {
  for (const [key, value] of Object.entries(await browser.storage.session.get()))
    if (key.startsWith(KEY) && typeof value === "string") remember(key.slice(KEY.length), value);
}

/** What stands for this value in an address. */
export function markOf(value: string): string {
  const known = marks.get(value);
  if (known !== undefined) return known;
  const mark = `${MARK}${crypto.randomUUID().slice(0, 8)}`;
  remember(mark, value);
  void browser.storage.session.set({ [`${KEY}${mark}`]: value });
  return mark;
}

/** What it stands for; a text that is no mark stands for itself. `undefined`: a mark of a session that is over. */
export function valueOf(text: string): string | undefined {
  return text.startsWith(MARK) ? values.get(text) : text;
}

function remember(mark: string, value: string): void {
  values.set(mark, value);
  marks.set(value, mark);
}
