import { act, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { useInvoiceContext } from "../../../entrypoints/invoice.content/use-invoice-context.ts";
import { careview } from "../../../lib/crm/profile/careview.ts";
import type { PageInvoice } from "../../../lib/crm/read/read-invoice.ts";
import type { InvoiceContextView } from "../../../lib/messaging/views.ts";

type Asked = { body: { clientPath?: string; ndisNumber?: string }; waiter: PromiseWithResolvers<unknown> };
let asked: Asked[];

beforeEach(() => {
  asked = [];
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation((message: unknown) => {
    const waiter = Promise.withResolvers<unknown>();
    asked.push({ body: (message as { body: Asked["body"] }).body, waiter });
    return waiter.promise;
  });
});

const ending = new AbortController();
afterEach(() => ending.abort());

const shown = (ndisNumber: string, clientPath?: string): PageInvoice => ({
  invoice: { ndisNumber, lines: [] },
  lines: [],
  unreadable: [],
  absent: [],
  ...(clientPath ? { clientPath } : {}),
});
const about = (name: string): InvoiceContextView => ({
  context: { today: "2026-11-22" },
  client: { name, path: "/x" },
});

function start() {
  const { result } = renderHook(() => useInvoiceContext(careview, ending.signal));
  return {
    look: (...of: Parameters<typeof shown>) => act(() => result.current.lookUp(shown(...of))),
    answer: async (at: number, reply: unknown) => {
      asked[at]?.waiter.resolve(reply);
      // After everything that waits for the answer, and what is drawn then.
      await act(() => new Promise<void>((done) => setTimeout(done)));
    },
    name: () => result.current.known?.client?.name,
    problem: () => result.current.problem?.code,
  };
}

describe("useInvoiceContext: changes of the client", () => {
  test("F63: useInvoiceContext shows only the current client's context, whichever answer comes last", async () => {
    const { look, answer, name } = start();
    await look("430000017");
    await answer(0, { ok: about("Ngozi") });
    expect(name()).toBe("Ngozi");
    await look("430000025");
    expect(name()).toBeUndefined();
    await look("430000033");
    await answer(2, { ok: about("Aiko") });
    await answer(1, { ok: about("Tom") });
    expect(name()).toBe("Aiko");
  });

  test("F63: useInvoiceContext shows no context after the client was removed from the page", async () => {
    const { look, answer, name } = start();
    await look("430000017");
    await look("");
    await answer(0, { ok: about("Ngozi") });
    expect(name()).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  test("F63: useInvoiceContext keeps the client's context while it requests it again by link", async () => {
    const { look, answer, name } = start();
    await look("430000017");
    await answer(0, { ok: about("Ngozi") });
    await look("430000017", "/Clients/Profile/11");
    expect(name()).toBe("Ngozi");
    expect(asked.map(({ body }) => body.clientPath)).toEqual([undefined, "/Clients/Profile/11"]);
  });

  test("F63: useInvoiceContext requests a client once by link when the number isn't nine digits", async () => {
    const { look } = start();
    await look("4300-17", "/Clients/Profile/11");
    await look("4300-17", "/Clients/Profile/11");
    expect(asked.map(({ body }) => body)).toEqual([
      { clientPath: "/Clients/Profile/11", stored: undefined, retrieve: false },
    ]);
  });

  test("F63: useInvoiceContext doesn't show the previous client's problem for the next client", async () => {
    const { look, answer, problem } = start();
    await look("430000017");
    await look("430000025");
    await answer(0, { problem: { code: "signed-out", what: "", remedy: "" } });
    expect(problem()).toBeUndefined();
    await answer(1, { problem: { code: "no-authority", what: "", remedy: "" } });
    expect(problem()).toBe("no-authority");
  });
});
