import { decodeFully, refusedInAddress } from "./link-words.ts";

declare const known: unique symbol;

/**
 * Where a record lives on its own CRM: path and query, never an origin. CareView's in-app URLs aren't public,
 * so a record is named by the link that the CRM's page itself gives it. Made by this module alone.
 */
export type RecordPath = string & { readonly [known]: true };

/** Why an address isn't requested: for the message to a person. */
export interface AddressRefusal {
  /** Goes on from “its address …”. */
  because: string;
}

/** Nothing that a page is: what would come is a file. */
const FILE = /\.(?:pdf|docx?|xlsx?|csv|txt|zip|png|jpe?g|gif|svg|ics|msg|eml|xml|json|js|css)$/i;

/**
 * The path of a link on this page, or `null` when it leads to another origin, nowhere, or to something other than a
 * record's page. `base`: what relative links count from, where the page says so.
 */
export function recordPath(href: string, pageUrl: string, base = pageUrl): RecordPath | null {
  const url = URL.parse(href, base);
  if (!url || url.origin !== URL.parse(pageUrl)?.origin) return null;
  const path = checkAddress(url);
  return typeof path === "string" ? path : null;
}

/** The same of an address that was kept: it is checked anew, whoever kept it, against the site that it will be sent to. */
export function storedPath(path: string, site: string): RecordPath | AddressRefusal {
  if (!path.startsWith("/") || !URL.canParse(path, site)) return { because: "isn't one of the CRM" };
  const url = new URL(path, site);
  if (url.origin !== new URL(site).origin) return { because: "leads to another site" };
  const checked = checkAddress(url);
  // What the browser would ask for has to be what was written, to the letter: no `..`, no tab, no backslash.
  if (typeof checked === "string" && checked !== path) return { because: "isn't written as an address is" };
  return checked;
}

function checkAddress(url: URL): RecordPath | AddressRefusal {
  if (!/^https?:$/.test(url.protocol)) return { because: "isn't a web address" };
  if (url.username || url.password) return { because: "carries a name or password" };
  const path = url.pathname + url.search;
  const decoded = decodeFully(url.pathname);
  // Put behind an origin once more, a path with two slashes is another host.
  if (decoded === null || /^\/[/\\]|\\|[\p{Cc}]|\/\.\.?(?:\/|$)/u.test(decoded))
    return { because: "isn't written as an address is" };
  if (url.pathname === "/") return { because: "is the CRM's front page" };
  if (FILE.test(decoded)) return { because: "is a file's" };
  const word = refusedInAddress(path);
  return word === undefined ? (path as RecordPath) : { because: `says “${word}”` };
}
