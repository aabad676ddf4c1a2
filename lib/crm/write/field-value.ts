import { formatDate, ISO_DATE } from "../../core/calendar-date.ts";
import type { InvoiceField } from "../../domain/invoice/model/finding.ts";
import { meansSameValue } from "./fill-form.ts";
import { withoutAmount } from "../profile/label.ts";
import type { PageInvoice } from "../read/read-invoice.ts";
import type { Control } from "../read/fields/control-value.ts";
import { shownIn } from "../read/invoice/field-control.ts";
import { otherChoiceShown } from "../read/fields/replaced-select.ts";
import { parseTypedMoney } from "../read/invoice/typed-number.ts";
import { parsePageDate } from "../read/fields/page-values.ts";
import type { InvoiceProfile } from "../profile/site-profile.ts";

/** A field of an invoice's page: of one of its lines, or of its head. */
interface FieldPlace {
  lineId?: string | undefined;
  field: InvoiceField;
}

/** The control that the field's value was read from, and no other. */
export function fieldOf({ lines, head }: PageInvoice, { lineId, field }: FieldPlace): Control | undefined {
  return lineId ? lines.find(({ line }) => line.id === lineId)?.controls[field] : head[field];
}

/** What a script of the page makes of a value, it makes at once or nearly so. */
export const SETTLED_TRIES = 15;

/** Whether it is so, or becomes so within so many looks. */
export async function comesTrue(isTrue: () => boolean, mostTries: number): Promise<boolean> {
  for (let tries = 0; tries < mostTries && !isTrue(); tries += 1) await moment();
  return isTrue();
}

/** Whether the control shows a value, in whatever way the page writes it. */
export function holds(control: Control | undefined, value: string, profile: InvoiceProfile): boolean {
  if (!control) return false;
  const text = shownIn(control);
  if (control.tagName === "SELECT")
    return (
      meansSameValue(withoutAmount(text), value, profile) &&
      otherChoiceShown(control as HTMLSelectElement) === undefined
    );
  if (value === "" || text === value) return text === value;
  if (ISO_DATE.test(value)) return parsePageDate(text, { order: profile.dateOrder }) === value;
  const cents = parseTypedMoney(value);
  // A page may put its name behind an item.
  return cents === null ? text.startsWith(`${value} `) : parseTypedMoney(text) === cents;
}

/** As the control holds it: a day as the CRM writes days, a choice by what it means; `undefined` where it has none such. */
export function valueFor(control: Control, value: string, profile: InvoiceProfile): string | undefined {
  if (control.tagName === "SELECT") {
    const options = Array.from((control as HTMLSelectElement).options);
    const meant = options.find(({ textContent }) =>
      meansSameValue(withoutAmount(textContent), value, profile),
    );
    // What was copied from another line is what its control held.
    return (meant ?? options.find((option) => option.value === value))?.value;
  }
  const isDay = ISO_DATE.test(value);
  return isDay && control.type !== "date" ? formatDate(value) : value;
}

export function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
