import { act, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useGuardedStart } from "../../../../components/hooks/use-guarded-start.ts";
import { useReviewWindow } from "../../../../components/hooks/use-review-window.ts";
import { fakeTimers, realTimers } from "../../test-clock.ts";

beforeEach(() => void fakeTimers({ toFake: ["setTimeout", "setInterval", "clearTimeout", "clearInterval"] }));
afterEach(realTimers);

const pass = (ms: number): void => void act(() => void vi.advanceTimersByTime(ms));

/** The person comes back to the page, or a script of it says so. */
function focus(trusted: boolean): void {
  const event = new Event("focus");
  Object.defineProperty(event, "isTrusted", { value: trusted });
  void act(() => void window.dispatchEvent(event));
}

test("useReviewWindow looks while the window is open, and once more when the person is back", () => {
  const look = vi.fn<() => void>();
  const { result } = renderHook(() => useReviewWindow(look));
  pass(5000);
  expect(look).not.toHaveBeenCalled();
  void act(() => result.current.opened());
  pass(3000);
  expect(look).toHaveBeenCalledTimes(3);
  focus(true);
  expect(look).toHaveBeenCalledTimes(4);
  pass(5000);
  expect(look).toHaveBeenCalledTimes(4);
});

test("useReviewWindow isn't ended by a script of the page", () => {
  const look = vi.fn<() => void>();
  const { result } = renderHook(() => useReviewWindow(look));
  void act(() => result.current.opened());
  focus(false);
  pass(2000);
  expect(look).toHaveBeenCalledTimes(2);
});

test("useGuardedStart takes no press in the first moment of the window, nor when it comes to the front again", () => {
  const { result } = renderHook(() => useGuardedStart());
  expect(result.current).toBe(false);
  pass(1000);
  expect(result.current).toBe(true);
  focus(true);
  expect(result.current).toBe(false);
  pass(1000);
  expect(result.current).toBe(true);
});
