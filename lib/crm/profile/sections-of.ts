import type { PageFields, PageSections, Spellings } from "./define-page.ts";

interface PageWithSections {
  name: string;
  fields?: Readonly<Record<string, Spellings>>;
  sections?: PageSections;
}

/** Each page's sections, with the labels of its own fields. */
/* @__NO_SIDE_EFFECTS__ */
export function sectionsOf<Page extends PageWithSections>(
  pages: readonly Page[],
): Record<Page["name"], PageFields> {
  const sections = pages.map((page): [string, PageFields] => {
    const { own, others } = page.sections ?? { own: [], others: [] };
    return [page.name, { own, others, fields: Object.values(page.fields ?? {}) }];
  });
  return Object.fromEntries(sections) as Record<Page["name"], PageFields>;
}
