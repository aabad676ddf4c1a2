import { normaliseLabel } from "./label.ts";
import { HEADINGS, MAX_LABEL_LENGTH } from "./pages/first-look.ts";

/** Leads out of the page: its words are of the menu or of another record. */
const LINKS = "a[href]:not([href^='#'],[href^='javascript:'])";

/** What stands in or beside a heading's or a button's words and is none of them: pictures, counts, further buttons. */
const ASIDES =
  "i,svg,small,button,a,input,select,script,style,[aria-hidden=true],[class*=icon],[class*=symbol],[class*=badge],.sr-only,.visually-hidden";

/** The labels of a heading or a control, normalised: the words that are seen, and the name that it has for those who don't see it. */
export function labelsOf(element: Element): string[] {
  const words = element.tagName === "INPUT" ? (element as HTMLInputElement).value : wordsOf(element);
  return [words, element.getAttribute("aria-label")].flatMap((label) => (label ? normaliseLabel(label) : []));
}

function wordsOf(element: Element): string {
  const text = element.textContent ?? "";
  // A first heading may lead to its own page.
  const isFirst = element.tagName === "H1";
  const inside = element.matches(HEADINGS) ? element : element.parentElement;
  if (!isFirst && inside?.closest(LINKS)) return "";
  if (!element.firstElementChild || text.length > MAX_LABEL_LENGTH) return text.slice(0, MAX_LABEL_LENGTH);
  const copy = element.cloneNode(true) as Element;
  if (!isFirst) for (const link of copy.querySelectorAll(LINKS)) link.remove();
  const whole = copy.textContent ?? "";
  for (const aside of copy.querySelectorAll(ASIDES)) aside.remove();
  // A heading may be one button, or one element with "icon" in its class.
  return copy.textContent?.trim() ? copy.textContent : whole;
}
