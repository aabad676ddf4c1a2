import { expect, test } from "vitest";
import { checkFileInvoice } from "../../../../lib/domain/invoice/rules/check.ts";
import {
  PRACTICE_FILE_HEADER,
  practiceInvoiceFile,
} from "../../../../lib/domain/practice/practice-invoices.ts";
import { CheckedFile } from "../../../../lib/invoice-files/check/checked-file.ts";
import { openFile } from "../../../../lib/invoice-files/parse/open-file.ts";

const TODAY = "2026-11-22";

test("the invented file is recognised as CareView's, and has good invoices and bad ones", async () => {
  const file = await openFile(new Blob([practiceInvoiceFile(TODAY)]));
  if ("code" in file) throw new Error(file.what);
  const { layout, columns } = file.recognised;
  expect(layout.id).toBe("careview");
  expect(columns).toHaveLength(PRACTICE_FILE_HEADER.length);
  const checked = new CheckedFile(
    file,
    { layout, columns },
    {
      check: checkFileInvoice,
      defaultContext: { today: TODAY },
      contextsFor: () => Promise.resolve(new Map()),
    },
  );
  await checked.check();
  const { amounts } = checked.summary();
  expect(amounts.block.invoices).toBeGreaterThan(2);
  expect(amounts.block.invoices).toBeLessThan(20);
});
