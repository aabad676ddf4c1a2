import type { Problem } from "../../../core/problem.ts";
import type { TableShape } from "../../profile/define-page.ts";
import type { FoundTable } from "../read-table.ts";

/** Why what a table lists can't be relied on: some rows may be missing, or a column that is needed is. */
export function whyUnread(
  table: FoundTable,
  { columns }: TableShape,
  needed: readonly string[],
): string | undefined {
  if (table.incomplete) return table.incomplete.reason;
  // It says that it is empty: then no heading is needed to know so.
  if (table.rows.length === 0) return undefined;
  const absent = needed.filter((column) => table.missing.includes(column));
  if (absent.length === 0) return undefined;
  return `no column of it is headed ${absent.map((column) => columns[column]?.[0] ?? column).join(" or ")}`;
}

export function unreadTableProblem({ titles }: TableShape, reason: string): Problem {
  const [name = ""] = titles;
  return {
    code: "crm-table-unread",
    what: `The ${name} table can't be read: ${reason}.`,
    remedy: `Ask your CRM administrator to show the whole ${name} table with its headings on one page. Nothing was guessed.`,
    field: `${name} table`,
  };
}
