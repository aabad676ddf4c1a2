import { definePage, type Landmarks } from "../define-page.ts";

export const landmarks: Landmarks = {
  headings: ["Bulk Invoice File Import", "Bulk Invoice Import"],
  // Templates hide the input itself, and show its label.
  selector: ":has(>input[type=file])",
};

/** The import of invoice files. */
export default definePage({
  name: "bulk-import",
  landmarks,
  script: "bulk-import",
});
