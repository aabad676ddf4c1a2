import type {
  PracticeForm,
  PracticeFormField,
  PracticePage,
  PracticeSection,
  PracticeTable,
} from "../../domain/practice/practice-page.ts";

/** Who is signed in to the practice CRM. */
const USER = "Pat Practice";

/** The page as the practice CRM's server would send it: read by the same readers as any CRM's. */
export function practiceHtml(page: PracticePage): string {
  const { heading, isPace, client, editPath, sections, form } = page;
  const badge = isPace ? ' <span class="badge badge-pace">PACE</span>' : "";
  return [
    `<!doctype html><html lang="en-AU"><head><meta charset="utf-8"><title>${text(heading)}</title></head><body>`,
    `<header><form method="post" action="/logout"><span>${text(USER)}</span> <button type="submit">Log out</button></form></header>`,
    `<main><div><h1>${text(heading)}${badge}</h1>`,
    client ? `<a href="${text(client.path)}">${text(client.name)}</a>` : "",
    "</div>",
    editPath ? `<div class="toolbar"><a href="${text(editPath)}">Edit</a></div>` : "",
    ...sections.map(sectionHtml),
    form ? formHtml(form) : "",
    "</main></body></html>",
  ].join("");
}

function sectionHtml({ title, facts, table }: PracticeSection, at: number): string {
  const id = `section-${at}`;
  const shown = facts.map(([label, value]) => `<div><dt>${text(label)}</dt><dd>${text(value)}</dd></div>`);
  const create = table?.createPath ? `<a href="${text(table.createPath)}">Create</a>` : "";
  return [
    `<section aria-labelledby="${id}"><div><h2 id="${id}">${text(title)}</h2>${create}</div>`,
    shown.length > 0 ? `<dl>${shown.join("")}</dl>` : "",
    table ? tableHtml(table, id) : "",
    "</section>",
  ].join("");
}

function tableHtml({ columns, rows, empty }: PracticeTable, labelledBy: string): string {
  const head = columns.map((column) => `<th scope="col">${text(column)}</th>`).join("");
  const body = rows.map(({ cells, link }) => {
    const shown = cells.map((cell) => `<td>${text(cell)}</td>`).join("");
    const action = link ? `<a href="${text(link.path)}">${text(link.words)}</a>` : "";
    return `<tr>${shown}<td>${action}</td></tr>`;
  });
  const none = `<tr><td colspan="${columns.length}">${text(empty)}</td></tr>`;
  return `<table aria-labelledby="${labelledBy}"><thead><tr>${head}</tr></thead><tbody>${body.join("") || none}</tbody></table>`;
}

function formHtml({ action, fields }: PracticeForm): string {
  const shown = fields.map((field) => `<div>${fieldHtml(field)}</div>`).join("");
  return `<form method="post" action="${text(action)}" novalidate>${shown}<p><button type="submit">Save</button></p></form>`;
}

function fieldHtml({ name, label, value, options, isTick }: PracticeFormField): string {
  const id = text(name);
  const words = `<label for="${id}">${text(label)}</label>`;
  if (isTick)
    return `<input id="${id}" name="${id}" type="checkbox" value="true"${value ? " checked" : ""}> ${words}`;
  if (!options) return `${words}<input id="${id}" name="${id}" value="${text(value)}">`;
  const choices = options.map(
    (option) => `<option${option === value ? " selected" : ""}>${text(option)}</option>`,
  );
  return `${words}<select id="${id}" name="${id}">${choices.join("")}</select>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Whatever stands in a record is text, never markup. */
function text(value: string): string {
  return value.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}
