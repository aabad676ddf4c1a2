import { afterEach, expect, test } from "vitest";
import { brightnessOf, colourSchemeAt, detectColourScheme } from "../../../../lib/crm/page/colour-scheme.ts";

afterEach(() => {
  document.body.replaceChildren();
  document.body.removeAttribute("style");
  document.documentElement.removeAttribute("style");
});

test.each([
  ["rgb(255, 255, 255)", 1],
  ["rgb(0, 0, 0)", 0],
  ["rgb(0 0 0 / 100%)", 0],
  ["rgba(255, 255, 255, 0.9)", 1],
  ["rgba(0, 0, 0, 0)", null],
  ["rgba(0, 0, 0, 0.05)", null],
  ["rgb(0 0 0 / 5%)", null],
  ["transparent", null],
  ["color(srgb 1 1 1)", null],
])("brightnessOf(%s) is %s", (color, brightness) => {
  const found = brightnessOf(color);
  expect(found === null ? null : Math.round(found)).toBe(brightness);
});

test.each([
  ["rgb(255, 255, 255)", "", "light"],
  ["rgb(24, 33, 36)", "", "dark"],
  ["", "rgb(24, 33, 36)", "dark"],
  ["rgb(250, 250, 250)", "rgb(24, 33, 36)", "light"],
  ["", "", "light"],
])("a page with body “%s” on “%s” has the colour scheme %s", (body, html, ground) => {
  document.body.style.backgroundColor = body;
  document.documentElement.style.backgroundColor = html;
  expect(detectColourScheme(document)).toBe(ground);
});

test.each([
  ["rgb(255, 255, 255)", "light"],
  ["rgba(255, 255, 255, 0.1)", "dark"],
  ["", "dark"],
])("a cell in a card of “%s” on a dark page has the colour scheme %s", (card, ground) => {
  document.body.style.backgroundColor = "rgb(24, 33, 36)";
  document.body.innerHTML = "<section><table><tbody><tr><td></td></tr></tbody></table></section>";
  (document.body.firstElementChild as HTMLElement).style.backgroundColor = card;
  expect(colourSchemeAt(document.querySelector("td") as Element)).toBe(ground);
});
