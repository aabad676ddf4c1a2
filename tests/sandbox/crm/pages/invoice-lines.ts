import { html } from "hono/html";
import type { Switches } from "../../control/switches.ts";
import { renderInput } from "../form/render-field.ts";
import type { Field, Form, FormValues } from "../form/field.ts";
import type { Html } from "./layout.ts";

export type LineRows = {
  form: Form;
  rows: readonly FormValues[];
  errors: readonly Record<string, string>[];
  blank: FormValues;
};

/** The lines of an invoice: as the server draws them, or as what a script in the page starts from. */
export function invoiceLines(lines: LineRows, { invoiceEntry, rerenderLines, hideLabels }: Switches): Html {
  const fields = lines.form.fields.filter(({ label }) => !hideLabels.includes(label));
  const pause = rerenderLines ? html` data-rerender-lines="1500"` : "";
  return html`<section aria-labelledby="invoice-lines-title">
    <div class="section-head"><h2 id="invoice-lines-title">Invoice Lines</h2></div>
    ${invoiceEntry === "spa" ? inPage(lines, fields, pause) : fromServer(lines, fields, pause)}
  </section>`;
}

function inPage({ rows, errors, blank }: LineRows, fields: readonly Field[], pause: Html | string): Html {
  const start = {
    fields: fields.map(({ name, label, kind, options = [], required, optional, list }) => ({
      name,
      label,
      kind,
      list,
      options: required && !optional ? options : ["", ...options],
    })),
    rows: rows.map((values, index) => ({ values, errors: errors[index] ?? {} })),
    blank,
  };
  return html`<div id="invoice-lines" data-start="${JSON.stringify(start)}" ${pause} class="scroll"></div>`;
}

function fromServer({ rows, errors, blank }: LineRows, fields: readonly Field[], pause: Html | string): Html {
  return html`<div class="scroll">
      <table id="invoice-lines" aria-labelledby="invoice-lines-title" ${pause}>
        <thead>
          <tr>
            ${fields.map(({ name, label }) => html`<th scope="col" id="line-${name}">${label}</th>`)}
            <th scope="col">Action</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((values, index) => drawRow(fields, String(index), values, errors[index] ?? {}))}
        </tbody>
      </table>
    </div>
    <template id="line-template"
      ><table>
        <tbody>
          ${drawRow(fields, "NEW", blank, {})}
        </tbody>
      </table></template
    >
    <p class="toolbar"><button class="btn" type="button" data-adds-line>Add Line</button></p>`;
}

function drawRow(
  fields: readonly Field[],
  index: string,
  values: FormValues,
  errors: Record<string, string>,
): Html {
  const cells = fields.map((field) => {
    const name = `Lines[${index}].${field.name}`;
    const error = errors[field.name];
    const input = renderInput(
      { ...field, name },
      values[field.name] ?? "",
      error !== undefined,
      `line-${field.name}`,
    );
    return html`<td class="field">
      ${input}${error ? html`<span class="error" id="${name}-error">${error}</span>` : ""}
    </td>`;
  });
  return html`<tr data-line="${index}">
    ${cells}
    <td><button class="btn btn-link" type="button" data-removes-line>Remove</button></td>
  </tr>`;
}
