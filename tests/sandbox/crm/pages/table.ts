import { html } from "hono/html";
import type { Html } from "./layout.ts";

export type Cell = Html | string | number;
export type Column<Row> = { heading: string; cell: (row: Row) => Cell; className?: string };

type Table<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  empty: string;
  /** Headings an organisation has hidden. */
  hidden: readonly string[];
  labelledBy: string;
};

/** A plain table: a heading a column, a row a record. */
export function table<Row>({ columns, rows, empty, hidden, labelledBy }: Table<Row>): Html {
  const shown = columns.filter(({ heading }) => !hidden.includes(heading));
  const none = html`<tr>
    <td colspan="${shown.length}">${empty}</td>
  </tr>`;
  return html`<div class="scroll">
    <table aria-labelledby="${labelledBy}">
      <thead>
        <tr>
          ${shown.map(({ heading }) => html`<th scope="col">${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${
          rows.length === 0
            ? none
            : rows.map(
                (row) =>
                  html`<tr>
                    ${shown.map(({ cell, className = "" }) => html`<td${className ? html` class="${className}"` : ""}>${cell(row)}</td>`)}
                  </tr>`,
              )
        }
      </tbody>
    </table>
  </div>`;
}

/** Label and value pairs, without the ones an organisation has hidden. */
export function details(
  entries: readonly (readonly [label: string, value: Cell])[],
  hidden: readonly string[],
): Html {
  const shown = entries.filter(([label]) => !hidden.includes(label));
  return html`<dl class="details">
    ${shown.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
