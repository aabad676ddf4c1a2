// @vitest-environment node
import { describe, expect, test } from "vitest";
import { categoryKey, SUPPORT_CATEGORIES, supportCategory } from "../../../lib/ndis/support-category.ts";

describe("the support categories of the NDIS", () => {
  test("are 21, of which the numbers 1 to 16 are confirmed", () => {
    expect(SUPPORT_CATEGORIES).toHaveLength(21);
    expect(SUPPORT_CATEGORIES.flatMap(({ number = [] }) => number)).toEqual(
      Array.from({ length: 16 }, (_, at) => at + 1),
    );
  });

  test("none goes by the name of another", () => {
    const names = SUPPORT_CATEGORIES.flatMap(({ name, also = [] }) => [name, ...also]);
    for (const category of SUPPORT_CATEGORIES)
      for (const name of [category.name, ...(category.also ?? [])])
        expect(supportCategory(name), name).toBe(category);
    expect(new Set(names).size).toBe(names.length);
  });

  test("three of them share the Core Flexible money", () => {
    const flexible = SUPPORT_CATEGORIES.filter(({ coreFlexible }) => coreFlexible);
    expect(flexible.map(({ number }) => number)).toEqual([1, 3, 4]);
  });
});

test.each([
  ["Assistance with Daily Life", "Assistance with Daily Life"],
  ["01 Assistance with Daily Life", "Assistance with Daily Life"],
  ["1 - Assistance with daily life", "Assistance with Daily Life"],
  ["01. ASSISTANCE WITH DAILY LIFE", "Assistance with Daily Life"],
  ["03 – Consumables", "Consumables"],
  ["DAILY_ACTIVITIES", "Assistance with Daily Life"],
  ["Social, Community & Civic Participation", "Assistance with Social, Economic and Community Participation"],
  [
    "Assistance with Social, Economic & Community Participation",
    "Assistance with Social, Economic and Community Participation",
  ],
  ["CB Choice & Control", "Choice and Control"],
  ["14 Improved Life Choices", "Choice and Control"],
  ["Improved Daily Living", "Improved Daily Living Skills"],
  ["CB_DAILY_ACTIVITY", "Improved Daily Living Skills"],
  ["Recurring Transport", "Transport Recurring"],
  ["SDA", "Specialist Disability Accommodation"],
  [
    "Assistive Technology - Maintenance, Repair & Rental",
    "Assistive Technology Maintenance, Repair and Rental",
  ],
])("%j is the category %s", (written, name) => {
  expect(supportCategory(written)?.name).toBe(name);
});

test.each([
  ["Transport", "Transport Recurring"],
  ["Assistive Technology", "Home Modifications"],
])("%s and %s are two categories", (one, other) => {
  expect(categoryKey(one)).not.toBe(categoryKey(other));
});

test.each(["", "  ", "01", "Core", "Consumables and more", "Core Flexible"])(
  "%j is no category of the NDIS",
  (written) => {
    expect(supportCategory(written)).toBeUndefined();
  },
);

test("a category that Planbridge doesn't know is its own, however it is written", () => {
  expect(categoryKey("17 Moon & Stars")).toBe(categoryKey("moon AND stars"));
  expect(categoryKey("Moon")).not.toBe(categoryKey("Stars"));
});
