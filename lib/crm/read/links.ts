import { memoizeText } from "../../core/memoize-text.ts";
import { canBeName, RECORD_WORDS, refusedWord, splitWords } from "../profile/link-words.ts";
import type { Spellings } from "../profile/define-page.ts";
import { type RecordPath, recordPath } from "../profile/record-path.ts";
import { mainHeading } from "../profile/find-heading.ts";
import { isTwin } from "./table/split-table.ts";
import { isVisible, visibleText } from "./visible.ts";

/** Attributes with which a page does something else, or more, than follow the link. */
const DOES_MORE =
  /(?:^|[-:@(.])(?:on)?(?:click|mousedown|mouseup|pointerdown|touchstart|tap)\b|^(?:data-)?hx-|^download$|^formaction$|^data-(?:bs-|turbo-|ujs-)?(?:method|confirm|ajax|remote|dismiss|modal|dialog|lightbox|fancybox|toggle)/;
/** Of those, what only shows a hint. */
const HINT = /^tooltip$/i;
/** A name may have the NDIS number beside it. */
const NUMBER_BESIDE = /(?<![\s(,#:–-])[\s(,#:–-]*\d(?: ?\d){8}\)?$/;
const NAMING = ["aria-label", "title", "alt", "data-original-title", "data-bs-original-title"] as const;
/** Not even once its row is shown. */
const UNOFFERED = "tr [hidden],template,dialog:not([open]),.modal";
/** Its links are offered although it is closed at the moment. */
const MENU = ".dropdown-menu,[role=menu],menu";

/** A link with one of these texts that belongs to this table's section: its Create or New. */
export function sectionLink(
  table: HTMLTableElement,
  spellings: Spellings,
  pageUrl: string,
): RecordPath | undefined {
  for (let box = table.parentElement; box && box.tagName !== "BODY"; box = box.parentElement) {
    // Another table: that section would be somebody else's.
    if (Array.from(box.querySelectorAll("table")).some((each) => isAnother(each, table))) return undefined;
    const links = Array.from(box.querySelectorAll("a[href]")).filter((link) => {
      const holder = link.closest("table");
      // A table that holds this one lays the page out.
      return !holder || (holder !== table && holder.contains(table));
    });
    const said = links.filter((link) => saysVerb(link, spellings));
    if (said.length > 0) return onlyPath(said, pageUrl);
  }
  return undefined;
}

/** Neither a piece of this table, such as its row of pages, nor in a dialog that merely stands in the section. */
function isAnother(other: HTMLTableElement, table: HTMLTableElement): boolean {
  const dialog = other.closest("dialog,[role=dialog],.modal");
  return !table.contains(other) && !isTwin(other, table) && !(dialog && !dialog.contains(table));
}

/** The link in a row that opens the record's form; icons before the word don't matter. */
export function editLink(row: Element, spellings: Spellings, pageUrl: string): RecordPath | undefined {
  const links = Array.from(row.querySelectorAll("a[href]"));
  const words = rowWords(row);
  return onlyPath(
    links.filter((link) => saysVerb(link, spellings, words)),
    pageUrl,
  );
}

/** A link of the page itself, outside its tables and menus; the page's own before one of its sections. */
export function pageLink(doc: ParentNode, spellings: Spellings, pageUrl: string): RecordPath | undefined {
  const said = Array.from(doc.querySelectorAll("a[href]")).filter(
    (link) => !link.closest("table,nav") && saysVerb(link, spellings),
  );
  const heading = mainHeading(doc);
  const ofPage = said.filter((link) => !isOfSection(link, heading));
  return onlyPath(ofPage.length > 0 ? ofPage : said, pageUrl);
}

/** Links whose words can be a person's name, and nothing that a menu or a head says. */
export function nameLinks(
  root: ParentNode,
  pageUrl: string,
  isElsewhere: (link: Element) => boolean,
): { name: string; path: RecordPath }[] {
  return Array.from(root.querySelectorAll("a[href]")).flatMap((link) => {
    const name = visibleText(link);
    if (!canBeName(name.replace(NUMBER_BESIDE, "")) || isElsewhere(link)) return [];
    const path = linkPath(link, pageUrl);
    return path ? [{ name, path }] : [];
  });
}

/** Where these links lead, if it is one place. */
export function onlyPath(links: readonly Element[], pageUrl: string): RecordPath | undefined {
  const paths = new Set(links.flatMap((link) => linkPath(link, pageUrl) ?? []));
  const [path] = paths;
  return paths.size === 1 ? path : undefined;
}

/**
 * The path of a link that only leads to a page of the CRM; `null` where it may do anything else: by its attributes, by what
 * it says or by its address. A row may carry its address as `data-href`.
 */
export function linkPath(link: Element, pageUrl: string): RecordPath | null {
  const href = (link.getAttribute("href") ?? link.getAttribute("data-href") ?? "").trim();
  if (!href || href.startsWith("#") || doesMore(link) || saysRefused(link) || !isOffered(link)) return null;
  const path = recordPath(href, pageUrl, baseOf(link, pageUrl));
  // The page that is open is no record of its own list.
  return path && path !== pathOfPage(pageUrl) ? path : null;
}

const pathOfPage = memoizeText((pageUrl) => recordPath(pageUrl, pageUrl));

/** What relative addresses on this page count from: its `<base href>`, or its own address. */
export function baseOf(element: Element, pageUrl: string): string {
  const bases = element.ownerDocument.getElementsByTagName("base");
  const href = Array.from(bases)
    .find((base) => base.hasAttribute("href"))
    ?.getAttribute("href");
  return href && URL.canParse(href, pageUrl) ? new URL(href, pageUrl).href : pageUrl;
}

/** Whether the link says one of these verbs, alone or with words of its row or of records in general. */
export function saysVerb(link: Element, verbs: Spellings, others: ReadonlySet<string> = new Set()): boolean {
  return namesOf(link).some((name) => {
    const words = splitWords(name).join(" ");
    return verbs.some((spelling) => {
      const verb = splitWords(spelling).join(" ");
      if (words === verb) return true;
      const rest = words.startsWith(`${verb} `)
        ? words.slice(verb.length + 1)
        : words.endsWith(` ${verb}`) && words.slice(0, -verb.length - 1);
      return rest && rest.split(" ").every((word) => others.has(word) || RECORD_WORDS.includes(word));
    });
  });
}

/** The words of a row's cells, without cells that have links or buttons, unless they are among `cells`. */
export function rowWords(row: Element, cells: readonly (Element | undefined)[] = []): Set<string> {
  const words = new Set<string>();
  const add = (text: string) => splitWords(text).forEach((word) => words.add(word));
  for (const cell of row.children) {
    if (cells.includes(cell) || !cell.querySelector("a,button")) add(cell.textContent ?? "");
  }
  return words;
}

/** What the link is called, by its words and by its hints. */
function namesOf(link: Element): string[] {
  const hints = [link, ...link.querySelectorAll("*")].flatMap((element) =>
    NAMING.flatMap((name) => element.getAttribute(name) ?? []),
  );
  // In a menu that is closed at the moment nothing is seen.
  return [visibleText(link) || (link.textContent ?? ""), ...hints].filter((text) =>
    /[\p{L}\p{N}]/u.test(text),
  );
}

/** In all that it says, shown or not: an icon's ligature, a hint, a command for the page's script. */
function saysRefused(link: Element): boolean {
  const referred = (link.getAttribute("aria-labelledby") ?? "").split(/\s+/).flatMap((id) => {
    const named = id ? link.ownerDocument.getElementById(id) : null;
    return named?.textContent ?? [];
  });
  const values = [link, ...link.querySelectorAll("*")].flatMap((element) =>
    Array.from(element.attributes, ({ name, value }) =>
      /^(?:aria-label|title|alt|value|name|data-.*)$/.test(name) && name !== "data-href" ? value : "",
    ),
  );
  const words = link.tagName === "A" ? [link.textContent ?? ""] : [];
  return [...words, ...referred, ...values].some((text) => text !== "" && refusedWord(text) !== undefined);
}

function doesMore(link: Element): boolean {
  if (/^(?:switch|tab|checkbox|radio|option)$/.test(link.getAttribute("role") ?? "")) return true;
  if (link.getAttribute("aria-disabled") === "true") return true;
  if (!/^(?:false|)$/.test(link.getAttribute("aria-haspopup") ?? "")) return true;
  return Array.from(link.attributes).some(
    ({ name, value }) =>
      (DOES_MORE.test(name) && !(name.endsWith("toggle") && HINT.test(value))) ||
      (name === "data-action" && value.includes("->")),
  );
}

/** Whether a person can come to it: seen, in a menu that can be opened, or in a row that is filtered out at the moment. */
function isOffered(link: Element): boolean {
  const place = link.closest(MENU)?.parentElement ?? link;
  if (isVisible(place)) return true;
  const row = place.closest("tr");
  return row !== null && !isVisible(row) && !place.closest(UNOFFERED);
}

/** In a section that has a heading of its own, and not the page's. */
export function isOfSection(link: Element, pageHeading: Element | undefined): boolean {
  for (let box = link.parentElement; box && box.tagName !== "BODY"; box = box.parentElement) {
    if (pageHeading && box.contains(pageHeading)) return false;
    if (box.querySelector("h2,h3,h4,h5,legend")) return true;
  }
  return false;
}
