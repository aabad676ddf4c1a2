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

test("F63: a page is judged as soon as it is there", () => {
  expect(judge).toHaveBeenCalledOnce();
});

test("F63: a key is judged at once, and only once", async () => {
  judge.mockReset();
  tell("input");
  expect(judge).toHaveBeenCalledOnce();
  await later();
  expect(judge).toHaveBeenCalledOnce();
});

test("F63: a field that was left is judged a moment later", async () => {
  judge.mockReset();
  tell("focusout");
  expect(judge).not.toHaveBeenCalled();
  await later();
  expect(judge).toHaveBeenCalledOnce();
});

test("F63: lines that are drawn anew are judged before anybody sees them, also while a button is held", async () => {
  document.body.innerHTML = "<form></form>";
  await later();
  judge.mockReset();
  tell("pointerdown");
  document.querySelector("form")?.append(document.createElement("p"));
  await act(() => Promise.resolve());
  expect(judge).toHaveBeenCalledOnce();
  tell("pointerup");
  await later();
  expect(judge).toHaveBeenCalledOnce();
});

test.each(["pointerup", "pointercancel"])(
  "F63: nothing moves while a button is held, until the %s",
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
