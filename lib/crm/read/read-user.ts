import { matchesSpelling } from "../profile/label.ts";
import type { SiteProfile } from "../profile/site-profile.ts";

/** The CRM's user as the page's head names them: the words beside Log out. */
export function readUser(doc: ParentNode, { controls }: SiteProfile): string | undefined {
  for (const control of doc.querySelectorAll(
    "header a,header button,nav a,nav button,form button,a,button",
  )) {
    if (!matchesSpelling(control.textContent, controls.logOut)) continue;
    const words = control.previousElementSibling?.textContent?.replaceAll(/\s+/g, " ").trim();
    return words || undefined;
  }
  return undefined;
}
