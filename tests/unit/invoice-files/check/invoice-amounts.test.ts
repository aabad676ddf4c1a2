// @vitest-environment node
import { expect, test } from "vitest";
import { checkedFile, csv, line } from "../file-fixtures.ts";

const none = { cents: 0, invoices: 0, unknown: 0 };

test("the summary adds up the invoices by the worst of their rows", async () => {
  const checked = await checkedFile(
    csv(
      line({ number: "INV-1", quantity: "2", rate: "10.00" }),
      line({ number: "INV-1", quantity: "1", rate: "5.50" }),
      line({ number: "INV-2", quantity: "1", rate: "7.00" }),
      line({ number: "INV-2", quantity: "1", rate: "ten" }),
      line({ number: "INV-3", quantity: "x", total: "soon" }),
    ),
  );
  expect(checked.summary().amounts).toEqual({
    none: { cents: 2550, invoices: 1, unknown: 0 },
    note: none,
    warn: none,
    // A line that can't be read: what its invoice says counts, and where that can't be read either, nothing does.
    block: { cents: 10_000, invoices: 2, unknown: 1 },
  });
  await checked.edit(3, 12, "3.00");
  expect(checked.summary().amounts.none).toEqual({ cents: 3550, invoices: 2, unknown: 0 });
});
