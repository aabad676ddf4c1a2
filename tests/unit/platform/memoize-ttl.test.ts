import { expect, test, vi } from "vitest";
import { memoizeFor } from "../../../lib/platform/memoize-ttl.ts";

test("memoizeFor reuses a good answer for its argument until the time is over, then loads it again", async () => {
  let now = 0;
  const ask = vi.fn<(site: string) => Promise<string>>((site) => Promise.resolve(`${site}!`));
  const asked = memoizeFor(ask, () => now);
  expect(await asked("a")).toBe("a!");
  now = 999;
  expect(await asked("a")).toBe("a!");
  expect(ask).toHaveBeenCalledTimes(1);
  expect(await asked("b")).toBe("b!");
  now = 1000;
  expect(await asked("a")).toBe("a!");
  expect(ask).toHaveBeenCalledTimes(3);
});

test("memoizeFor doesn't keep an empty answer or an error, so what has been fixed counts at once", async () => {
  const ask = vi
    .fn<(site: string) => Promise<boolean>>()
    .mockResolvedValueOnce(false)
    .mockRejectedValueOnce(new Error("not yet"))
    .mockResolvedValue(true);
  const asked = memoizeFor(ask, () => 0);
  expect(await asked("a")).toBe(false);
  await expect(asked("a")).rejects.toThrow("not yet");
  expect(await asked("a")).toBe(true);
});

test("memoizeFor loads an answer again after the clock was set back", async () => {
  let now = 1_000_000;
  const ask = vi.fn<(site: string) => Promise<string>>((site) => Promise.resolve(site));
  const asked = memoizeFor(ask, () => now);
  await asked("a");
  now = 5;
  await asked("a");
  expect(ask).toHaveBeenCalledTimes(2);
});
