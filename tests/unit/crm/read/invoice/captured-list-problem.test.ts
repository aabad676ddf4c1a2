import { expect, test } from "vitest";
import { careview } from "../../../../../lib/crm/profile/careview.ts";
import {
  capturedListProblem,
  otherPagesProblem,
} from "../../../../../lib/crm/read/invoice/captured-list-problem.ts";
import { open, type SavedPage } from "../../pages.ts";

type Change = readonly [from: string, to: string];

function problemOf(page: SavedPage, ...changes: Change[]) {
  const doc = open(page, ...changes);
  return capturedListProblem(doc, careview);
}

test.each<[string, Change[], string | undefined]>([
  ["a list that is read whole", [], undefined],
  ["columns that aren't known", [[">Client<", ">Who<"]], "list-columns-unknown"],
  [
    "a page that is translated",
    [['<html lang="en-AU"', '<html class="translated-ltr" lang="fr"']],
    "page-translated",
  ],
])("F63: capturedListProblem of %s", (_title, changes, code) => {
  expect(problemOf("streamline", ...changes)?.code).toBe(code);
});

test("F63: capturedListProblem has nothing to say of a list without rows", () => {
  const doc = open("streamline");
  for (const row of doc.querySelectorAll("tbody tr")) row.remove();
  expect(capturedListProblem(doc, careview)).toBeNull();
});

test.each<[string, Change[], string | undefined]>([
  ["a list on one page", [], undefined],
  [
    "a list that says it is whole",
    [["</table>", "</table><div>Showing 1 to 4 of 4 entries</div>"]],
    undefined,
  ],
  [
    "the first page of a list",
    [["</table>", "</table><div>Showing 1 to 4 of 38 entries</div>"]],
    "Only the invoices that this page shows are checked: only 4 of 38 rows can be read.",
  ],
  [
    "a list with pages that isn't counted",
    [["</table>", '</table><nav class="pager"><a href="?page=2">Next</a></nav>']],
    "Only the invoices that this page shows are checked: it goes on, on another page.",
  ],
  ["columns that aren't known", [[">Client<", ">Who<"]], undefined],
])("F63: otherPagesProblem of %s", (_title, changes, what) => {
  expect(otherPagesProblem(open("streamline", ...changes), careview)?.what).toBe(what);
});
