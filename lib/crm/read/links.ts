import { matchesSpelling } from "../profile/label.ts";
import { type RecordPath, recordPath } from "../profile/record-path.ts";
import type { Spellings } from "../profile/define-page.ts";

/** A link with one of these texts that belongs to this table's section: its Create or New. */
export function sectionLink(table: Element, spellings: Spellings, pageUrl: string): RecordPath | undefined {
  for (let box = table.parentElement; box && box.tagName !== "BODY"; box = box.parentElement) {
    // Another table: that section would be somebody else's.
    if (box.querySelectorAll("table").length > 1) return undefined;
    for (const link of box.querySelectorAll("a[href]")) {
      if (link.closest("table") || !matchesSpelling(textOf(link), spellings)) continue;
      return recordPath(link.getAttribute("href") ?? "", pageUrl) ?? undefined;
    }
  }
  return undefined;
}

/** The link in a row that opens the record's form; icons before the word don't matter. */
export function editLink(row: Element, spellings: Spellings, pageUrl: string): RecordPath | undefined {
  for (const link of row.querySelectorAll("a[href]")) {
    const words = textOf(link).replace(/^[^\p{L}]+/u, "");
    if (matchesSpelling(words, spellings) || matchesSpelling(link.getAttribute("title"), spellings))
      return recordPath(link.getAttribute("href") ?? "", pageUrl) ?? undefined;
  }
  return undefined;
}

/** A link of the page itself, outside its tables and menus. */
export function pageLink(doc: ParentNode, spellings: Spellings, pageUrl: string): RecordPath | undefined {
  for (const link of doc.querySelectorAll("a[href]")) {
    if (!link.closest("table,nav") && matchesSpelling(textOf(link), spellings))
      return recordPath(link.getAttribute("href") ?? "", pageUrl) ?? undefined;
  }
  return undefined;
}

function textOf(link: Element): string {
  return link.textContent?.trim() ?? "";
}
