import { readFileSync } from "node:fs";
import { join } from "node:path";

export const CRM = "https://crm.example.org";

export const PAGES = [
  "sign-in",
  "home",
  "client-list",
  "client-profile",
  "edit-client",
  "contract",
  "create-contract",
  "invoice-entry",
  "pace-client",
  "pace-contract",
  "pace-contract-older",
  "pace-contract-newer",
  "create-pace-contract",
  "edit-pace-contract",
  "funded-contract",
  "contract-locked",
  "locked-refusal",
  "add-budget",
  "create-budget",
  "edit-budget",
  "refused-budget",
  "edit-provider-budget",
  "create-delivered",
  "edit-delivered",
  "create-invoice",
  "create-invoice-spa",
  "edit-invoice",
  "streamline",
  "streamline-review",
  "bulk-import",
] as const;

export type SavedPage = (typeof PAGES)[number];

/** A saved page's HTML; each change is a text in it and what stands there instead, everywhere. */
export function htmlOf(page: SavedPage, ...changes: (readonly [from: string, to: string])[]): string {
  let html = readFileSync(join(import.meta.dirname, "..", "pages", `${page}.html`), "utf8");
  for (const [from, to] of changes) {
    if (!html.includes(from)) throw new Error(`${page}.html has no “${from}”`);
    html = html.replaceAll(from, to);
  }
  return html;
}

export function open(page: SavedPage, ...changes: (readonly [from: string, to: string])[]): Document {
  return parse(htmlOf(page, ...changes));
}

export function parse(html: string): Document {
  const doc = new DOMParser().parseFromString(html, "text/html");
  // happy-dom chooses an option before it has read that another one is marked as chosen (22 Nov 2026).
  for (const option of doc.querySelectorAll<HTMLOptionElement>("option[selected]")) option.selected = true;
  return doc;
}

// happy-dom knows the rows of a table, and not those of its parts (22 Nov 2026).
if (!("rows" in HTMLTableSectionElement.prototype)) {
  Object.defineProperty(HTMLTableSectionElement.prototype, "rows", {
    get(this: HTMLTableSectionElement) {
      return Array.from(this.children).filter(({ tagName }) => tagName === "TR");
    },
  });
}
