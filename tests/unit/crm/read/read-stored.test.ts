import { expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { readCaptured, readInvoice } from "../../../../lib/crm/read/read-invoice.ts";
import { readStored } from "../../../../lib/crm/read/read-stored.ts";
import { CRM, open, type SavedPage } from "../pages.ts";

type Change = readonly [from: string, to: string];

function stored(page: SavedPage, ...changes: Change[]) {
  const doc = open(page, ...changes);
  return readStored(doc, readInvoice(doc, `${CRM}/x`, careview).invoice, careview);
}

test("F63: an invoice that is edited is the CRM's own, with what it was stored as", () => {
  expect(stored("edit-invoice")).toEqual({
    provider: "Billabong Care Co",
    number: "BCC-1",
    lines: [{ from: "2026-05-30", category: "Assistance with Daily Life", total: expect.any(Number) }],
    sure: true,
  });
});

test.each<[string, SavedPage, Change[]]>([
  ["a new one", "create-invoice", []],
  ["a new one whose lines a script draws", "create-invoice-spa", []],
  [
    "a new one beside a closed dialog of another",
    "create-invoice",
    [["<main>", "<main><dialog><h2>Edit Invoice</h2></dialog>"]],
  ],
  ["one that was captured and waits", "streamline-review", []],
  [
    "by the other spelling",
    "streamline-review",
    [["Approved Service Provider", "Service Provider Approved"]],
  ],
])("F63: %s isn't", (_what, page, changes) => {
  expect(stored(page, ...changes)).toBeUndefined();
});

test.each<[string, Change[], boolean]>([
  ["says so", [["Approved Service Provider", "Invoice Created"]], true],
  ["says something else", [["Approved Service Provider", "Checked twice"]], false],
  ["isn't shown", [["<dt>Status</dt>", "<dt>Other</dt>"]], false],
])("F63: a captured invoice may have become one, where its status %s", (_what, changes, sure) => {
  expect(stored("streamline-review", ...changes)?.sure).toBe(sure);
  const captured = readCaptured(open("streamline-review", ...changes), `${CRM}/x`, careview);
  expect(captured.stored).toMatchObject({ number: captured.invoice.number, sure });
});
