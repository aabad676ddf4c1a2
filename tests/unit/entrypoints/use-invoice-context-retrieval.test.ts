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
  absent: [],
  ...(clientPath ? { clientPath } : {}),
});

describe("useInvoiceContext: requests", () => {
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

  test("F63: useInvoiceContext sends one request although the page is read while a number is typed", async () => {
    const { result } = hook();
    for (const typed of [undefined, "4300", "43000"])
      await act(() => result.current.lookUp(shown("/Clients/Profile/1", typed)));
    await answer(0, { ok: known("2026-11-22") });
    expect([asked.length, result.current.known]).toEqual([1, known("2026-11-22")]);
  });

  test.each([
    ["another client", "/Clients/Profile/2", 2],
    ["no client", undefined, 1],
  ])("F63: useInvoiceContext drops the context when the page shows %s", async (_title, path, questions) => {
    const { result } = hook();
    await act(() => result.current.lookUp(shown("/Clients/Profile/1")));
    await answer(0, { ok: known("2026-11-22") });
    await act(() => result.current.lookUp(shown(path)));
    expect([asked.length, result.current.known]).toEqual([questions, null]);
  });

  test("F63: useInvoiceContext ignores a late answer for the previous client", async () => {
    const { result } = hook();
    await act(() => result.current.lookUp(shown("/Clients/Profile/1")));
    await act(() => result.current.lookUp(shown("/Clients/Profile/2")));
    await answer(0, { problem: { code: "record-gone", what: "x", remedy: "y" } });
    expect(result.current).toMatchObject({ known: null, problem: null });
    await answer(1, { ok: known("2026-11-23") });
    expect(result.current).toMatchObject({ known: known("2026-11-23"), problem: null });
  });

  test("F63: useInvoiceContext refreshes when a person returns to the page, and keeps the context meanwhile", async () => {
    const { result } = hook();
    await act(() => result.current.lookUp(shown("/Clients/Profile/1")));
    await answer(0, { ok: known("2026-11-22") });
    await comesBack();
    expect([asked.length, result.current.known]).toEqual([2, known("2026-11-22")]);
    await answer(1, { ok: known("2026-11-23") });
    expect(result.current.known).toEqual(known("2026-11-23"));
  });

  test("F63: useInvoiceContext doesn't refresh while a plan is being retrieved", async () => {
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
