import type { Problem } from "../../../core/problem.ts";
import { mainHeading } from "../../profile/find-heading.ts";
import { type ChangeField, isCrmField } from "../../../domain/plan/crm-field.ts";
import type { Spellings } from "../../profile/define-page.ts";
import type { SiteProfile } from "../../profile/site-profile.ts";
import { matchesSpelling, normaliseLabel } from "../../profile/label.ts";
import { baseOf } from "../links.ts";
import { type RecordPath, recordPath } from "../../profile/record-path.ts";
import { findForm, type FoundForm, postBackOf } from "./find-form.ts";
import type { Control } from "../fields/control-value.ts";
import { controlsOf, isFilledByScript, scriptedValue, sentBy } from "./form-controls.ts";
import { choiceLabel } from "./form-labels.ts";
import { isVisible } from "../visible.ts";

/** A field of a CRM form as a person sees it. */
export interface FormField {
  label: string;
  /** The name that the form sends. */
  name: string;
  /** `choice`: one of several radio buttons. */
  kind: "text" | "select" | "choice" | "tick";
  /** What it holds; of a drop-down or choice the chosen option's value, of a tick what it sends when ticked. */
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
  /** Labels of fields that a script of the page fills in, nobody knows with what: they are empty in `sends`. */
  unsure?: string[];
  /** What the CRM says above the form, when it refused it. */
  refusal?: string;
}

/** The form of the page's own record, or nothing where the page has none that is certainly it. */
export function readForm(
  doc: Document,
  pageUrl: string,
  profile: Pick<SiteProfile, "controls">,
): FormReading | undefined {
  const found = findForm(doc, pageUrl, profile);
  if (!found) return undefined;
  const { form, labelled, save } = found;
  const address = save?.getAttribute("formaction") ?? form.getAttribute("action");
  const action = recordPath(address || pageUrl, pageUrl, baseOf(form, pageUrl));
  if (!action) return undefined;
  const refusal = alertOf(doc);
  const unsure = labelled.filter(([, control]) => isFilledByScript(control)).map(([label]) => label);
  return {
    title: mainHeading(doc)?.textContent?.trim() ?? "",
    action,
    fields: labelled.map(([label, control]) => toField(label, control, form)),
    sends: sendsOf(found),
    ...(unsure.length > 0 ? { unsure } : {}),
    ...(refusal ? { refusal } : {}),
  };
}

/** What the form sends when its own save is pressed. */
function sendsOf({ form, save }: FoundForm): [string, string][] {
  const sends = controlsOf(form).flatMap(sentBy);
  const postBack = save && !(save as HTMLButtonElement).name ? postBackOf(save) : undefined;
  if (postBack) {
    const [target, argument] = postBack;
    const own: Record<string, string> = { __EVENTTARGET: target, __EVENTARGUMENT: argument };
    return sends.map(([name, value]) => [name, own[name] ?? value]);
  }
  const { name, value } = (save ?? {}) as Partial<HTMLButtonElement>;
  return name ? [...sends, [name, value ?? ""]] : sends;
}

/** What the page says aloud; what waits in a dialog, or is hidden, isn't said yet. */
function alertOf(doc: ParentNode): string | undefined {
  const alerts = Array.from(doc.querySelectorAll("[role=alert]"));
  return alerts.find(isVisible)?.textContent?.trim();
}

function toField(label: string, control: Control, form: HTMLFormElement): FormField {
  const error = errorOf(control);
  const field: FormField = {
    label,
    name: control.name,
    kind: kindOf(control),
    value: control.value || scriptedValue(control) || "",
    ...(error ? { error } : {}),
  };
  if (control.type === "date") field.isDateInput = true;
  if (field.kind === "tick") field.ticked = (control as HTMLInputElement).checked;
  if (field.kind === "select")
    field.options = Array.from((control as HTMLSelectElement).options, (option) => ({
      label: option.textContent?.trim() ?? "",
      value: option.value,
    }));
  if (field.kind === "choice") {
    const choices = controlsOf(form).filter(({ type, name }) => type === "radio" && name === control.name);
    field.value = (choices as HTMLInputElement[]).find(({ checked }) => checked)?.value ?? "";
    field.options = choices.map((choice) => ({ label: choiceLabel(choice, form), value: choice.value }));
  }
  return field;
}

function kindOf(control: Control): FormField["kind"] {
  if (control.tagName === "SELECT") return "select";
  if (control.type === "radio") return "choice";
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

/** The form's field of this name. A change that another version stored may name one that the profile doesn't have. */
export function formField(
  form: Pick<FormReading, "fields">,
  name: ChangeField,
  { formFields }: Pick<SiteProfile, "formFields">,
): FormField | undefined {
  return isCrmField(name) ? fieldLabelled(form, formFields[name] ?? []) : undefined;
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
