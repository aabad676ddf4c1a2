import type { PageFields, Spellings } from "../../profile/define-page.ts";
import { openSections, type Section } from "./field-section.ts";

/** How a page's own fields are told from those of somebody else on it. */
export interface FieldScope {
  sectionOf: (element: Element) => Section;
  /** The labels of all of the page's fields. */
  labels: readonly Spellings[];
}

/** The scope of a page whose sections the profile knows, as the page is now. */
export function pageScope(root: ParentNode, page: PageFields): FieldScope {
  return { sectionOf: openSections(root, page), labels: page.fields };
}
