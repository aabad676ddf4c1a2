import { mainHeading } from "../profile/find-heading.ts";
import { matchesSpelling } from "../profile/label.ts";
import type { Spellings } from "../profile/define-page.ts";
import { parseTick } from "./fields/page-values.ts";
import type { FieldReader } from "./read-field.ts";
import { NOT_SHOWN, type Reading, valueReading } from "./reading.ts";
import { isVisible, visibleText, wordsOfPictures } from "./visible.ts";

/** A field that says yes or no, in whatever way. Where it is shown and says neither, nobody knows. */
export function readTick(page: FieldReader, spellings: Spellings): Reading<boolean> {
  const reading = page.read(spellings, (text) => String(parseTick(text) ?? text));
  if (reading.state !== "value") return reading;
  const ticked = parseTick(reading.value);
  return ticked === undefined ? { state: "unreadable", text: reading.value } : valueReading(ticked);
}

/** The field, or where it isn't shown the badge in the page's head. No badge says nothing. */
export function readPace(doc: ParentNode, page: FieldReader, spellings: Spellings): Reading<boolean> {
  const field = readTick(page, spellings);
  if (field.state === "value" || field.state === "ambiguous") return field;
  const isBlank = field.state === "not-shown" || field.text === "";
  return isBlank && hasPaceBadge(doc) ? valueReading(true) : field.state === "not-shown" ? NOT_SHOWN : field;
}

/** Badges stand beside the heading, not in the page's fields, lists and menus. */
const NOT_IN_HEAD = "table,dl,ul,ol,form,nav,label,[class*=label],dialog,.modal";

/** Whether the page's head carries the badge: an element, or a picture, that says PACE and nothing else. */
export function hasPaceBadge(doc: ParentNode): boolean {
  const heading = mainHeading(doc);
  const banner = heading?.parentElement;
  if (!banner) return false;
  return Array.from(banner.querySelectorAll("span,i,img,b,strong,abbr")).some(
    (element) =>
      matchesSpelling(visibleText(element) || wordsOfPictures(element), ["PACE", "NDIS PACE"]) &&
      isInHead(element, heading) &&
      isVisible(element),
  );
}

/** In the heading, or in its box and not in another section of it. */
function isInHead(element: Element, heading: Element): boolean {
  if (heading.contains(element)) return true;
  if (element.closest(NOT_IN_HEAD)) return false;
  const section = element.closest("section,article,fieldset,aside,.card,.panel");
  if (section && !section.contains(heading)) return false;
  // `PACE` before a value is a label.
  const next = element.nextElementSibling;
  return (
    !next || element.nextSibling?.textContent?.trim() !== "" || parseTick(visibleText(next)) === undefined
  );
}
