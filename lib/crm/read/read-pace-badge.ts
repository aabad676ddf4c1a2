import { mainHeading } from "../profile/find-heading.ts";
import { matchesSpelling } from "../profile/label.ts";

/** Whether the page's head carries the badge: an element, or a picture, that says PACE and nothing else. */
export function hasPaceBadge(doc: ParentNode): boolean {
  const banner = mainHeading(doc)?.parentElement;
  if (!banner) return false;
  return Array.from(banner.querySelectorAll("span,i,img,b,strong,abbr")).some(
    (element) =>
      !element.closest("table") &&
      matchesSpelling(element.textContent || element.getAttribute("alt") || element.getAttribute("title"), [
        "PACE",
        "NDIS PACE",
      ]),
  );
}
