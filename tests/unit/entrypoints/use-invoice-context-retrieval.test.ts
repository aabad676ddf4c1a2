import { act, cleanup, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { useInvoiceContext } from "../../../entrypoints/invoice.content/use-invoice-context.ts";
import { careview } from "../../../lib/crm/profile/careview.ts";
import type { PageInvoice } from "../../../lib/crm/read/read-invoice.ts";
import type { InvoiceContextView } from "../../../lib/messaging/views.ts";

type Question = { body: { clientPath?: string; ndisNumber?: string; retrieve: boolean } };

const runtime: { sendMessage(message: unknown): Promise<unknown> } = fakeBrowser.runtime;
const known = (today: string): InvoiceContextView => ({ context: { today }, crmAt: 1 });
const shown = (clientPath: string | undefined, ndisNumber?: string): PageInvoice => ({
  invoice: { lines: [], ...(ndisNumber ? { ndisNumber } : {}) },
  lines: [],
  unreadable: [],
  readable: "all",
  reasons: [],
  head: {},
  absent: [],
  ...(clientPath ? { clientPath } : {}),
});

describe("the context of an invoice's client", () => {
  let ending: AbortController;
  let asked: { body: Question["body"]; answer: (reply: unknown) => void }[];
  const hook = () => renderHook(() => useInvoiceContext(careview, ending.signal));
  /** With all that follows of it. */
  const answer = (at: number, reply: unknown) =>
    act(async () => {
      asked[at]?.answer(reply);
      await new Promise((resolve) => setTimeout(resolve));
    });
  const comesBack = () => act(async () => void document.dispatchEvent(new Event("visibilitychange")));

  beforeEach(() => {
    ending = new AbortController();
    asked = [];
    vi.spyOn(runtime, "sendMessage").mockImplementation((message) => {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      asked.push({ body: (message as Question).body, answer: resolve });
      return promise;
    });
  });
  afterEach(() => {
    ending.abort();
    cleanup();
  });

  test("F63: is asked for once, however often the page is looked at and a number is half typed", async () => {
    const { result } = hook();
    for (const typed of [undefined, "4300", "43000"])
      await act(() => result.current.lookUp(shown("/Clients/Profile/1", typed)));
    await answer(0, { ok: known("2026-11-22") });
    expect([asked.length, result.current.known]).toEqual([1, known("2026-11-22")]);
  });

  test.each([
    ["another client", "/Clients/Profile/2", 2],
    ["nobody any more", undefined, 1],
  ])("F63: counts no longer when the page shows %s", async (_title, path, questions) => {
    const { result } = hook();
    await act(() => result.current.lookUp(shown("/Clients/Profile/1")));
    await answer(0, { ok: known("2026-11-22") });
    await act(() => result.current.lookUp(shown(path)));
    expect([asked.length, result.current.known]).toEqual([questions, null]);
  });

  test("F63: that comes late is not taken for the next client's, nor is its failure", async () => {
    const { result } = hook();
    await act(() => result.current.lookUp(shown("/Clients/Profile/1")));
    await act(() => result.current.lookUp(shown("/Clients/Profile/2")));
    await answer(0, { problem: { code: "record-gone", what: "x", remedy: "y" } });
    expect(result.current).toMatchObject({ known: null, problem: null });
    await answer(1, { ok: known("2026-11-23") });
    expect(result.current).toMatchObject({ known: known("2026-11-23"), problem: null });
  });

  test("F63: is asked for anew when a person comes back to the page, and what is known counts until then", async () => {
    const { result } = hook();
    await act(() => result.current.lookUp(shown("/Clients/Profile/1")));
    await answer(0, { ok: known("2026-11-22") });
    await comesBack();
    expect([asked.length, result.current.known]).toEqual([2, known("2026-11-22")]);
    await answer(1, { ok: known("2026-11-23") });
    expect(result.current.known).toEqual(known("2026-11-23"));
  });

  test("F63: with a plan that is just retrieved isn't overtaken by one without", async () => {
    const { result } = hook();
    await act(() => result.current.lookUp(shown("/Clients/Profile/1")));
    await answer(0, { ok: known("2026-11-22") });
    await act(() => void result.current.retrieve());
    await comesBack();
    expect(asked.map(({ body }) => body.retrieve)).toEqual([false, true]);
    await answer(1, { ok: { ...known("2026-11-22"), ndiaAt: 5 } });
    expect(result.current).toMatchObject({ known: { ndiaAt: 5 }, retrieving: false });
    await comesBack();
    expect(asked).toHaveLength(3);
  });
});
