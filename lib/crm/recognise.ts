import { beginsWithSpelling } from "./label.ts";
import type { Landmarks, PageName, SiteProfile } from "./site-profile.ts";

const HEADINGS = "h1,h2,h3,h4,h5,legend,caption,[role=heading]";
const CONTROLS =
  "button,[role=button],summary,input[type=submit],input[type=button],a.btn,a[class*=dropdown]";

/**
 * Which of the profile's pages this is, or `null`. It runs on every page of the CRM, so it looks at headings
 * first and at nothing else where none of them fits.
 */
export function recognisePage(doc: ParentNode, profile: SiteProfile): PageName | null {
  const headings = texts(doc, HEADINGS);
  let controls: string[] | undefined;
  const has = (spellings: readonly string[]) => {
    const one = (text: string) => beginsWithSpelling(text, spellings);
    return headings.some(one) || (controls ??= texts(doc, CONTROLS)).some(one);
  };
  const fits = ({ headings: titles, selector, alsoOneOf = [] }: Landmarks) =>
    (!titles || headings.some((text) => beginsWithSpelling(text, titles))) &&
    (!selector || doc.querySelector(selector) !== null) &&
    alsoOneOf.every(has);
  for (const [page, landmarks] of Object.entries(profile.pages)) {
    if (fits(landmarks)) return page as PageName;
  }
  return null;
}

function texts(doc: ParentNode, selector: string): string[] {
  return Array.from(doc.querySelectorAll(selector), (element) =>
    element.tagName === "INPUT" ? ((element as HTMLInputElement).value ?? "") : (element.textContent ?? ""),
  );
}
