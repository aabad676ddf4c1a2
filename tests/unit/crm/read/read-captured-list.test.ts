import { expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { countCaptured, readCapturedList } from "../../../../lib/crm/read/read-captured-list.ts";
import { CRM, open, type SavedPage } from "../pages.ts";

type Change = readonly [from: string, to: string];

const read = (page: SavedPage, ...changes: Change[]) =>
  readCapturedList(open(page, ...changes), `${CRM}/Streamline`, careview);

test("F63: the captured invoices of the Streamline list, each with its own page, its place and its tick", () => {
  const rows = read("streamline");
  expect(rows.map(({ path, cell, tick }) => [path, cell.textContent, tick?.value])).toEqual([
    ["/Streamline/Review/1", "Siobhan O'Brienson", "1"],
    ["/Streamline/Review/2", "Thi Lan Nguyen-Smith", "2"],
    ["/Streamline/Review/3", "Pieter van der Berg", "3"],
    ["/Streamline/Review/4", "Mary Anne Wirrapunda", "4"],
  ]);
});

test.each<[string, Change, number]>([
  ["a client's name that is a link itself", ["Siobhan", '<a href="/Clients/Profile/1">S</a>'], 4],
  ["columns by other names", [">Client<", ">Participant Name<"], 4],
  ["a row without a page", ['href="/Streamline/Review/1"', "data-nothing"], 3],
  ["no column for the client", [">Client<", ">Who<"], 0],
])("F63: with %s", (_title, change, count) => {
  const rows = read("streamline", change);
  expect(rows).toHaveLength(count);
  expect(rows.every(({ path }) => path.startsWith("/Streamline/Review/"))).toBe(true);
});

test("F63: captured invoices without a link to review them are counted, not dropped", () => {
  const doc = open("streamline", ['href="/Streamline/Review/1"', 'href="/Streamline/Delete/1"']);
  expect(readCapturedList(doc, `${CRM}/Streamline`, careview)).toHaveLength(3);
  expect(countCaptured(doc, careview)).toBe(4);
  expect(countCaptured(open("client-list"), careview)).toBe(0);
});

test("F63: other pages have none", () => {
  expect(read("client-list")).toEqual([]);
});
