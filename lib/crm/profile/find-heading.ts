import { startsWithSpelling } from "./label.ts";
import type { Spellings } from "./define-page.ts";

/** The page's own heading: not one of its menu, nor of a dialog that isn't open. */
export function mainHeading(doc: ParentNode): Element | undefined {
  const own = (selector: string) =>
    Array.from(doc.querySelectorAll(selector)).find((heading) => !heading.closest("nav,dialog"));
  return own("h1") ?? own("h2,h3,legend,[role=heading]");
}

/** Where a line of ours fits under a page's heading: after the heading, or after the row that it stands in. */
export function placeUnderHeading(doc: Document, spellings: Spellings): HTMLElement | null {
  const headings = doc.querySelectorAll<HTMLElement>("h1,h2,h3,[role=heading]");
  const heading = Array.from(headings).find(({ textContent }) => startsWithSpelling(textContent, spellings));
  if (!heading) return null;
  let place = heading;
  // Inside a row of boxes the line would become one more box.
  while (place.parentElement && place.parentElement !== doc.body && isRow(place.parentElement))
    place = place.parentElement;
  return place;
}

function isRow(element: Element): boolean {
  return /flex|grid/.test(getComputedStyle(element).display);
}
