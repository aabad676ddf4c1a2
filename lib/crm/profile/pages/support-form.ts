import { definePage, type Landmarks } from "../define-page.ts";

export const landmarks: Landmarks = {
  headings: [
    "Create Service Support",
    "Edit Service Support",
    "Create Stated Support",
    "Edit Stated Support",
    "Create Stated Support/ Service Support",
    "Create Stated Support/Service Support",
  ],
};

/** The form of one service support or stated support: an item of a contract with an amount of its own. */
export default definePage({
  name: "support-form",
  landmarks,
});
