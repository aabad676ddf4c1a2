import { act, renderHook } from "@testing-library/preact";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { useVerdicts } from "../../../entrypoints/streamline.content/use-verdicts.ts";
import type { RecordPath } from "../../../lib/crm/profile/record-path.ts";
import type { ListedInvoice } from "../../../lib/crm/read/read-captured-list.ts";

const unknown = { code: "crm-page-unknown", what: "Not a captured invoice.", remedy: "x" };
let asked: string[][];
/** Captured invoices whose page is something else. */
let strange: Set<string>;
let refusal: object | undefined;

beforeEach(() => {
  asked = [];
  strange = new Set();
  refusal = undefined;
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation((message: unknown) => {
    const { paths } = (message as { body: { paths: string[] } }).body;
    asked.push(paths);
    if (refusal) return Promise.resolve({ problem: refusal });
    const ok = paths.map((path) => ({
      path,
      lines: 1,
      blocks: 0,
      warnings: 0,
      ...(strange.has(path) ? { problem: unknown } : {}),
    }));
    return Promise.resolve({ ok });
  });
});

const row = (id: number): ListedInvoice => ({
  path: `/r/${id}` as RecordPath,
  link: document.createElement("a"),
  cell: document.createElement("td"),
});

async function start(count: number) {
  const rows = Array.from({ length: count }, (_, at) => row(at + 1));
  const { result } = renderHook(() => useVerdicts(rows, new AbortController().signal));
  const settle = () => act(() => new Promise<void>((done) => setTimeout(done, 20)));
  await settle();
  return {
    hook: () => result.current,
    tryAgain: async () => {
      await act(() => result.current.tryAgain?.());
      await settle();
    },
  };
}

describe("the verdicts of captured invoices", () => {
  test("F63: the first is asked for alone, and the others five at a time once it was recognised", async () => {
    const { hook } = await start(8);
    expect(asked).toEqual([["/r/1"], ["/r/2", "/r/3", "/r/4", "/r/5", "/r/6"], ["/r/7", "/r/8"]]);
    expect(hook().verdicts.size).toBe(8);
    expect(hook().tryAgain).toBeUndefined();
  });

  test("F63: no other is asked for when the first isn't recognised, until somebody tries again", async () => {
    strange.add("/r/1");
    const { hook, tryAgain } = await start(8);
    expect(asked).toEqual([["/r/1"]]);
    expect(hook().problem).toMatchObject({
      what: unknown.what,
      remedy: expect.stringContaining("Try again"),
    });
    await tryAgain();
    expect(asked.slice(1)).toEqual([["/r/2"], ["/r/3", "/r/4", "/r/5", "/r/6", "/r/7"], ["/r/8"]]);
    expect(hook().problem).toBeNull();
  });

  test("F63: a refusal is shown once, and everything is asked for by Try again", async () => {
    refusal = { code: "crm-signed-out", what: "You are signed out.", remedy: "Sign in." };
    const { hook, tryAgain } = await start(3);
    expect(asked).toEqual([["/r/1"]]);
    expect(hook().problem).toEqual(refusal);
    refusal = undefined;
    await tryAgain();
    expect(hook().verdicts.size).toBe(3);
  });
});
