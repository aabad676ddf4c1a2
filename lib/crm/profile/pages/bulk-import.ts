import { definePage, type Landmarks } from "../define-page.ts";

export const landmarks: Landmarks = {
  headings: ["Bulk Invoice File Import", "Bulk Invoice Import"],
  selector: "input[type=file]",
};

/** The import of invoice files. */
export default definePage({
  name: "bulk-import",
  landmarks,
  script: "bulk-import",
});
