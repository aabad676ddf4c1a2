import type { LabelsOf } from "./site-profile.ts";

/** The labels of several pages in one table. The bundler drops a table that nobody reads. */
/* @__NO_SIDE_EFFECTS__ */
export function labelsOf<Part extends "fields" | "tables", Page extends object>(
  part: Part,
  pages: readonly Page[],
): LabelsOf<Page>[Part] {
  const parts = pages.map((page) => (page as Partial<Record<Part, object>>)[part]);
  return Object.assign({}, ...parts) as LabelsOf<Page>[Part];
}
