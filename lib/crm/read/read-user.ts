import { matchesSpelling } from "../profile/label.ts";
import type { SiteProfile } from "../profile/site-profile.ts";
import { isVisible, visibleText } from "./visible.ts";

/** The CRM's user as the page's head names them: the words beside Log out. */
export function readUser(doc: ParentNode, { controls }: SiteProfile): string | undefined {
  for (const control of doc.querySelectorAll("a,button,input[type=submit]")) {
    const words = control.tagName === "INPUT" ? (control as HTMLInputElement).value : wordsOf(control);
    if (!matchesSpelling(words, controls.logOut) || !isVisible(control)) continue;
    const before = control.previousElementSibling;
    return (before && isVisible(before) && visibleText(before)) || undefined;
  }
  return undefined;
}

/** An icon's ligature before the words is none of them. */
function wordsOf(control: Element): string {
  return visibleText(control) || (control.getAttribute("aria-label") ?? "");
}
