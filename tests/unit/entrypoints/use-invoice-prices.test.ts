import { act, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { useInvoicePrices } from "../../../entrypoints/invoice.content/use-invoice-prices.ts";
import type { PriceBook } from "../../../lib/domain/price-list/price-book.ts";
import type { InvoiceContextView } from "../../../lib/messaging/views.ts";
import { priceItem, priceList } from "../domain/price-list/price-fixtures.ts";

const ITEM = "01_011_0107_1_1";
const book: PriceBook = { lists: [priceList("now")], items: [priceItem(ITEM)], region: "NSW" };

let asked: { body: unknown; waiter: PromiseWithResolvers<unknown> }[];
beforeEach(() => {
  asked = [];
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation((message: unknown) => {
    const waiter = Promise.withResolvers<unknown>();
    asked.push({ body: (message as { body: unknown }).body, waiter });
    return waiter.promise;
  });
});

const ending = new AbortController();
afterEach(() => ending.abort());

const line = (item: string, from = "2026-11-02", to = from) => ({ id: item, item, from, to });

function start(known: InvoiceContextView | null = { context: { today: "2026-11-22" } }) {
  const { result } = renderHook(() => useInvoicePrices(known, ending.signal));
  return {
    look: (...lines: ReturnType<typeof line>[]) => act(() => result.current.lookUpPrices(lines)),
    answer: async (at: number, reply: unknown) => {
      asked[at]?.waiter.resolve(reply);
      await act(() => new Promise<void>((done) => setTimeout(done)));
    },
    context: () => result.current.contextOf(),
  };
}

test("useInvoicePrices asks for the items on the page by their first and last days, once", async () => {
  const { look, answer, context } = start();
  await look(line(ITEM), line(ITEM), line("01_012_0107_1_1", "2026-11-02", "2026-11-03"));
  await look(line(ITEM), line("01_012_0107_1_1", "2026-11-02", "2026-11-03"));
  expect(asked.map(({ body }) => body)).toEqual([
    {
      services: [
        { item: ITEM, day: "2026-11-02" },
        { item: "01_012_0107_1_1", day: "2026-11-02" },
        { item: "01_012_0107_1_1", day: "2026-11-03" },
      ],
    },
  ]);
  await answer(0, { ok: book });
  expect(context().prices).toEqual(book);
  // The same object each time: what is worked out for a context is kept by it.
  expect(context()).toBe(context());
});

test("useInvoicePrices doesn't ask for a number that is half typed", async () => {
  const { look } = start();
  await look(line("01_01"), line(""));
  expect(asked).toEqual([]);
});

test("useInvoicePrices takes the answer to the latest question, and leaves out an empty one", async () => {
  const { look, answer, context } = start();
  await look(line(ITEM));
  await look(line("01_012_0107_1_1"));
  await answer(1, { ok: book });
  await answer(0, { ok: { ...book, items: [] } });
  expect(context().prices).toEqual(book);
  await look(line("01_013_0107_1_1"));
  await answer(2, { ok: { lists: [], items: [], region: null } });
  expect(context()).not.toHaveProperty("prices");
});

test("useInvoicePrices checks without a price list where nobody answers, and with one where no client is known", async () => {
  const { look, answer, context } = start(null);
  await look(line(ITEM));
  await answer(0, { problem: { code: "x", what: "x", remedy: "x" } });
  expect(context()).not.toHaveProperty("prices");
  await look(line(ITEM, "2026-11-03"));
  await answer(1, { ok: book });
  expect(context().prices).toEqual(book);
});

test("useInvoicePrices asks again when somebody comes back, because a list may have been imported", async () => {
  const { look } = start();
  await look(line(ITEM));
  document.dispatchEvent(new Event("visibilitychange"));
  await look(line(ITEM));
  expect(asked).toHaveLength(2);
});
