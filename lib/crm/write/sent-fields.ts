import { parseTypedMoney } from "../read/invoice/typed-number.ts";
import type { Problem } from "../../core/problem.ts";
import type { SentField } from "../../domain/change/change.ts";
import { matchesSpelling } from "../profile/label.ts";
import { parsePageDate } from "../read/fields/page-values.ts";
import type { SiteProfile } from "../profile/site-profile.ts";
import type { FormField, FormReading } from "../read/form/read-form.ts";

/** Every field of the form that a person could fill in, with what is about to be sent in it. */
export function sentFields(
  { fields }: Pick<FormReading, "fields">,
  sends: readonly (readonly [name: string, value: string])[],
): SentField[] {
  return fields.map((field) => ({ label: field.label, value: sentValue(field, sends) }));
}

function sentValue(field: FormField, sends: readonly (readonly [string, string])[]): string {
  if (field.kind === "tick")
    return sends.some(([name, value]) => name === field.name && value === field.value) ? "Yes" : "No";
  const value = sends.find(([name]) => name === field.name)?.[1] ?? "";
  return choiceOf(field, value) ?? value.trim();
}

/** The words of a choice: a record's two forms may number their choices differently. */
function choiceOf({ options }: FormField, value: string): string | undefined {
  return value === "" ? undefined : options?.find((option) => option.value === value)?.label;
}

/**
 * What the record's form doesn't hold as it was sent, of all its fields but those that are compared by themselves. A field
 * that this form doesn't have can't be compared; one that was sent empty may have got a value from the CRM.
 */
export function changedBesides(
  form: Pick<FormReading, "fields">,
  sent: readonly SentField[],
  compared: readonly string[],
  profile: Pick<SiteProfile, "dateOrder">,
): Problem | undefined {
  const changed = sent.flatMap(({ label, value }) => {
    const field = form.fields.find((each) => matchesSpelling(each.label, [label]));
    if (!field || value === "" || compared.some((each) => matchesSpelling(each, [label]))) return [];
    const held = heldBy(field);
    return isSame(value, held, profile) ? [] : [{ label, value, held }];
  });
  const [first] = changed;
  if (!first) return undefined;
  const told = changed.map(
    ({ label, value, held }) =>
      `${label} was sent as “${value}” and the CRM shows ${held ? `“${held}”` : "nothing"}`,
  );
  return {
    code: "crm-other-field-changed",
    what: `${told.join("; ")}.`,
    remedy: "Open the record in the CRM and correct it.",
    field: first.label,
  };
}

function heldBy(field: FormField): string {
  if (field.kind === "tick") return field.ticked ? "Yes" : "No";
  return choiceOf(field, field.value) ?? field.value.trim();
}

/** The CRM may write a day or an amount in its own way. */
function isSame(sent: string, held: string, { dateOrder: order }: Pick<SiteProfile, "dateOrder">): boolean {
  if (sent.replaceAll(/\s+/g, " ") === held.replaceAll(/\s+/g, " ")) return true;
  const day = parsePageDate(sent, { order });
  const amount = parseTypedMoney(sent);
  return (
    (day !== null && day === parsePageDate(held, { order })) ||
    (amount !== null && amount === parseTypedMoney(held))
  );
}
