import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type KeptLooks, keepLooks } from "../../../../lib/crm/page/keep-looks.ts";
import { inLook } from "../../../../lib/crm/read/fields/one-look.ts";

const isShown = vi.fn<(element: Element) => boolean>((element) => !element.hasAttribute("hidden"));
let ending: AbortController;
let looks: KeptLooks;

beforeEach(() => {
  isShown.mockClear();
  document.body.innerHTML = `<table><tr><td><input></td></tr></table>`;
  ending = new AbortController();
  looks = keepLooks(document, ending.signal);
});
afterEach(() => ending.abort());

const field = () => document.querySelector("input") as HTMLInputElement;
const look = (isTyping: boolean) => looks.look(() => inLook(field(), isShown), isTyping);

test("F63: a look after a key keeps what the look before found out", () => {
  look(false);
  field().value = "1";
  expect(look(true)).toBe(true);
  expect(isShown).toHaveBeenCalledTimes(1);
});

test("F63: a look that isn't about typing asks anew", () => {
  look(false);
  look(false);
  expect(isShown).toHaveBeenCalledTimes(2);
});

test.each<[string, () => void]>([
  ["hides a field", () => field().setAttribute("hidden", "")],
  ["adds an element", () => field().after(document.createElement("span"))],
  ["changes a text", () => document.querySelector("td")?.append("x")],
])("F63: a look after a key asks anew when the page %s", (_words, change) => {
  look(false);
  change();
  look(true);
  expect(isShown).toHaveBeenCalledTimes(2);
});

test("F63: a look after a key keeps what it knows beside our own notes, and forgets with the page's changes before them", () => {
  look(false);
  looks.write(() => field().after(document.createElement("planbridge-finding")));
  look(true);
  expect(isShown).toHaveBeenCalledTimes(1);
  field().setAttribute("hidden", "");
  looks.write(() => field().nextElementSibling?.remove());
  expect(look(true)).toBe(false);
});
