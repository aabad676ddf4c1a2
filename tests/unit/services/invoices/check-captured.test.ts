import { expect, test } from "vitest";
import type { CapturedInvoice } from "../../../../lib/crm/read/read-invoice.ts";
import { notADateFinding, onlyWhereTyped } from "../../../../lib/crm/read/invoice/unreadable.ts";
import { checkCaptured } from "../../../../lib/services/invoices/check-captured.ts";
import type { PriceBook } from "../../../../lib/domain/price-list/price-book.ts";
import { priceItem, priceList } from "../../domain/price-list/price-fixtures.ts";
import type { InvoiceContexts } from "../../../../lib/services/invoices/invoice-context.ts";

const translated = { code: "page-translated", what: "The page is translated.", remedy: "Show the original." };
const sound: CapturedInvoice = {
  invoice: {
    number: "A1",
    provider: "Samplegum Care",
    lines: [{ id: "1", from: "2026-11-20", to: "2026-11-20", quantity: 100, rate: 1000, total: 1000 }],
  },
  unreadable: [],
  absent: ["category", "item", "claimType", "gst", "ndisNumber", "abn", "date"],
  readable: "all",
  reasons: [],
};

const NO_PRICES: PriceBook = { lists: [], items: [], region: null };

async function verdictOf(captured: CapturedInvoice, prices = NO_PRICES) {
  const contexts: Pick<InvoiceContexts, "collect" | "contextOf"> = {
    collect: () => Promise.resolve({ contracts: [] }),
    contextOf: () => Promise.resolve({ context: { today: "2026-11-22", isPace: false } }),
  };
  const [verdict] = await checkCaptured(
    "https://crm.example.org",
    { paths: ["/Streamline/Review/1"], retrieve: false },
    {
      readCrm: () => Promise.resolve({ page: "streamline-review", captured }),
      contexts: contexts as InvoiceContexts,
      pricesFor: () => Promise.resolve(prices),
    },
  );
  return verdict;
}

test("F63: checkCaptured counts neither errors nor doubts of an invoice that is read whole", async () => {
  const verdict = await verdictOf(sound);
  expect(verdict).toMatchObject({ lines: 1, blocks: 0 });
  expect(verdict?.first ?? "").not.toContain("translated");
});

test("checkCaptured counts a rate above the limit of the price list as a warning", async () => {
  const item = "01_011_0107_1_1";
  const lines = sound.invoice.lines.map((each) => ({ ...each, item }));
  const captured = { ...sound, absent: [], invoice: { ...sound.invoice, lines } };
  const prices: PriceBook = {
    lists: [priceList("now")],
    items: [priceItem(item, { limits: { national: 999 } })],
    region: "VIC",
  };
  const without = await verdictOf(captured);
  expect((await verdictOf(captured, prices))?.warnings).toBe((without?.warnings ?? 0) + 1);
});

test.each([
  [{ readable: "no", reasons: [translated] } as const, "page-translated"],
  [{ readable: "all", reasons: [] } as const, "captured-without-lines"],
])("F63: checkCaptured has a problem for an invoice of which no line is read: %j", async (reading, code) => {
  const verdict = await verdictOf({
    ...sound,
    ...reading,
    reasons: [...reading.reasons],
    invoice: { lines: [] },
  });
  expect(verdict).toMatchObject({ lines: 0, problem: { code } });
});

test.each<[string, Partial<CapturedInvoice>, string]>([
  ["the reason", { readable: "partly", reasons: [translated] }, "The page is translated."],
  [
    "what can't be read",
    { readable: "partly", unreadable: [onlyWhereTyped(notADateFinding("date", "soon"), false)] },
    "“soon” isn't a date in DD/MM/YYYY format.",
  ],
])("F63: checkCaptured warns of an invoice that is partly read with %s", async (_title, reading, words) => {
  const before = await verdictOf(sound);
  const verdict = await verdictOf({ ...sound, ...reading });
  expect(verdict?.warnings).toBe((before?.warnings ?? 0) + 1);
  expect(verdict?.first).toBe(before?.first ?? words);
});
