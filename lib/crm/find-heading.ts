import { beginsWithSpelling } from "./label.ts";
import type { Spellings } from "./site-profile.ts";

/** Where a line of ours fits under a page's heading: after the heading, or after the row that it stands in. */
export function placeUnderHeading(doc: Document, spellings: Spellings): HTMLElement | null {
  const headings = doc.querySelectorAll<HTMLElement>("h1,h2,h3,[role=heading]");
  const heading = Array.from(headings).find(({ textContent }) => beginsWithSpelling(textContent, spellings));
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
