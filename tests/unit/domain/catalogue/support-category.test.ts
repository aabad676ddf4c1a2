import { describe, expect, test } from "vitest";
import {
  categoryKey,
  possibleCategories,
  SUPPORT_CATEGORIES,
  supportCategory,
} from "../../../../lib/domain/catalogue/support-category.ts";

describe("the support categories of the NDIS", () => {
  test("SUPPORT_CATEGORIES are numbered 1 to 21, with the six that came with PACE", () => {
    expect(SUPPORT_CATEGORIES.map(({ number }) => number)).toEqual(
      Array.from({ length: 21 }, (_, at) => at + 1),
    );
    expect(SUPPORT_CATEGORIES.slice(15).map(({ name }) => name)).toEqual([
      "Home and Living",
      "Specialist Disability Accommodation",
      "Transport Recurring",
      "Assistive Technology Maintenance, Repair and Rental",
      "Behaviour Support",
      "YPIRAC Cross Billing",
    ]);
  });

  test("no support category has the name of another", () => {
    const names = SUPPORT_CATEGORIES.flatMap(({ name, also = [] }) => [name, ...also]);
    for (const category of SUPPORT_CATEGORIES)
      for (const name of [category.name, ...(category.also ?? [])])
        expect(supportCategory(name), name).toBe(category);
    expect(new Set(names).size).toBe(names.length);
  });

  test("three support categories are Core Flexible", () => {
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
])("supportCategory reads %j as %s", (written, name) => {
  expect(supportCategory(written)?.name).toBe(name);
});

test.each([
  ["Transport", "Transport Recurring"],
  ["Assistive Technology", "Home Modifications"],
])("categoryKey distinguishes %s and %s", (one, other) => {
  expect(categoryKey(one)).not.toBe(categoryKey(other));
});

test.each(["", "  ", "01", "Core", "Consumables and more", "Core Flexible"])(
  "%j is no category of the NDIS",
  (written) => {
    expect(supportCategory(written)).toBeUndefined();
  },
);

test("categoryKey of an unknown category is its own, in any spelling", () => {
  expect(categoryKey("17 Moon & Stars")).toBe(categoryKey("moon AND stars"));
  expect(categoryKey("Moon")).not.toBe(categoryKey("Stars"));
});

/** By number, each as the catalogue, the CRM or another system writes it. */
const SPELLINGS: Record<number, string[]> = {
  1: [
    "Assistance with Daily Life (Includes SIL)",
    "Assistance with Daily Life (including Supported Independent Living)",
    "Core - Assistance with Daily Life",
    "CORE_ASSISTANCE_DAILY_LIFE",
    "01C - Assistance with Daily Life",
    "Core Daily Activity",
    "Core Supports: Daily Activities",
    "1. Daily Living (Core)",
    "Assistance with Daily Life 01",
    "Support Category 01 - Assistance with Daily Life",
  ],
  2: ["Core - Transport", "02_Transport", "Transport (CORE)", "Transport - 2"],
  3: [
    "03 - Consumables (CORE)",
    "Consumables (03)",
    "Category 3: Consumables",
    "Core Supports - Consumables",
    "Consumable",
    "Consumables (Plan-managed)",
    "Consumables - Flexible",
  ],
  4: [
    "Core - Social and Community Participation",
    "04 Social & Community Participation",
    "Assistance with Social & Community Participation",
    "Core – Social, Economic & Community Participation",
  ],
  5: ["Capital - Assistive Technology", "Assistive Technology (AT)", "05 Assistive Technology (Capital)"],
  6: [
    "Home Modifications and Specialised Disability Accommodation (SDA)",
    "Home Modifications & Specialist Disability Accommodation",
    "06 - Home Modifications and SDA",
    "CAPITAL HOME MODIFICATIONS",
  ],
  7: [
    "Support Coordination & Psychosocial Recovery Coaches",
    "Capacity Building - Support Coordination",
    "CB Support Co-ordination",
    "Coordination of Supports",
    "Support Coordination and Psychosocial Recovery Coaching",
  ],
  8: [
    "CB Home and Living",
    "CB Home & Living",
    "Capacity Building - Home and Living",
    "08 Home and Living",
    "Improved Living Arrangements (CB)",
  ],
  9: [
    "CB Social and Community Participation",
    "CB Social, Community and Civic Participation",
    "Increased Social & Community Participation",
    "09 Social and Community Participation",
  ],
  10: ["Employment", "CB Employment", "Finding & Keeping a Job", "10 Finding and Keeping a Job"],
  11: [
    "Relationships",
    "CB Relationships",
    "Capacity Building - Improved Relationships",
    "Improved Relationships 11",
  ],
  12: [
    "Health and Wellbeing",
    "CB Health and Wellbeing",
    "CB Health & Well-being",
    "Improved Health and Well being",
  ],
  13: ["Lifelong Learning", "CB Lifelong Learning", "Learning", "13. Lifelong learning"],
  14: ["CB Choice and Control", "14 - Choice & Control", "Improved Life Choices (CB)"],
  15: [
    "CB Daily Activity",
    "CB Daily Activities",
    "Capacity Building: Improved Daily Living",
    "15 Daily Activity",
    "CB Daily Living",
  ],
  16: [
    "Home & Living",
    "Core - Home and Living",
    "16 Home and Living",
    "Home and Living Supports",
    "01 Home and Living",
  ],
  17: [
    "Specialised Disability Accommodation (SDA)",
    "Specialist Disability Accommodation (SDA)",
    "17 Specialised Disability Accommodation",
    "06 Specialist Disability Accommodation",
    "Capital - Specialist Disability Accomodation",
  ],
  18: ["18 Recurring Transport", "Transport (Recurring)", "Core - Recurring Transport"],
  19: [
    "AT Maintenance, Repair & Rental",
    "Assistive Technology, Maintenance, Repair and Rental",
    "19 Assistive Technology Maintenance Repair and Rental",
    "Capital - AT Maintenance, Repairs and Rentals",
  ],
  20: [
    "Behaviour Supports",
    "Behavior Support",
    "CB Behaviour Support",
    "Positive Behaviour Support",
    "20 - Behaviour Support",
    "11 Behaviour Support",
  ],
  21: [
    "YPIRAC",
    "Young People in Residential Aged Care (YPIRAC) Cross Billing",
    "YPIRAC (Young People in Residential Aged Care) Cross Billing",
    "21 Younger People in Residential Aged Care",
  ],
};

test.each(
  Object.entries(SPELLINGS).flatMap(([number, texts]) =>
    texts.map((text) => [text, Number(number)] as const),
  ),
)("%j is category %i", (text, number) => {
  expect(supportCategory(text)?.number).toBe(number);
  expect(categoryKey(text)).toBe(SUPPORT_CATEGORIES[number - 1]?.name);
});

test("supportCategory reads every name with its number before or after it, and with its purpose", () => {
  for (const { number, name, supportType, also = [] } of SUPPORT_CATEGORIES) {
    const purpose = supportType === "Recurring transport" ? "Core" : supportType;
    for (const each of [name, ...also]) {
      for (const text of [
        `${number} ${each}`,
        `${each} (${number})`,
        `${purpose} - ${each}`,
        each.toUpperCase(),
      ])
        expect(supportCategory(text)?.number, text).toBe(number);
    }
  }
});

test.each([
  ["03 Assistance with Daily Life", [1, 3]],
  ["15 - Consumables", [3, 15]],
  ["Core - Improved Relationships", [11]],
  ["17 Behaviour Support", [20, 17]],
  ["01 Consumables 03", [3, 1]],
  ["Social and Community Participation", [4, 9]],
  ["Daily Activity", [1, 15]],
])("supportCategory of the unclear text %j is none, with its possible categories", (text, numbers) => {
  expect(supportCategory(text)).toBeUndefined();
  expect(new Set(possibleCategories(text).map(({ number }) => number))).toEqual(new Set(numbers));
  expect(SUPPORT_CATEGORIES.map(({ name }) => name)).not.toContain(categoryKey(text));
});

test("a number above 21 doesn't contradict a category's name", () => {
  expect(supportCategory("45 Consumables")?.number).toBe(3);
});

test("categoryKey distinguishes unknown names in another alphabet", () => {
  expect(categoryKey("Луна")).not.toBe(categoryKey("Солнце"));
});
