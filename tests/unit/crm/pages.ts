import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { PageName } from "../../../lib/crm/profile/pages/index.ts";

export const CRM = "https://crm.example.org";

const FOLDER = join(import.meta.dirname, "..", "pages");

/** The name of a file in `tests/unit/pages`, without the folder that it stands in. */
export type SavedPage = string;

const FILES: ReadonlyMap<SavedPage, string> = new Map(
  readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => [basename(file, ".html"), join(FOLDER, file)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
);

export const PAGES: readonly SavedPage[] = [...FILES.keys()];

/** Saved pages under another name than their page's. All others are the page that they are named after, or none of ours. */
const NAMED_OTHERWISE: Readonly<Partial<Record<PageName, readonly SavedPage[]>>> = {
  "client-profile": ["pace-client", "whole-client"],
  "service-contract": [
    "contract",
    "pace-contract",
    "pace-contract-older",
    "pace-contract-newer",
    "funded-contract",
    "booking-contract",
  ],
  // A provider's budget has the same heading; what is brought in there looks for its provider first.
  "budget-form": [
    "add-budget",
    "create-budget",
    "edit-budget",
    "edit-provider-budget",
    "refused-budget",
    "locked-refusal",
  ],
  "support-form": ["create-support", "edit-support"],
  "invoice-form": ["create-invoice", "create-invoice-spa", "edit-invoice"],
};

/** Whether a saved page is this page of the CRM. */
export function isSavedPageOf(name: PageName, page: SavedPage): boolean {
  return page === name || (NAMED_OTHERWISE[name]?.includes(page) ?? false);
}

/** A saved page's HTML; each change is a text in it and what stands there instead, everywhere. */
export function htmlOf(page: SavedPage, ...changes: (readonly [from: string, to: string])[]): string {
  let html = readFileSync(FILES.get(page) ?? page, "utf8");
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
