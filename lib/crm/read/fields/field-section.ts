import type { PageSections } from "../../profile/define-page.ts";
import { mainHeading } from "../../profile/find-heading.ts";
import { matchesSpelling, normaliseLabel, startsWithSpelling } from "../../profile/label.ts";
import { visibleText } from "../visible.ts";
import { CONTROLS } from "./control-value.ts";

/** Where a field stands. */
export interface Section {
  /** The heading that is nearest, or nothing where only the page's own heading stands above. */
  heading: Element | undefined;
  standing: "own" | "neutral" | "aside" | "other";
}

const HEADINGS =
  "h1,h2,h3,h4,h5,h6,legend,caption,summary,[role=heading],.card-header,.card-title,.panel-heading,.panel-title," +
  ".box-header,.box-title,.section-title,.section-header,.section-heading,.ibox-title,.portlet-title,.widget-title,.group-title";

/** What is no heading, whatever it says: somebody may be named in a label. */
const FIELDS = "dt,dd,td,label,[class*=label],a,button,input,select,textarea,option";

/** One heading above an element, and those above or before that one. */
interface HeadingChain {
  heading: Element | "dialog";
  /** In which list of neighbours it stands: of one list only headings of higher and higher rank hold for what follows. */
  list: Element | null;
  next: HeadingChain | undefined;
}

/** The sections of a page as it is now: each neighbourhood is looked at once, however many fields stand in it. */
export function openSections(root: ParentNode, sections: PageSections): (element: Element) => Section {
  const title = pageTitle(root);
  const chains = new Map<Element, HeadingChain | undefined>();
  const standings = new Map<Element, ReturnType<typeof standingOf>>();

  function standing(heading: Element): ReturnType<typeof standingOf> {
    const known = standings.get(heading) ?? standingOf(heading, sections);
    standings.set(heading, known);
    return known;
  }

  function chainAt(element: Element): HeadingChain | undefined {
    const before: Element[] = [];
    let first = element;
    while (!chains.has(first)) {
      before.push(first);
      const previous = first.previousElementSibling;
      if (!previous) break;
      first = previous;
    }
    let chain = chains.has(first) ? chains.get(first) : chainAbove(first);
    for (const each of before.toReversed()) {
      const heading = each.previousElementSibling && headingIn(each.previousElementSibling, standing);
      if (heading && !heading.contains(title)) chain = { heading, list: each.parentElement, next: chain };
      chains.set(each, chain);
    }
    return chain;
  }

  /** Of the box round it: its own name, and what stands before the box. */
  function chainAbove({ parentElement: box }: Element): HeadingChain | undefined {
    if (!box || box.tagName === "BODY") return undefined;
    const above = chainAt(box);
    if (box.matches("dialog,[role=dialog],.modal")) return { heading: "dialog", list: null, next: above };
    const heading = nameOf(box);
    return heading && !heading.contains(title) ? { heading, list: null, next: above } : above;
  }

  return (element) => {
    let nearest: Element | undefined;
    let level = 7;
    let list: Element | null = null;
    for (let link = chainAt(element); link; link = link.next) {
      const { heading } = link;
      if (heading === "dialog") return { heading: nearest, standing: "aside" };
      const ownLevel = levelOf(heading);
      if (link.list !== null && link.list === list && ownLevel >= level) continue;
      if (heading.contains(element) && !heading.matches(NAMED)) continue;
      ({ list } = link);
      level = ownLevel;
      nearest ??= heading;
      const own = standing(heading);
      if (own !== "neutral") return { heading: nearest, standing: own };
    }
    return { heading: nearest, standing: "neutral" };
  };
}

/** The page's own heading, under which everything stands. Without an `h1` the first heading may be a section's. */
function pageTitle(root: ParentNode): Element | null {
  const heading = mainHeading(root);
  if (!heading || heading.tagName === "H1") return heading ?? null;
  const around = heading.parentElement;
  const isOnlyOne = around?.querySelectorAll(heading.tagName).length === 1;
  return isOnlyOne && (around?.querySelectorAll("h2,h3,h4,h5,h6").length ?? 0) > 1 ? heading : null;
}

const NAMED = "section,article,form,fieldset,[role],.tab-pane,.collapse,[aria-labelledby]";

/** What names a section: its title, its label, or the tab that opens it. */
function nameOf(box: Element): Element | undefined {
  if (/^(?:FIELDSET|TABLE|DETAILS)$/.test(box.tagName)) {
    const title = Array.from(box.children).find((child) => child.matches("legend,caption,summary"));
    if (title) return title;
  }
  if (!box.matches(NAMED)) return undefined;
  const by = box.getAttribute("aria-labelledby")?.split(/\s+/)[0];
  const named = by ? box.ownerDocument.getElementById(by) : null;
  if (named) return named;
  if (box.hasAttribute("aria-label")) return box;
  if (!box.id || !box.matches(".tab-pane,.collapse,[role=tabpanel]")) return undefined;
  const id = CSS.escape(box.id);
  const tab = box.ownerDocument.querySelector(
    `[href="#${id}"],[data-target="#${id}"],[data-bs-target="#${id}"],[aria-controls="${id}"]`,
  );
  return tab ?? undefined;
}

function headingIn(
  before: Element,
  standing: (title: Element) => ReturnType<typeof standingOf>,
): Element | undefined {
  if (before.matches(HEADINGS)) return before;
  if (before.tagName === "TR") return titleRow(before);
  if (before.tagName === "THEAD")
    return before.lastElementChild ? titleRow(before.lastElementChild) : undefined;
  if (before.matches(FIELDS) || before.tagName === "TABLE") return undefined;
  const heading = before.querySelector(HEADINGS);
  // A box with a heading and its buttons; one with fields is a section of its own.
  if (heading) return before.querySelector(`dt,td,th,p,label,section,${CONTROLS}`) ? undefined : heading;
  const isTitle =
    before.childElementCount < 3 &&
    (before.textContent ?? "").length < 60 &&
    !before.querySelector("a,button,[role=button]") &&
    headsElement(before) &&
    standing(before) !== "neutral" &&
    isAllBold(before);
  return isTitle ? before : undefined;
}

/** A title stands over a box, or on a line of its own; bold words before a text are that text's label. */
function headsElement(title: Element): boolean {
  let next = title.nextSibling;
  while (next && (next.nodeType !== 1 || (next as Element).matches("br,hr"))) {
    if (next.nodeType === 3 && (next.textContent ?? "").trim() !== "") return false;
    next = next.nextSibling;
  }
  return next !== null && (next as Element).matches("div,dl,table,ul,form,section,p,label,b,strong");
}

/** `<div>Nominee</div>`, `<p><b>Nominee</b></p>` over a box: a title without a heading's mark-up. */
function isAllBold(element: Element): boolean {
  const [child] = element.children;
  return !child || visibleText(child) === visibleText(element);
}

/** A row of one cell over rows of labels and values. */
function titleRow(row: Element): Element | undefined {
  const cells = Array.from(row.children).filter(({ tagName }) => /^T[DH]$/.test(tagName));
  const [only] = cells;
  return cells.length === 1 && only && !only.querySelector(CONTROLS) ? only : undefined;
}

function levelOf(heading: Element): number {
  const inner = /^H[1-6]$/.test(heading.tagName) ? heading : heading.querySelector("h1,h2,h3,h4,h5,h6");
  const level = inner?.tagName.slice(1) ?? heading.getAttribute("aria-level");
  return level ? Number(level) : 6;
}

function standingOf(heading: Element, sections: PageSections): "own" | "neutral" | "other" {
  const label = heading.matches(NAMED) ? heading.getAttribute("aria-label") : null;
  const words = label ?? (visibleText(heading, ".badge,.count,.counter") || wordsOfButtons(heading));
  if (words.length > 80) return "neutral";
  const plain = words
    .replaceAll(/\(\s*(?:\d+\s*)?\)/g, " ")
    .replace(/^[^\p{L}]+|(?<![^\p{L})])[^\p{L})]+$/gu, "");
  if (matchesSpelling(plain, sections.own)) return "own";
  const padded = ` ${normaliseLabel(plain).replaceAll(/[^\p{L}\d]+/gu, " ")} `;
  const names = (word: string) =>
    padded.includes(` ${word} `) || padded.includes(` ${word}s `) || padded.includes(` ${word}'s `);
  if (sections.others.some((word) => names(normaliseLabel(word)))) return "other";
  return startsWithSpelling(plain, sections.own) ? "own" : "neutral";
}

/** A fold's heading is a button. */
function wordsOfButtons(heading: Element): string {
  return Array.from(heading.querySelectorAll("button,[role=button]"), (button) => visibleText(button)).join(
    " ",
  );
}
