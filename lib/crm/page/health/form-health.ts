import type { CrmField } from "../../../domain/plan/crm-field.ts";
import type { HealthItem } from "../../../domain/page-health/page-health.ts";
import type { SiteProfile } from "../../profile/site-profile.ts";
import { formField, readForm } from "../../read/form/read-form.ts";
import { healthItem } from "./health-items.ts";

const BUDGET_FIELDS: readonly CrmField[] = [
  "planCategory",
  "budgetAmount",
  "startDate",
  "endDate",
  "managementStyle",
  "requiresBooking",
  "excluded",
];
const SUPPORT_FIELDS: readonly CrmField[] = [
  "supportItem",
  "quantity",
  "rate",
  "managementStyle",
  "requiresBooking",
  "excluded",
];
const NEEDED: ReadonlySet<CrmField> = new Set([
  "planCategory",
  "budgetAmount",
  "supportItem",
  "quantity",
  "rate",
]);

export function budgetFormHealth(doc: Document, url: string, profile: SiteProfile): HealthItem[] {
  return formHealth(BUDGET_FIELDS, doc, url, profile);
}

export function supportFormHealth(doc: Document, url: string, profile: SiteProfile): HealthItem[] {
  return formHealth(SUPPORT_FIELDS, doc, url, profile);
}

function formHealth(
  fields: readonly CrmField[],
  doc: Document,
  url: string,
  profile: SiteProfile,
): HealthItem[] {
  const form = readForm(doc, url, profile);
  if (!form)
    return [
      healthItem("Form", "unreadable", {
        isNeeded: true,
        words: "the page has no form of its own, or several that could be meant",
      }),
    ];
  return fields.map((name) => {
    const what = profile.formFields[name][0] ?? name;
    const isNeeded = NEEDED.has(name);
    const field = formField(form, name, profile);
    if (!field) return healthItem(what, "not-shown", { isNeeded });
    return form.unsure?.includes(field.label)
      ? healthItem(what, "unreadable", { isNeeded, words: "a script of the page fills it in" })
      : healthItem(what, "read", { isNeeded });
  });
}
