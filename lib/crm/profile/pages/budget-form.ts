import { definePage, type Landmarks } from "../define-page.ts";

export const landmarks: Landmarks = {
  headings: ["Add Budget Category", "Create Category Budget", "Edit Budget Category"],
};

/** The form of one plan budget. */
export default definePage({
  name: "budget-form",
  landmarks,
  script: "budget-form",
});
