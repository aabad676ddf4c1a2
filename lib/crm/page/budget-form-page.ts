import type { FieldChange } from "../../domain/change/change-set.ts";
import type { ChangeField } from "../../domain/plan/crm-field.ts";
import { type BudgetValues, syncedFields } from "../../domain/change/propose-contract.ts";
import { formHolds, valueFor } from "../write/fill-form.ts";
import { findForm } from "../read/form/find-form.ts";
import { type FormField, formField, type FormReading, readForm } from "../read/form/read-form.ts";
import { setControl } from "../write/set-control.ts";
import type { BudgetFormProfile } from "../profile/site-profile.ts";

/** The CRM's own budget form in the page, filled before a person's eyes and sent by the page itself. */
export function budgetFormPage(doc: Document, pageUrl: string, profile: BudgetFormProfile) {
  const reading = (): FormReading | undefined => readForm(doc, pageUrl, profile);
  const field = (name: ChangeField): FormField | undefined => {
    const form = reading();
    return form && formField(form, name, profile);
  };

  return {
    form: () => findForm(doc, pageUrl, profile)?.form,
    /** CareView's form of a provider's category budget has the same heading; no PACE record is about that. */
    isOfProvider: () => field("serviceProvider") !== undefined,
    /** The chosen category's name, or `null`. */
    category(): string | null {
      const chosen = field("planCategory");
      const value = chosen && formHolds(chosen, "text", profile);
      return typeof value === "string" ? value : null;
    },
    /** What the form holds now against what the record says. Fields that the form doesn't have are left out. */
    compare(record: BudgetValues): FieldChange[] {
      return syncedFields(record).flatMap((change) => {
        const held = field(change.field);
        return held ? [{ ...change, before: formHolds(held, change.kind, profile) }] : [];
      });
    },
    /** Puts the record's values into the form. Returns the labels of the fields that the form lacks. */
    fill(record: BudgetValues): string[] {
      const labelled = findForm(doc, pageUrl, profile)?.labelled ?? [];
      return syncedFields(record).flatMap((change) => {
        const held = field(change.field);
        const value = held && valueFor(held, change, profile);
        const control = labelled.find(([, each]) => each.name === held?.name)?.[1];
        if (!control || value === undefined) return [change.label];
        setControl(control, value);
        return [];
      });
    },
  };
}
