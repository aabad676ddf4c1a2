import { canBeName } from "../profile/link-words.ts";
import { matchesSpelling } from "../profile/label.ts";
import type { SiteProfile } from "../profile/site-profile.ts";
import { isVisible, visibleText } from "./visible.ts";

/** A mail address, or a log-in name such as `pat.manager`. */
const LOG_IN = /^(?:[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+|[a-z]+[._][a-z]+)$/i;

/** The CRM's user as the page's head names them: the words beside Log out, if they can be a person's. */
export function readUser(doc: ParentNode, { controls }: Pick<SiteProfile, "controls">): string | undefined {
  for (const control of doc.querySelectorAll("a,button,input[type=submit]")) {
    if (!matchesSpelling(wordsOf(control), controls.logOut) || !isVisible(control)) continue;
    const before = control.previousElementSibling;
    const words = before && isVisible(before) ? visibleText(before) : "";
    // What stands in brackets is the user's role.
    const name = words.replace(/(?<!\s)\s*\([^)]{0,100}\)$/, "");
    if (canBeName(name) || LOG_IN.test(name)) return words;
  }
  return undefined;
}

/** An icon's ligature before the words is none of them. */
function wordsOf(control: Element): string {
  if (control.tagName === "INPUT") return (control as HTMLInputElement).value;
  return visibleText(control) || (control.getAttribute("aria-label") ?? "");
}
