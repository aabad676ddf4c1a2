import { act, cleanup, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useWatchedPage } from "../../../../components/page/use-watched-page.ts";

const judge = vi.fn<() => void>();
const tell = (type: string) => document.body.dispatchEvent(new Event(type, { bubbles: true }));
const later = () => act(() => new Promise<void>((done) => setTimeout(done)));

beforeEach(() => {
  judge.mockReset();
  renderHook(() => useWatchedPage(judge, new AbortController().signal));
});
afterEach(cleanup);

test("F63: useWatchedPage checks the page when it mounts", () => {
  expect(judge).toHaveBeenCalledOnce();
});

test("F63: useWatchedPage checks once, at once, when a key is typed", async () => {
  judge.mockReset();
  tell("input");
  expect(judge).toHaveBeenCalledOnce();
  await later();
  expect(judge).toHaveBeenCalledOnce();
});

test("F63: useWatchedPage checks shortly after a field loses the focus", async () => {
  judge.mockReset();
  tell("focusout");
  expect(judge).not.toHaveBeenCalled();
  await later();
  expect(judge).toHaveBeenCalledOnce();
});

test("F63: useWatchedPage checks redrawn lines before they are painted, even while a button is held", async () => {
  document.body.innerHTML = "<form></form>";
  await later();
  judge.mockReset();
  tell("pointerdown");
  document.querySelector("form")?.append(document.createElement("p"));
  await act(() => Promise.resolve());
  expect(judge).toHaveBeenCalledOnce();
  tell("pointercancel");
  await later();
  expect(judge).toHaveBeenCalledOnce();
});

test("F63: useWatchedPage checks after each press, as a date picker's script sets its field without an event", async () => {
  judge.mockReset();
  tell("pointerdown");
  tell("pointerup");
  await later();
  expect(judge).toHaveBeenCalledOnce();
});

test.each(["pointerup", "pointercancel"])(
  "F63: useWatchedPage waits while a button is held, until the %s",
  async (end) => {
    judge.mockReset();
    tell("pointerdown");
    tell("focusout");
    tell("change");
    await later();
    expect(judge).not.toHaveBeenCalled();
    tell(end);
    expect(judge).not.toHaveBeenCalled();
    await later();
    expect(judge).toHaveBeenCalledOnce();
  },
);

test("F63: useWatchedPage tells a key in a field of text from everything else that may have happened", async () => {
  document.body.innerHTML = `<input><input type="checkbox">`;
  await later();
  const [text, box] = document.querySelectorAll("input");
  const told: unknown[] = [];
  judge.mockReset().mockImplementation((...args: unknown[]) => void told.push(...args));
  text?.dispatchEvent(new Event("input", { bubbles: true }));
  box?.dispatchEvent(new Event("input", { bubbles: true }));
  text?.dispatchEvent(new Event("change", { bubbles: true }));
  text?.dispatchEvent(new Event("focusout", { bubbles: true }));
  text?.dispatchEvent(new Event("input", { bubbles: true }));
  expect(told).toEqual([true, false, false, false]);
});
