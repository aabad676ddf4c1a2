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

/** The section of an element, by the nearest heading above it that says whose it is. */
export function sectionOf(element: Element, sections: PageSections | undefined): Section {
  const root = mainHeading(element.ownerDocument) ?? null;
  let nearest: Element | undefined;
  for (let box: Element | null = element; box && box.tagName !== "BODY"; box = box.parentElement) {
    if (box !== element && box.matches("dialog,[role=dialog],.modal")) return { heading: nearest, standing: "aside" };
    let level = 7;
    for (const heading of headingsAt(box, element, sections)) {
      const own = levelOf(heading);
      if (heading.contains(root) || heading === element || own >= level) continue;
      level = own;
      nearest ??= heading;
      const standing = standingOf(heading, sections);
      if (standing !== "neutral") return { heading: nearest, standing };
    }
  }
  return { heading: nearest, standing: "neutral" };
}

/** Headings before a box among its neighbours, nearest first, then what the box itself is called. */
function* headingsAt(box: Element, element: Element, sections: PageSections | undefined): Generator<Element> {
  for (let before = box.previousElementSibling; before; before = before.previousElementSibling) {
    const heading = headingIn(before, sections);
    if (heading) yield heading;
  }
  const named = box === element ? undefined : nameOf(box);
  if (named) yield named;
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

function headingIn(before: Element, sections: PageSections | undefined): Element | undefined {
  if (before.matches(HEADINGS)) return before;
  if (before.tagName === "TR") return titleRow(before);
  if (before.matches(FIELDS)) return undefined;
  const heading = before.querySelector(HEADINGS);
  // A box with a heading and its buttons; one with fields is a section of its own.
  if (heading) return before.querySelector(`dt,td,th,p,label,section,${CONTROLS}`) ? undefined : heading;
  const isTitle =
    sections !== undefined &&
    before.childElementCount < 3 &&
    before.nextElementSibling?.matches("div,dl,table,ul,form,section,p") === true &&
    standingOf(before, sections) !== "neutral" &&
    isAllBold(before);
  return isTitle ? before : undefined;
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

function standingOf(heading: Element, sections: PageSections | undefined): "own" | "neutral" | "other" {
  if (!sections) return "neutral";
  const label = heading.matches(NAMED) ? heading.getAttribute("aria-label") : null;
  const words = label ?? visibleText(heading, ".badge,.count,.counter");
  if (words.length > 80) return "neutral";
  const plain = words.replaceAll(/\(\s*\d*\s*\)/g, " ").replace(/^[^\p{L}]+|[^\p{L})]+$/gu, "");
  if (matchesSpelling(plain, sections.own)) return "own";
  const padded = ` ${normaliseLabel(plain).replaceAll(/[^\p{L}\d]+/gu, " ")} `;
  const names = (word: string) => padded.includes(` ${word} `) || padded.includes(` ${word}s `) || padded.includes(` ${word}'s `);
  if (sections.others.some((word) => names(normaliseLabel(word)))) return "other";
  return startsWithSpelling(plain, sections.own) ? "own" : "neutral";
}
