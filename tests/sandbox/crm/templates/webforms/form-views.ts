import { CLIENT_STATUSES, CONTRACT_STATUSES } from "../../records/choices.ts";
import { detailsOf, type Detail } from "../details.ts";
import { helpIcon } from "../traps.ts";
import { element, textOf, type TemplatePage } from "../template.ts";

/** Details and fields as tables of two columns: the label is a cell, and no `label` says whose it is. */
export function drawFormViews({ document, url }: TemplatePage): void {
  const statuses = url.pathname.startsWith("/Clients") ? CLIENT_STATUSES : CONTRACT_STATUSES;
  for (const list of document.querySelectorAll("main dl.details")) {
    const rows = detailsOf(list).map((detail) => detailRow(document, detail, statuses));
    list.replaceWith(tableOf(document, rows));
  }
  for (const fields of document.querySelectorAll("main .fields"))
    fields.replaceWith(
      tableOf(
        document,
        Array.from(fields.children, (field) => fieldRow(document, field)),
      ),
    );
}

/** A status that can be chosen stands in a drop-down, chosen; its values are numbers. */
function detailRow(document: Document, { label, value }: Detail, statuses: readonly string[]): Element {
  const words = value.map(textOf).join("").trim();
  const shown = label === "Status" && statuses.includes(words) ? [choice(document, words, statuses)] : value;
  return element(
    document,
    "tr",
    {},
    element(
      document,
      "td",
      { class: "label" },
      element(document, "span", {}, `${label}:`),
      helpIcon(document, label),
    ),
    element(document, "td", {}, ...shown),
  );
}

function choice(document: Document, chosen: string, statuses: readonly string[]): Element {
  const options = statuses.map((text, at) =>
    element(document, "option", { value: String(at + 1), selected: text === chosen ? "" : null }, text),
  );
  return element(document, "select", { class: "aspNetDisabled" }, ...options);
}

function fieldRow(document: Document, field: Element): Element {
  const label = field.querySelector("label");
  const shownWhen = field.getAttribute("data-shown-when");
  const attributes = { "data-shown-when": shownWhen, hidden: field.hasAttribute("hidden") ? "" : null };
  const rest = [...field.childNodes].filter((node) => node !== label);
  // A tick keeps its label behind it.
  const isTick = field.querySelector("input[type=checkbox]") !== null;
  const words = isTick ? "" : element(document, "span", {}, `${textOf(label).replace(/ \*$/, "")}:`);
  return element(
    document,
    "tr",
    attributes,
    element(document, "td", { class: "label" }, words),
    element(document, "td", { class: "field" }, ...rest, ...(isTick && label ? [label] : [])),
  );
}

function tableOf(document: Document, rows: readonly Element[]): Element {
  return element(document, "table", { class: "formview" }, element(document, "tbody", {}, ...rows));
}
