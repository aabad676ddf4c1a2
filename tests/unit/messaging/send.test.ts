import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { RequestError, send, sendWithRetry, STALE_PAGE } from "../../../lib/messaging/send.ts";

const runtime: { sendMessage(message: unknown): Promise<unknown> } = fakeBrowser.runtime;

beforeEach(() => fakeBrowser.reset());

describe("send", () => {
  test("send posts the operation with its body and returns the reply", async () => {
    const sent = vi.spyOn(runtime, "sendMessage").mockResolvedValue({ ok: { retried: 3 } });
    expect(await send("sync.retry", { batchId: "1-a" })).toEqual({ retried: 3 });
    expect(sent).toHaveBeenCalledWith({ planbridge: "sync.retry", body: { batchId: "1-a" } });
  });

  test("send returns null when the reply is null", async () => {
    vi.spyOn(runtime, "sendMessage").mockResolvedValue({ ok: null });
    expect(await send("sync.resume", { batchId: "1-a" })).toBeNull();
  });

  test("send throws a RequestError with the problem when the background refuses", async () => {
    const problem = { code: "record-gone", what: "x", remedy: "y" };
    vi.spyOn(runtime, "sendMessage").mockResolvedValue({ problem });
    const refusal = await send("sync.stop", { batchId: "1-a" }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RequestError);
    expect(refusal).toMatchObject({ problem });
  });

  test.each([
    ["is gone after an update", () => Promise.reject(new Error("Extension context invalidated."))],
    [
      "doesn't listen",
      () => Promise.reject(new Error("Could not establish connection. Receiving end does not exist.")),
    ],
    ["answers nothing", () => Promise.resolve(undefined)],
  ])(
    "send reports a stale page, to be refreshed by the person, when the background %s",
    async (_title, answer) => {
      vi.spyOn(runtime, "sendMessage").mockImplementation(answer);
      await expect(send("sync.stop", { batchId: "1-a" })).rejects.toMatchObject({ problem: STALE_PAGE });
      expect(STALE_PAGE).toMatchObject({ code: "stale-page", remedy: expect.stringMatching(/refresh/) });
    },
  );

  test("sendWithRetry retries once, and only once, when the background dies before it replies", async () => {
    const looksUp = () => sendWithRetry("sync.retry", { batchId: "1-a" });
    const sent = vi.spyOn(runtime, "sendMessage");
    sent.mockResolvedValueOnce(undefined).mockResolvedValueOnce({ ok: { retried: 1 } });
    expect(await looksUp()).toEqual({ retried: 1 });
    sent.mockReset().mockResolvedValue(undefined);
    await expect(looksUp()).rejects.toMatchObject({ problem: STALE_PAGE });
    expect(sent).toHaveBeenCalledTimes(2);
    sent.mockReset().mockResolvedValue({ problem: { code: "record-gone", what: "x", remedy: "y" } });
    await expect(looksUp()).rejects.toMatchObject({ problem: { code: "record-gone" } });
    expect(sent).toHaveBeenCalledTimes(1);
  });
});
