import { html } from "hono/html";
import { formToken, layout, type Html } from "../pages/layout.ts";
import { fullName, type Client } from "../records/clients.ts";
import type { Session } from "../sessions.ts";
import type { Field, Form, FormValues } from "./field.ts";

type FormPage = {
  title: string;
  form: Form;
  values: FormValues;
  errors?: Record<string, string>;
  hidden: readonly string[];
  action: string;
  /** Where Cancel leads. */
  back: string;
  /** The client a record belongs to, named above the form. */
  subject?: Client;
  session: Session;
  /** Said above the fields in place of the usual words about errors. */
  alert?: string | undefined;
  /** One more button beside Save. */
  button?: Html | undefined;
  /** More below the fields, such as a Delete button's own form. */
  after?: Html;
};

const NOT_SAVED = "The record was not saved. Please correct the fields marked below.";

export function formPage({
  title,
  form,
  values,
  errors = {},
  hidden,
  action,
  back,
  subject,
  session,
  alert,
  button,
  after,
}: FormPage): Html {
  const shown = form.fields.filter(({ label }) => !hidden.includes(label));
  const refusal = Object.keys(errors).length > 0 ? NOT_SAVED : undefined;
  const notice = alert ?? refusal;
  const owner = subject
    ? html`<p class="subject">Client: <a href="/Clients/Profile/${subject.id}">${fullName(subject)}</a></p>`
    : "";
  const body = html`<h1>${title}</h1>
    ${owner} ${notice ? html`<p class="alert" role="alert">${notice}</p>` : ""}
    <form method="post" action="${action}" novalidate>
      ${formToken(session)}
      <div class="fields">${shown.map((field) => renderField(field, values, errors[field.name]))}</div>
      <p class="toolbar">
        <button class="btn btn-primary" type="submit">Save</button>
        <a class="btn" href="${back}">Cancel</a> ${button ?? ""}
      </p>
    </form>
    ${after ?? ""}`;
  return layout({ title, session, body });
}

export function renderField(field: Field, values: FormValues, error: string | undefined): Html {
  const star = field.required ? html` <span class="required" aria-hidden="true">*</span>` : "";
  const label = html`<label for="${field.name}">${field.label}${star}</label>`;
  const input = renderInput(field, values[field.name] ?? "", error !== undefined);
  const message = error ? html`<span class="error" id="${field.name}-error">${error}</span>` : "";
  const dependent = field.shownWhen
    ? html` data-shown-when="${field.shownWhen}"${values[field.shownWhen] === "true" ? "" : html` hidden`}`
    : "";
  // A tick stands before its words, everything else below them.
  return html`<div class="${field.kind === "tick" ? "field tick" : "field"}" ${dependent}>
    ${field.kind === "tick" ? [input, " ", label] : [label, input]}${message}
  </div>`;
}

/** `labelledBy` is for a control that has no label of its own. */
export function renderInput(field: Field, value: string, isWrong: boolean, labelledBy?: string): Html {
  const wrong = isWrong ? html` aria-invalid="true" aria-describedby="${field.name}-error"` : "";
  const common = html`id="${field.name}"
  name="${field.name}"${field.required ? html` aria-required="true"` : ""}${wrong}${labelledBy ? html` aria-labelledby="${labelledBy}"` : ""}${field.list ? html` list="${field.list}"` : ""}`;
  switch (field.kind) {
    case "tick":
      return html`<input ${common} type="checkbox" value="true" ${value === "true" ? html` checked` : ""} />`;
    case "notes":
      return html`<textarea ${common} rows="3">${value}</textarea>`;
    case "select":
      return html`<select ${common}>
        ${field.required && !field.optional ? "" : html`<option value="">${field.empty ?? ""}</option>`}${drawOptions(field, [value])}
      </select>`;
    case "multiple":
      return html`<select ${common} multiple>
        ${drawOptions(field, value.split("; "))}
      </select>`;
    case "date":
      return html`<input ${common} value="${value}" placeholder="dd/mm/yyyy" autocomplete="off" />`;
    case "money":
    case "quantity":
      return html`<input ${common} value="${value}" inputmode="decimal" autocomplete="off" />`;
    default:
      return html`<input
        ${common}
        value="${value}"
        placeholder="${field.placeholder ?? ""}"
        autocomplete="off"
      />`;
  }
}

function drawOptions({ options = [] }: Field, chosen: readonly string[]): Html[] {
  return options.map(
    (option) => html`<option${chosen.includes(option) ? html` selected` : ""}>${option}</option>`,
  );
}
