import { afterEach, expect, test } from "vitest";
import { brightnessOf, groundOf, pageGround } from "../../../lib/crm/page-ground.ts";

afterEach(() => {
  document.body.removeAttribute("style");
  document.documentElement.removeAttribute("style");
});

test.each([
  ["rgb(255, 255, 255)", 1],
  ["rgb(0, 0, 0)", 0],
  ["rgb(0 0 0 / 100%)", 0],
  ["rgba(255, 255, 255, 0.9)", 1],
  ["rgba(0, 0, 0, 0)", null],
  ["transparent", null],
  ["color(srgb 1 1 1)", null],
])("%s is this bright: %s", (color, brightness) => {
  const found = brightnessOf(color);
  expect(found === null ? null : Math.round(found)).toBe(brightness);
});

test.each([
  ["rgb(255, 255, 255)", "", "light"],
  ["rgb(24, 33, 36)", "", "dark"],
  ["", "rgb(24, 33, 36)", "dark"],
  ["rgb(250, 250, 250)", "rgb(24, 33, 36)", "light"],
  ["", "", "light"],
])("a page with body “%s” on “%s” stands on a %s ground", (body, html, ground) => {
  document.body.style.backgroundColor = body;
  document.documentElement.style.backgroundColor = html;
  expect(pageGround(document)).toBe(ground);
});

test("a light card on a dark page is light", () => {
  document.body.style.backgroundColor = "rgb(24, 33, 36)";
  document.body.innerHTML = '<div style="background-color: rgb(255, 255, 255)"><p></p></div><p></p>';
  const [within, beside] = document.querySelectorAll("p");
  expect([within, beside].map((place) => groundOf(place as Element))).toEqual(["light", "dark"]);
  document.body.innerHTML = "";
});
