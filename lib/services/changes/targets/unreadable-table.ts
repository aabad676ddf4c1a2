import { ProblemError } from "../../../core/problem.ts";

/** What can't be read for certain isn't "none": whether the record is there already can't be told, so nothing is sent. */
export function unreadableTable(table: string): ProblemError {
  return new ProblemError("permanent", {
    code: "crm-table-unreadable",
    what: `The ${table} table can't be read for certain, so Planbridge can't tell whether this record is there.`,
    remedy: `Open the page in the CRM and check the ${table} table, then press Continue or retry the failed records.`,
    field: `${table} table`,
  });
}
