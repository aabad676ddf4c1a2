import { definePage, type Landmarks } from "../define-page.ts";

export const landmarks: Landmarks = { headings: ["Streamline Review"] };

/** A captured invoice; its lines look like those of the invoice form. */
export default definePage({
  name: "streamline-review",
  landmarks,
  fields: {
    capturedStatus: ["Status", "Invoice Status"],
  },
  script: "invoice",
  pageWorldScript: "save-guard",
});
