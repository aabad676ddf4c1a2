import { startsWithAny, normaliseLabel } from "./label.ts";
import type { Landmarks } from "./define-page.ts";
import type { PageName } from "./pages/index.ts";
import type { SiteProfile } from "./site-profile.ts";

/** All in one: on a page that isn't ours every one of them is looked for, and each further search costs more than it saves. */
const HEADINGS = ["h1,h2,h3,h4,h5,legend,caption,[role=heading]"];
/** Most telling first: a list of the CRM is long, and a group that needn't be looked for is a walk through all of it. */
const CONTROLS = [
  "button",
  "[role=button],summary,input[type=submit],input[type=button],a.btn,a[class*=dropdown]",
];

/**
 * Which of the profile's pages this is, or `null`. It runs on every page of the CRM, so it looks at headings
 * first and at nothing else where none of them fits.
 */
export function recognisePage(doc: ParentNode, profile: Pick<SiteProfile, "pages">): PageName | null {
  const someHeading = textsOf(doc, HEADINGS);
  const someControl = textsOf(doc, CONTROLS);
  const fits = ({ headings: titles, selector, alsoOneOf = [] }: Landmarks) =>
    (!titles || someHeading(titles)) &&
    (!selector || doc.querySelector(selector) !== null) &&
    alsoOneOf.every((spellings) => someControl(spellings) || someHeading(spellings));
  for (const [page, landmarks] of Object.entries(profile.pages)) {
    if (fits(landmarks)) return page as PageName;
  }
  return null;
}

/** Whether any element of these groups has one of the texts. A group is read once, and only if those before it don't have it. */
function textsOf(doc: ParentNode, groups: string[]): (spellings: readonly string[]) => boolean {
  const read: string[][] = [];
  const labels = (group: string, at: number) =>
    (read[at] ??= Array.from(doc.querySelectorAll(group), labelOf));
  return (spellings) => {
    const starts = spellings.map(normaliseLabel);
    return groups.some((group, at) =>
      labels(group, at).some((label) => starts.some((start) => startsWithAny(label, start))),
    );
  };
}

function labelOf(element: Element): string {
  const text = element.tagName === "INPUT" ? (element as HTMLInputElement).value : element.textContent;
  return normaliseLabel(text ?? "");
}
