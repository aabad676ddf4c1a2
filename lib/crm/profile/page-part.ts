import { type IsShown, isOwn } from "./own-part.ts";

/** `Node.DOCUMENT_POSITION_FOLLOWING`: the global isn't wherever pages are parsed. */
const FOLLOWING = 4;

/**
 * The first row of this kind in a heading's part of the page. The part ends where a heading of the same rank or above
 * comes; one that is no `h1` to `h6` ranks with the second.
 */
export function firstRowUnder(
  doc: ParentNode,
  title: Element,
  rows: string,
  isShown?: IsShown,
): Element | undefined {
  const rank = rankOf(title) || 2;
  for (const each of doc.querySelectorAll(`h1,h2,h3,h4,h5,h6,${rows}`)) {
    const isAfter = title.compareDocumentPosition(each) & FOLLOWING;
    if (!isAfter || !isOwn(each, isShown)) continue;
    if (each.matches(rows)) return each;
    if (rankOf(each) <= rank) return undefined;
  }
  return undefined;
}

function rankOf({ tagName }: Element): number {
  return Number(tagName[1]) || 0;
}
