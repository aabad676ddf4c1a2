import { browser } from "wxt/browser";

/** In the session's storage, by tab: it outlives the worker, not the browser. Paths alone, and none of what stands on them. */
const KEY = "captured-problems:";

interface CapturedList {
  site: string;
  /** The paths of the listed invoices' pages, in the order of the list, and whether they have errors. */
  invoices: [path: string, hasErrors: boolean][];
}

/** What the list in this tab tells of some of its invoices. */
export async function saveCapturedProblems(
  tabId: number,
  site: string,
  checked: CapturedList["invoices"],
): Promise<void> {
  const invoices = new Map([...(await read(tabId, site)), ...checked]);
  await browser.storage.session.set({ [`${KEY}${tabId}`]: { site, invoices: [...invoices] } });
}

/**
 * The next invoice with errors after the one at this path, after the last the first again (`null`: there is no other), and how many
 * others have errors.
 */
export async function findNextCaptured(
  tabId: number,
  site: string,
  path: string,
): Promise<{ path: string | null; left: number }> {
  const invoices = await read(tabId, site);
  const here = invoices.findIndex(([each]) => each === path);
  const others = [...invoices.slice(here + 1), ...invoices.slice(0, Math.max(0, here))];
  const bad = others.filter(([each, hasErrors]) => hasErrors && each !== path);
  return { path: bad[0]?.[0] ?? null, left: bad.length };
}

async function read(tabId: number, site: string): Promise<CapturedList["invoices"]> {
  const key = `${KEY}${tabId}`;
  const { [key]: list } = (await browser.storage.session.get(key)) as Record<
    string,
    CapturedList | undefined
  >;
  return list?.site === site ? list.invoices : [];
}
