import { formatDate } from "../../core/calendar-date.ts";
import type { FieldChange, Value } from "../../domain/change/change-set.ts";
import type { Problem } from "../../core/problem.ts";
import { categoryKey } from "../../domain/catalogue/support-category.ts";
import { matchesSpelling } from "../profile/label.ts";
import { parsePageDate, parsePageMoney } from "../read/fields/page-values.ts";
import { type FormField, type FormReading, formField } from "../read/form/read-form.ts";
import type { SiteProfile } from "../profile/site-profile.ts";

/** A form that is ready to be sent, or why it can't be filled in. */
export type FilledForm = { sends: [name: string, value: string][] } | { problem: Problem };

type FormProfile = Pick<SiteProfile, "dateOrder" | "formFields" | "sameChoices">;

/** Puts these values into the form and leaves everything else as it stands. */
export function fillForm(
  form: FormReading,
  fields: readonly FieldChange[],
  profile: FormProfile,
): FilledForm {
  let { sends } = form;
  for (const change of fields) {
    const field = formField(form, change.field, profile);
    if (!field) return { problem: fieldMissing(form, change) };
    const value = valueFor(field, change, profile);
    if (value === undefined) return { problem: choiceMissing(form, field, change) };
    sends = replace(sends, field, value);
  }
  const changed = new Set(fields.map(({ field }) => formField(form, field, profile)?.label));
  const unsure = (form.unsure ?? []).filter((label) => !changed.has(label));
  return unsure.length > 0 ? { problem: filledByScript(form, unsure) } : { sends };
}

/** What the control is set to; `null` leaves a tick unticked, `undefined`: the drop-down has no such choice. */
export function valueFor(
  field: FormField,
  { kind, after }: Pick<FieldChange, "kind" | "after">,
  profile: FormProfile,
): string | null | undefined {
  if (field.kind === "tick") return after === true ? field.value : null;
  if (field.isDateInput && kind === "date" && after !== null) return String(after);
  if (field.options)
    return field.options?.find(({ label }) => meansSameValue(label, formatForForm(kind, after), profile))
      ?.value;
  return formatForForm(kind, after);
}

/** As a person would type it into CareView: `22/11/2026`, `1234.56`. */
function formatForForm(kind: FieldChange["kind"], value: Value): string {
  if (value === null) return "";
  if (kind === "date") return formatDate(String(value));
  if (kind === "money") return (Number(value) / 100).toFixed(2);
  if (kind === "tick") return value ? "Yes" : "No";
  return String(value);
}

/** Same words, same choice by the profile's table, or the same support category. */
export function meansSameValue(
  option: string,
  wanted: string,
  { sameChoices }: Pick<SiteProfile, "sameChoices">,
): boolean {
  if (matchesSpelling(option, [wanted])) return true;
  if (sameChoices.some((same) => matchesSpelling(option, same) && matchesSpelling(wanted, same))) return true;
  return wanted !== "" && categoryKey(option) === categoryKey(wanted);
}

/**
 * The same form with one field set. A tick may have a hidden field of the same name beside it, which says that it isn't
 * ticked: that one stays, as the page would send it.
 */
function replace(
  sends: [string, string][],
  { name, kind, value: own }: FormField,
  value: string | null,
): [string, string][] {
  const isOwn = ([other, sent]: [string, string]) => other === name && (kind !== "tick" || sent === own);
  const at = sends.findIndex(([other]) => other === name);
  const others = sends.filter((each) => !isOwn(each));
  if (value === null) return others;
  return others.toSpliced(at < 0 ? others.length : at, 0, [name, value]);
}

/** What the form holds where these values should be: only the fields that differ, `before` being what it holds. */
export function differencesIn(
  form: FormReading,
  fields: readonly FieldChange[],
  profile: FormProfile,
): FieldChange[] {
  return fields.flatMap((change) => {
    const field = formField(form, change.field, profile);
    if (!field) return [{ ...change, before: null }];
    const held = formHolds(field, change.kind, profile);
    return agrees(held, change, profile) ? [] : [{ ...change, before: held }];
  });
}

/** The value that a form's field holds, read as this kind. What can't be read as such is its text. */
export function formHolds(
  field: FormField,
  kind: FieldChange["kind"],
  { dateOrder: order }: Pick<SiteProfile, "dateOrder">,
): Value {
  if (field.kind === "tick") return field.ticked ?? false;
  const text = field.options
    ? (field.options?.find(({ value }) => value === field.value)?.label ?? "")
    : field.value.trim();
  if (text === "") return null;
  if (kind === "date") return parsePageDate(text, { order }) ?? text;
  if (kind === "money") return parsePageMoney(text) ?? text;
  if (kind === "tick") return /^(yes|true)$/i.test(text);
  return text;
}

function agrees(held: Value, { kind, after }: FieldChange, profile: FormProfile): boolean {
  if (held === after) return true;
  if (kind !== "text" || held === null || after === null) return false;
  const squeeze = (value: Value) => String(value).replaceAll(/\s+/g, " ").trim();
  const sameNumber = /^[\d.]+$/.test(squeeze(after)) && Number(held) === Number(after);
  return (
    sameNumber || squeeze(held) === squeeze(after) || meansSameValue(String(held), String(after), profile)
  );
}

function filledByScript({ title }: FormReading, labels: readonly string[]): Problem {
  return {
    code: "crm-form-script",
    what: `A script of the CRM's form “${title}” fills in ${labels.join(", ")}, and Planbridge can't tell with what, so nothing was sent.`,
    remedy: "Make this change in the CRM's own form.",
  };
}

function fieldMissing({ title }: FormReading, { label }: FieldChange): Problem {
  return {
    code: "crm-form-field-missing",
    what: `The CRM's form “${title}” has no field ${label}, so nothing was sent.`,
    remedy: `Ask your CRM administrator to show ${label} on this form, then retry this record.`,
    field: label,
  };
}

function choiceMissing({ title }: FormReading, { label }: FormField, change: FieldChange): Problem {
  return {
    code: "crm-choice-missing",
    what: `The CRM's form “${title}” doesn't offer “${String(change.after)}” under ${label}, so nothing was sent.`,
    remedy: `Ask your CRM administrator to add it to ${label}, then retry this record.`,
    field: label,
  };
}
