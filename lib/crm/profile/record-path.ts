/**
 * Where a record lives on its own CRM: path and query, never an origin. CareView's in-app URLs aren't public,
 * so a record is named by the link that the CRM's page itself gives it.
 */
export type RecordPath = string;

/** The path of a link on this page, or `null` when it leads to another origin or nowhere. */
export function recordPath(href: string, pageUrl: string): RecordPath | null {
  if (!URL.canParse(href, pageUrl)) return null;
  const url = new URL(href, pageUrl);
  if (url.origin !== new URL(pageUrl).origin || !/^https?:$/.test(url.protocol)) return null;
  return url.pathname.length > 1 ? url.pathname + url.search : null;
}

/** The one link that opens a row's record: the first in the row that leads to a page of the same CRM. */
export function rowPath(row: Element, pageUrl: string): RecordPath | null {
  const links = [row, ...row.querySelectorAll("a[href],[data-href]")];
  for (const link of links) {
    const href = link.getAttribute("href") ?? link.getAttribute("data-href");
    const path = href && !href.startsWith("#") ? recordPath(href, pageUrl) : null;
    if (path) return path;
  }
  return null;
}
