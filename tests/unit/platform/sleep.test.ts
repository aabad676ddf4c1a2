import { afterEach, expect, test, vi } from "vitest";
import { sleep } from "../../../lib/platform/sleep.ts";
import { fakeTimers, realTimers } from "../test-clock.ts";

afterEach(realTimers);

test.each([
  [-5, 0],
  [Number.NaN, 0],
  [1500, 1500],
  [2 ** 31, 2 ** 31 - 1],
  [Infinity, 2 ** 31 - 1],
])("sleep(%d) sets a timer of %d ms, which no browser counts past its end", async (ms, wait) => {
  fakeTimers({ toFake: ["setTimeout"] });
  const timer = vi.spyOn(globalThis, "setTimeout");
  const slept = sleep(ms);
  expect(timer).toHaveBeenCalledExactlyOnceWith(expect.any(Function), wait);
  vi.runAllTimers();
  await slept;
});
