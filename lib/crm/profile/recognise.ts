import { labelsOf } from "./element-label.ts";
import { firstRowUnder } from "./page-part.ts";
import { startsWithAny, normaliseLabel } from "./label.ts";
import { type IsShown, isOwn } from "./own-part.ts";
import type { Landmarks, Spellings } from "./define-page.ts";
import { HEADINGS } from "./pages/first-look.ts";
import type { PageName } from "./pages/index.ts";
import type { SiteProfile } from "./site-profile.ts";

/** Most telling first: a list of the CRM is long, and a group that needn't be looked for is a walk through all of it. */
const OTHERS = [
  "button",
  "[role=button],summary,input[type=submit],input[type=button],a.btn,a[class*=dropdown]",
  HEADINGS,
  "th",
];

/**
 * Which of the profile's pages this is, or `null`. It runs after every change of a page, so it looks at headings first and
 * at nothing else where none of them fits. `isShown` is for a page that nobody has open.
 */
export function recognisePage(
  doc: ParentNode,
  profile: Pick<SiteProfile, "pages">,
  isShown?: IsShown,
): PageName | null {
  const read: Record<string, (readonly [Element, string[]])[]> = {};
  /** Those elements of each group that have one of the texts, from the first group that has any. */
  const find = (groups: readonly string[], spellings: Spellings): Element[] | undefined => {
    const starts = spellings.map(normaliseLabel);
    return groups
      .values()
      .map((group) =>
        (read[group] ??= Array.from(doc.querySelectorAll(group), (each) => [each, labelsOf(each)] as const))
          .filter(([, labels]) => labels.some((label) => starts.some((start) => startsWithAny(label, start))))
          .flatMap(([element]) => (isOwn(element, isShown) ? element : [])),
      )
      .find(({ length }) => length);
  };
  const fits = ({ headings, selector, rows, alsoOneOf = [] }: Landmarks) => {
    const titles = headings && find([HEADINGS], headings);
    return (
      (!headings || titles) &&
      (!selector || Array.from(doc.querySelectorAll(selector)).some((each) => isOwn(each, isShown))) &&
      alsoOneOf.every((spellings) => find(OTHERS, spellings)) &&
      (!rows || titles?.some((title) => firstRowUnder(doc, title, rows, isShown)))
    );
  };
  return (Object.entries(profile.pages).find(([, landmarks]) => fits(landmarks))?.[0] ??
    null) as PageName | null;
}
