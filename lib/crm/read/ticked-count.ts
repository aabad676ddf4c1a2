import { isVisible, visibleText } from "./visible.ts";

/** `12 rows selected`, `Selected: 12`, `12 of 300 clients are ticked`. */
const SAID = [
  /\b(\d[\d,]*)(?:\s+(?:of|\/)\s+[\d,]+)?(?:\s+(?:rows?|clients?|participants?|items?|records?|entries))?(?:\s+(?:are|is))?\s+(?:selected|ticked|checked)\b/i,
  /\b(?:selected|ticked|checked)\s*(?:(?:rows|clients|items|records)\s*)?[:(]\s*(\d[\d,]*)/i,
];
const LONGEST = 80;

/** How many rows of this list are ticked by the page's own words, those on its other pages included. 0: it doesn't say. */
export function otherTicksSaid(doc: ParentNode, table: Element): number {
  const texts = Array.from(
    doc.querySelectorAll("span,div,p,output,strong,b,small,caption,li,label,td,th,button"),
  )
    .filter(
      (element) =>
        (element.textContent ?? "").length <= LONGEST &&
        !table.querySelector("tbody")?.contains(element) &&
        isVisible(element),
    )
    .map((element) => visibleText(element) || (element.textContent ?? ""));
  const counts = texts.flatMap((text) => {
    const found = SAID.map((said) => said.exec(text)?.[1]).find(Boolean);
    return found ? [Number(found.replaceAll(",", ""))] : [];
  });
  return Math.max(0, ...counts);
}
