import type { TableShape } from "../profile/define-page.ts";
import type { RecordPath } from "../profile/record-path.ts";
import type { SiteProfile } from "../profile/site-profile.ts";
import { linkPath, rowWords, saysVerb } from "./links.ts";
import type { TableRow } from "./read-table.ts";
import { visibleText } from "./visible.ts";

/** The link that opens a row's record. */
export interface RecordLink {
  path: RecordPath;
  /** What a person would press: the link, or the row itself where the whole row is one. */
  element: HTMLElement;
}

/**
 * The link that opens a row's record: the one in a column that names the record, or the one whose words say that it opens
 * it. Nothing where none is certain, or where two lead to different places: whatever is followed is fetched with the user's
 * session, and a CRM may delete on a GET.
 */
export function recordLink(
  row: Pick<TableRow, "element" | "at">,
  { record }: Pick<TableShape, "record">,
  pageUrl: string,
  { controls }: Pick<SiteProfile, "controls">,
): RecordLink | null {
  const links = Array.from(row.element.querySelectorAll<HTMLElement>("a[href]"));
  const cells = (record?.columns ?? []).map((column) => row.element.cells[row.at(column) ?? -1]);
  const words = rowWords(row.element, cells);
  for (const noun of record?.nouns ?? []) words.add(noun);
  const isVerb = (link: Element) =>
    Object.values(controls).some((verbs) => verbs !== controls.open && saysVerb(link, verbs));
  const naming = links.filter(
    (link) =>
      cells.some((cell) => cell?.contains(link)) &&
      /[\p{L}\p{N}]/u.test(visibleText(link) || (link.textContent ?? "")) &&
      !isVerb(link),
  );
  const saying = (verbs: readonly string[]) => links.filter((link) => saysVerb(link, verbs, words));
  const groups = [
    saying(record?.verbs ?? []),
    naming,
    saying(controls.open),
    row.element.hasAttribute("data-href") ? [row.element] : [],
  ];
  for (const group of groups) {
    const found = group.flatMap((element): RecordLink[] => {
      const path = linkPath(element, pageUrl);
      return path ? [{ path, element }] : [];
    });
    const [first] = found;
    if (first) return found.every(({ path }) => path === first.path) ? first : null;
  }
  return null;
}
