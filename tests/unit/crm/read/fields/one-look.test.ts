import { expect, test, vi } from "vitest";
import { answerFor, inLook, inOneLook } from "../../../../../lib/crm/read/fields/one-look.ts";

test("an element is asked once in one look, and anew in the next", () => {
  const ask = vi.fn<(element: Element) => boolean>((element) => element.hasAttribute("hidden"));
  const element = document.createElement("td");
  inOneLook(() => {
    expect([inLook(element, ask), inOneLook(() => inLook(element, ask))]).toEqual([false, false]);
  });
  expect(ask).toHaveBeenCalledTimes(1);
  element.hidden = true;
  expect(inOneLook(() => inLook(element, ask))).toBe(true);
});

test("a look that fails leaves nothing known", () => {
  const element = document.createElement("td");
  const isHidden = ({ hidden }: HTMLElement) => hidden;
  const fails = () =>
    inOneLook(() => {
      inLook(element, isHidden as (element: Element) => boolean);
      throw new Error("unreadable");
    });
  expect(fails).toThrow("unreadable");
  element.hidden = true;
  expect(inLook(element, isHidden as (element: Element) => boolean)).toBe(true);
});

test("an answer is asked for again in one look only where its input differs", () => {
  let asked = 0;
  const ask = vi.fn<() => number>(() => (asked += 1));
  const numberFor = answerFor<number>();
  const row = document.createElement("tr");
  const numbers = inOneLook(() => ["a", "a", "b"].map((input) => numberFor(row, input, ask)));
  expect(numbers).toEqual([1, 1, 2]);
});
