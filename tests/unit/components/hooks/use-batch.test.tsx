import { act, cleanup, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { useBatch } from "../../../../components/hooks/use-batch.ts";
import { batch } from "../view-fixtures.ts";

/** What the background would tell whoever follows a batch. */
let tell: (message: unknown) => void;
const send = vi.fn<(message: unknown) => Promise<unknown>>();

beforeEach(() => {
  send.mockReset().mockResolvedValue({ ok: { stopped: 1 } });
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(send);
  fakeBrowser.runtime.connect = (() => ({
    onMessage: { addListener: (listener: typeof tell) => (tell = listener) },
    onDisconnect: { addListener: () => undefined },
    postMessage: () => undefined,
    disconnect: () => undefined,
  })) as never;
});
afterEach(cleanup);

async function following(view = batch()) {
  const { result } = renderHook(() => useBatch(undefined, view.id));
  await act(() => tell(view));
  return result;
}

test("Stop says at once that it is stopping, until the batch has ended", async () => {
  const result = await following();
  expect(result.current.callbacks.isStopping).toBe(false);
  await act(() => result.current.callbacks.onStop());
  expect(result.current.callbacks.isStopping).toBe(true);
  await act(() => tell(batch({ state: "finished" })));
  expect(result.current.callbacks.isStopping).toBe(false);
  // Retried: it can be stopped again.
  await act(() => tell(batch()));
  expect(result.current.callbacks.isStopping).toBe(false);
});

test("Stop can be pressed again where it was refused, with the reason", async () => {
  const problem = { code: "record-gone", what: "x", remedy: "y" };
  send.mockResolvedValue({ problem });
  const result = await following();
  await act(() => result.current.callbacks.onStop());
  await vi.waitFor(() => expect(result.current.problem).toEqual(problem));
  expect(result.current.callbacks.isStopping).toBe(false);
});

test("the way to the results names the batch that is followed", async () => {
  const result = await following();
  await act(async () => result.current.callbacks.onResults());
  expect(send).toHaveBeenCalledWith({
    planbridge: "workspace.open",
    body: { tab: "results", batchId: "batch-1" },
  });
});
