import type { Problem } from "../../core/problem.ts";
import { mainHeading } from "../profile/find-heading.ts";
import type { CrmField } from "../../domain/plan/crm-field.ts";
import type { Spellings } from "../profile/define-page.ts";
import type { SiteProfile } from "../profile/site-profile.ts";
import { matchesSpelling, normaliseLabel } from "../profile/label.ts";
import { baseOf } from "./links.ts";
import { type RecordPath, recordPath } from "../profile/record-path.ts";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A field of a CRM form as a person sees it. */
export interface FormField {
  label: string;
  /** The name that the form sends. */
  name: string;
  kind: "text" | "select" | "tick";
  /** What it holds; of a drop-down the chosen option's value, of a tick what it sends when ticked. */
  value: string;
  ticked?: boolean;
  /** The browser's own date input: it takes `YYYY-MM-DD` whatever it shows. */
  isDateInput?: true;
  options?: { label: string; value: string }[];
  /** What the CRM says of the field after it refused it. */
  error?: string;
}

/** A form of the CRM as plain data: enough to fill it in and send it as the page itself would. */
export interface FormReading {
  /** The heading above it. */
  title: string;
  /** Where it is sent. */
  action: RecordPath;
  fields: FormField[];
  /** Everything that it sends as it stands, hidden fields (the anti-forgery token) included, in order. */
  sends: [name: string, value: string][];
  /** What the CRM says above the form, when it refused it. */
  refusal?: string;
}

const IGNORED = new Set(["submit", "button", "reset", "image", "file"]);

/** The form with the most labelled fields: pages also carry forms for signing out, searching and deleting. */
export function readForm(doc: ParentNode, pageUrl: string): FormReading | undefined {
  const best = findForm(doc);
  if (!best) return undefined;
  const { form, labelled } = best;
  const action = recordPath(form.getAttribute("action") || pageUrl, pageUrl, baseOf(form, pageUrl));
  if (!action || form.method.toLowerCase() !== "post") return undefined;
  const refusal = alertOf(doc);
  return {
    title: mainHeading(doc)?.textContent?.trim() ?? "",
    action,
    fields: labelled.map(([label, control]) => toField(label, control)),
    sends: controlsOf(form).flatMap(sent),
    ...(refusal ? { refusal } : {}),
  };
}

/** What the page says aloud; what waits in a dialog, or is hidden, isn't said yet. */
function alertOf(doc: ParentNode): string | undefined {
  const alerts = Array.from(doc.querySelectorAll("[role=alert]"));
  return alerts.find((alert) => !alert.closest("dialog:not([open]),[hidden]"))?.textContent?.trim();
}

/** The page's main form and its labelled controls. */
export function findForm(
  doc: ParentNode,
): { form: HTMLFormElement; labelled: [label: string, control: Control][] } | undefined {
  const forms = Array.from(doc.querySelectorAll("form"), (form) => ({
    form,
    labelled: labelledControls(form),
  }));
  const [best] = forms.toSorted((a, b) => b.labelled.length - a.labelled.length);
  return best && best.labelled.length > 1 ? best : undefined;
}

export function labelledControls(form: HTMLFormElement): [label: string, control: Control][] {
  return controlsOf(form).flatMap((control): [string, Control][] => {
    const label = labelOf(control, form);
    return label && control.name ? [[label, control]] : [];
  });
}

/** Labels are looked up in the form itself: a parsed page has no layout, and `control.labels` isn't everywhere. */
function labelOf(control: Control, form: HTMLFormElement): string | null {
  if (control.type === "hidden") return null;
  const label =
    (control.id && form.querySelector(`label[for="${CSS.escape(control.id)}"]`)) || control.closest("label");
  const named = control.getAttribute("aria-labelledby");
  const other = named ? form.ownerDocument.getElementById(named) : null;
  const text = (label || other)?.textContent || control.getAttribute("aria-label");
  // The star of a field that must be filled isn't part of its name.
  return text?.replace(/[\s*]+$/, "").trim() || null;
}

function controlsOf(form: HTMLFormElement): Control[] {
  return Array.from(form.querySelectorAll<Control>("input,select,textarea")).filter(
    (control) => !IGNORED.has(control.type),
  );
}

function toField(label: string, control: Control): FormField {
  const error = errorOf(control);
  const field: FormField = {
    label,
    name: control.name,
    kind: kindOf(control),
    value: control.value,
    ...(error ? { error } : {}),
  };
  if (control.type === "date") field.isDateInput = true;
  if (field.kind === "tick") field.ticked = (control as HTMLInputElement).checked;
  if (field.kind === "select")
    field.options = Array.from((control as HTMLSelectElement).options, (option) => ({
      label: option.textContent?.trim() ?? "",
      value: option.value,
    }));
  return field;
}

function kindOf(control: Control): FormField["kind"] {
  if (control.tagName === "SELECT") return "select";
  return control.type === "checkbox" ? "tick" : "text";
}

function errorOf(control: Control): string | undefined {
  const id = control.getAttribute("aria-describedby");
  const described = id && control.getAttribute("aria-invalid") === "true" ? id.split(" ")[0] : undefined;
  const beside = control.parentElement?.querySelector(".error,.field-validation-error,.invalid-feedback");
  const words = described
    ? control.ownerDocument.getElementById(described)?.textContent
    : beside?.textContent;
  return words?.trim() || undefined;
}

/** What the control adds to what is sent, as browsers do it. */
function sent(control: Control): [string, string][] {
  if (!control.name || control.disabled) return [];
  if (control.tagName === "SELECT")
    return Array.from((control as HTMLSelectElement).options)
      .filter((option) => option.selected && !option.disabled)
      .map((option) => [control.name, option.value]);
  if (control.type === "checkbox" || control.type === "radio")
    return (control as HTMLInputElement).checked ? [[control.name, control.value]] : [];
  return [[control.name, control.value]];
}

/** The form's field of this name. A change that another version stored may name one that the profile doesn't have. */
export function formField(
  form: Pick<FormReading, "fields">,
  name: CrmField,
  { formFields }: Pick<SiteProfile, "formFields">,
): FormField | undefined {
  return fieldLabelled(form, formFields[name] ?? []);
}

/** The field with one of these labels. */
export function fieldLabelled(
  { fields }: Pick<FormReading, "fields">,
  spellings: Spellings,
): FormField | undefined {
  // In the order of the spellings: `Total Funding $` before anything that is only like it.
  for (const spelling of spellings) {
    const found = fields.find(({ label }) => matchesSpelling(label, [spelling]));
    if (found) return found;
  }
  return undefined;
}

/** What the CRM says against the form, or `undefined` when it says nothing. */
export function formRefusal(form: FormReading): Problem | undefined {
  const wrong = form.fields.find(({ error }) => error);
  const words = form.fields.flatMap(({ error }) => error ?? []).join(" ") || form.refusal;
  if (!words) return undefined;
  return {
    code: "crm-refused-form",
    what: `The CRM refused ${normaliseLabel(form.title) ? `“${form.title}”` : "the form"}, so this record wasn't saved.`,
    remedy: "Correct what the CRM reports, then retry this record.",
    ...(wrong ? { field: wrong.label } : {}),
    said: words,
  };
}
