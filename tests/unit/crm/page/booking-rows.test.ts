import { describe, expect, test } from "vitest";
import { bookingRows } from "../../../../lib/crm/page/booking-rows.ts";
import { RowNotes } from "../../../../lib/crm/page/row-notes.ts";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { CRM, parse } from "../pages.ts";

const PAGE = `${CRM}/ServiceContracts/Details/1`;

function contract(...statuses: string[]): Document {
  const rows = statuses.map(
    (status, at) =>
      `<tr><td>Consumables</td><td>$10.00</td><td>${status}</td><td><a href="/PlanBudgets/Edit/${at + 1}">Edit</a></td></tr>`,
  );
  return parse(
    `<section><h2>Plan Budget</h2><table><thead><tr><th>Category</th><th>Budget Amount</th><th>PRODA Status</th><th>Action</th></tr></thead><tbody>${rows.join("")}</tbody></table></section>` +
      `<section><h2>Service Support</h2><table><thead><tr><th>Service</th><th>Total</th><th>PRODA Status</th><th>Action</th></tr></thead><tbody><tr><td>14_034_0127_8_3 Fee</td><td>$1.00</td><td>Success</td><td><a href="/ServiceSupports/Edit/9">Edit</a></td></tr></tbody></table></section>`,
  );
}
const read = (doc: Document) => bookingRows(doc, PAGE, careview);

describe("bookingRows", () => {
  test("F24: bookingRows finds the budgets and supports that the CRM shows a PRODA Status for", () => {
    expect(read(contract("Pending", "", "Failed")).map(({ path, status }) => [path, status])).toEqual([
      ["/PlanBudgets/Edit/1", "Pending"],
      ["/PlanBudgets/Edit/3", "Failed"],
      ["/ServiceSupports/Edit/9", "Success"],
    ]);
  });

  test("F24: bookingRows finds none on a page without the column", () => {
    expect(read(parse("<h2>Plan Budget</h2><table><tr><th>Category</th></tr></table>"))).toEqual([]);
  });
});

describe("RowNotes", () => {
  const notesIn = (doc: Document) =>
    Array.from(doc.querySelectorAll("planbridge-finding"), ({ shadowRoot }) => shadowRoot?.textContent);

  test("F24: RowNotes puts a note below the CRM's own status, and the page's words stay as they are", () => {
    const doc = contract("Pending", "Pending");
    const notes = new RowNotes(doc);
    notes.show(read(doc), ({ path }) =>
      path.endsWith("/2") ? undefined : { text: `NDIA: ${path}`, title: "x", tone: "fine" },
    );
    expect(notesIn(doc)).toEqual(["NDIA: /PlanBudgets/Edit/1", "NDIA: /ServiceSupports/Edit/9"]);
    expect(read(doc).map(({ status }) => status)).toEqual(["Pending", "Pending", "Success"]);
  });

  test("F24: RowNotes updates a note in its place and takes away what isn't due any more", () => {
    const doc = contract("Pending");
    const notes = new RowNotes(doc);
    const show = (text: string | undefined) =>
      notes.show(read(doc).slice(0, 1), () =>
        text === undefined ? undefined : { text, title: "", tone: "warn" },
      );
    show("a");
    const [host] = doc.querySelectorAll("planbridge-finding");
    show("b");
    expect([notesIn(doc), doc.querySelector("planbridge-finding") === host]).toEqual([["b"], true]);
    show(undefined);
    expect(notesIn(doc)).toEqual([]);
    show("c");
    notes.clear();
    expect(notesIn(doc)).toEqual([]);
  });
});
