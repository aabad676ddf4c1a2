import { beforeEach, expect, test } from "vitest";
import { focusNext, focusPlace } from "../../../../components/palette/focus-next.ts";

const at = (id: string) => document.getElementById(id) as HTMLElement;

beforeEach(() => {
  document.body.innerHTML = `<p id="a">1</p><button id="b">2</button><p id="c">3</p><a id="other" href="#">x</a>`;
});

test("the next place is the one after the focused one, and after the last comes the first", () => {
  const places = ["a", "b", "c"].map(at);
  at("other").focus();
  const seen = places.concat(at("a")).map(() => {
    focusNext(places);
    return document.activeElement?.id;
  });
  expect(seen).toEqual(["a", "b", "c", "a"]);
});

test("without a place nothing is focused", () => {
  at("other").focus();
  focusNext([]);
  expect(document.activeElement).toBe(at("other"));
});

test("what doesn't take the focus by itself does so from then on, and Tab passes it", () => {
  focusPlace(at("a"));
  expect(document.activeElement).toBe(at("a"));
  expect(at("a").tabIndex).toBe(-1);
  focusPlace(at("b"));
  expect(document.activeElement).toBe(at("b"));
  expect(at("b").hasAttribute("tabindex")).toBe(false);
});
