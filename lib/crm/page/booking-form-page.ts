import type { FieldChange } from "../../domain/change/change-set.ts";
import type { CrmField } from "../../domain/plan/crm-field.ts";
import type { BudgetFormProfile } from "../profile/site-profile.ts";
import { findForm } from "../read/form/find-form.ts";
import { formField, readForm } from "../read/form/read-form.ts";
import { setControl } from "../write/set-control.ts";
import { formHolds, valueFor } from "../write/fill-form.ts";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A row's own form in the page, as far as it is about its service booking. */
export function bookingFormPage(doc: Document, pageUrl: string, profile: BudgetFormProfile) {
  const field = (name: CrmField) => {
    const form = readForm(doc, pageUrl, profile);
    return form && formField(form, name, profile);
  };
  const control = (name: CrmField): Control | undefined => {
    const held = field(name);
    return findForm(doc, pageUrl, profile)?.labelled.find(([, each]) => each.name === held?.name)?.[1];
  };

  return {
    /** The organisation books through PRODA, and this form's plan isn't on PACE: only then it has the tick. */
    asksForBooking: () => field("requiresBooking") !== undefined,
    /** What the form holds now against these values. Fields that the form doesn't have are left out. */
    compare(fields: readonly FieldChange<CrmField>[]): FieldChange<CrmField>[] {
      return fields.flatMap((change) => {
        const held = field(change.field);
        return held ? [{ ...change, before: formHolds(held, change.kind, profile) }] : [];
      });
    },
    /** Puts the values into the form. Returns the labels of the fields that the form lacks. */
    fill(fields: readonly FieldChange<CrmField>[]): string[] {
      return fields.flatMap((change) => {
        const held = field(change.field);
        const value = held && valueFor(held, change, profile);
        const place = control(change.field);
        if (!place || value === undefined) return [change.label];
        setControl(place, value);
        return [];
      });
    },
    /** Keeps these fields as they are, and sends them all the same. What it returns lets go of them. */
    hold(names: readonly CrmField[]): () => void {
      const releases = names.flatMap((name) => {
        const place = control(name);
        return place ? [holdControl(place)] : [];
      });
      return () => releases.forEach((release) => release());
    },
  };
}

/** A disabled control wouldn't be sent, so a drop-down keeps its one choice, and a text is read-only. */
function holdControl(control: Control): () => void {
  if (control.tagName !== "SELECT") {
    const { readOnly } = control as HTMLInputElement;
    (control as HTMLInputElement).readOnly = true;
    return () => void ((control as HTMLInputElement).readOnly = readOnly);
  }
  const others = Array.from((control as HTMLSelectElement).options).filter(
    ({ selected, disabled }) => !selected && !disabled,
  );
  for (const option of others) option.disabled = true;
  return () => {
    for (const option of others) option.disabled = false;
  };
}
