import { canBeName } from "../profile/link-words.ts";
import { matchesSpelling } from "../profile/label.ts";
import type { SiteProfile } from "../profile/site-profile.ts";

/** A mail address, or a log-in name such as `pat.manager`. */
const LOG_IN = /^(?:[^\s@]+@[^\s@]+\.[^\s@]+|[a-z]+[._][a-z]+)$/i;

/** The CRM's user as the page's head names them: the words beside Log out, if they can be a person's. */
export function readUser(doc: ParentNode, { controls }: SiteProfile): string | undefined {
  for (const control of doc.querySelectorAll("a,button")) {
    if (!matchesSpelling(control.textContent, controls.logOut)) continue;
    const words = control.previousElementSibling?.textContent?.replaceAll(/\s+/g, " ").trim() ?? "";
    // What stands in brackets is the user's role.
    const name = words.replace(/\s*\([^)]*\)$/, "");
    return canBeName(name) || LOG_IN.test(name) ? words : undefined;
  }
  return undefined;
}
