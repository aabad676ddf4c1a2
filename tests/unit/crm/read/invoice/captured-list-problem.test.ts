import { expect, test } from "vitest";
import { careview } from "../../../../../lib/crm/profile/careview.ts";
import { capturedListProblem } from "../../../../../lib/crm/read/invoice/captured-list-problem.ts";
import { readCapturedList } from "../../../../../lib/crm/read/read-captured-list.ts";
import { CRM, open, type SavedPage } from "../../pages.ts";

type Change = readonly [from: string, to: string];

function problemOf(page: SavedPage, ...changes: Change[]) {
  const doc = open(page, ...changes);
  return capturedListProblem(doc, readCapturedList(doc, `${CRM}/Streamline`, careview), careview);
}

test.each<[string, Change[], string | undefined]>([
  ["a list that is read whole", [], undefined],
  ["columns that aren't known", [[">Client<", ">Who<"]], "list-columns-unknown"],
  ["a row without a link", [['href="/Streamline/Review/1"', "data-nothing"]], "list-rows-unreadable"],
  [
    "a page that is translated",
    [['<html lang="en-AU"', '<html class="translated-ltr" lang="fr"']],
    "page-translated",
  ],
])("F63: capturedListProblem of %s", (_title, changes, code) => {
  expect(problemOf("streamline", ...changes)?.code).toBe(code);
});

test("F63: capturedListProblem counts the rows that aren't read", () => {
  expect(problemOf("streamline", ['href="/Streamline/Review/1"', "data-nothing"])?.what).toContain(
    "1 of this list",
  );
});

test("F63: capturedListProblem has nothing to say of a list without rows", () => {
  const doc = open("streamline");
  for (const row of doc.querySelectorAll("tbody tr")) row.remove();
  expect(capturedListProblem(doc, [], careview)).toBeNull();
});
