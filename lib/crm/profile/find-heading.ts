import { labelsOf } from "./element-label.ts";
import { normaliseLabel, startsWithAny } from "./label.ts";
import { isOwn } from "./own-part.ts";
import type { Spellings } from "./define-page.ts";
import { HEADINGS } from "./pages/first-look.ts";

/** The page's own heading: not one of its menu, nor of a dialog that isn't open. */
export function mainHeading(doc: ParentNode): Element | undefined {
  // Of a page that nobody has open, no browser says what is shown.
  const own = (selector: string) =>
    Array.from(doc.querySelectorAll(selector)).find((heading) => isOwn(heading, () => true));
  return own("h1") ?? own("h2,h3,legend,[role=heading]");
}

/** The page's own headings with one of these texts, and nothing or a reference after it. */
export function findHeadings(doc: Document, spellings: Spellings): HTMLElement[] {
  const starts = spellings.map(normaliseLabel);
  return Array.from(doc.querySelectorAll<HTMLElement>(HEADINGS)).filter(
    (heading) =>
      labelsOf(heading).some((label) => starts.some((start) => startsWithAny(label, start))) &&
      isOwn(heading),
  );
}

/** Where a line of ours fits under a page's heading: after the heading, or after the row that it stands in. */
export function placeUnderHeading(doc: Document, spellings: Spellings): HTMLElement | null {
  const [heading] = findHeadings(doc, spellings);
  if (!heading) return null;
  // Between a table's caption and its rows nothing else can stand.
  let place = heading.closest<HTMLElement>("caption")?.closest("table") ?? heading;
  // Inside a row of boxes the line would become one more box.
  while (place.parentElement && place.parentElement !== doc.body && isRow(place.parentElement))
    place = place.parentElement;
  return place;
}

function isRow(element: Element): boolean {
  return /flex|grid/.test(getComputedStyle(element).display);
}
