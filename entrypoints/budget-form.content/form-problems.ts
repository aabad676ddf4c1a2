import type { Problem } from "../../lib/core/problem.ts";

/** Nothing can be retrieved for a form without a category. */
export const NO_CATEGORY: Problem = {
  code: "no-category",
  what: "No Plan Category is chosen.",
  remedy: "Choose the Plan Category first, then retrieve.",
  field: "Plan Category",
};

/** Labels of fields that the form should have and doesn't. */
export function formLacks(labels: string[]): Problem {
  return {
    code: "crm-form-field-missing",
    what: `Planbridge couldn't fill in ${labels.join(", ")} on this form.`,
    remedy:
      "The field is missing or doesn't offer the value. Ask your CRM administrator to add it. Everything else was filled in.",
  };
}
