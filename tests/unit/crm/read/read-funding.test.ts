import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { readContractParts } from "../../../../lib/crm/read/read-contract-parts.ts";
import { readFunding } from "../../../../lib/crm/read/read-funding.ts";
import { CRM, open, parse } from "../pages.ts";

const PAGE = `${CRM}/ServiceContracts/Details/14`;

type Change = readonly [from: string, to: string];

const funding = (...changes: Change[]) => readFunding(open("funded-contract", ...changes), PAGE, careview);
const tableOf = (title: string, headings: string[], ...rows: string[][]) =>
  parse(
    `<section><h2>${title}</h2><table><thead><tr>${headings.map((each) => `<th>${each}</th>`).join("")}</tr></thead><tbody>${rows
      .map((row) => `<tr>${row.map((each) => `<td>${each}</td>`).join("")}</tr>`)
      .join("")}</tbody></table></section>`,
  );

describe("the funding periods of a contract's page", () => {
  const daily = "Assistance with Daily Life";

  test("F62: each with its days, its money and whether that is released", () => {
    const periods = funding().periods?.filter(({ category }) => category === daily);
    expect(periods).toHaveLength(12);
    expect(periods?.slice(0, 3)).toEqual([
      { category: daily, startDate: "2026-05-29", endDate: "2026-08-28", amount: 345_38, released: true },
      { category: daily, startDate: "2026-08-29", endDate: "2026-11-28", amount: 345_36, released: true },
      { category: daily, startDate: "2026-11-29", endDate: "2027-02-27", amount: 345_36, released: false },
    ]);
  });

  test("F62: what can't be read is there, and isn't guessed", () => {
    expect(funding(["29/05/2026</td><td>28/08/2026", "29/05/2026</td><td>31/06/2026"]).periods?.[0]).toEqual({
      category: daily,
      startDate: "2026-05-29",
      endDate: null,
      amount: 345_38,
      released: true,
    });
    expect(funding([">$345.38<", ">soon<"]).periods?.[0]?.amount).toBeNull();
  });

  test.each([
    ["the table", "Funding Components</h2>", "Overview</h2>"],
    ["whose they are", ">Plan Budget</th>", ">Other</th>"],
    ["when they begin", "Period Start Date", "Other"],
    ["how much they are", '<th scope="col">Amount</th>', '<th scope="col">Other</th>'],
  ])("F62: an organisation that hides %s has none", (_what, from, to) => {
    expect(funding([from, to])).not.toHaveProperty("periods");
  });
});

describe("what of a category belongs to one provider or one item", () => {
  test("a provider's budget of a category", () => {
    expect(funding().providerBudgets).toEqual([
      { provider: "Southern Cross Therapy", category: "Assistance with Daily Life", amount: 120_000 },
    ]);
  });

  test("with its days and what was used, where the table shows them", () => {
    const doc = tableOf(
      "Service Provider Category Budgets",
      ["Service Provider", "Plan Category", "Budget", "Delivered", "Start Date", "End Date"],
      ["Reef Care", "Consumables", "$500.00", "$20.00", "01/07/2026", "30/06/2027"],
      ["", "", "$500.00", "$20.00", "", ""],
      ["Reef Care", "Transport", "$500", "?", "", ""],
    );
    expect(readFunding(doc, PAGE, careview).providerBudgets).toEqual([
      {
        provider: "Reef Care",
        category: "Consumables",
        amount: 500_00,
        delivered: 20_00,
        startDate: "2026-07-01",
        endDate: "2027-06-30",
      },
      { provider: "Reef Care", category: "Transport", amount: 500_00, delivered: null },
    ]);
  });

  test("an item's amount, from the table of service supports and that of stated supports", () => {
    expect(funding().supports?.[0]).toEqual({
      item: "01_011_0107_1_1",
      category: "Assistance with Daily Life",
      total: 4143_57,
      editPath: "/ServiceSupports/Edit/31",
    });
    const stated = tableOf(
      "Stated Supports",
      ["Support Item", "Total"],
      ["03_040010057_0103_1_1 Low Cost AT", "$80.00"],
      ["Total", "$80.00"],
    );
    expect(readFunding(stated, PAGE, careview).supports).toEqual([
      { item: "03_040010057_0103_1_1", total: 80_00 },
    ]);
  });

  test("a page without such tables tells nothing of them", () => {
    expect(readFunding(parse("<h2>Plan Budget</h2>"), PAGE, careview)).toEqual({});
  });
});

describe("a budget's service booking", () => {
  const row = (status: string) =>
    readContractParts(
      tableOf(
        "Plan Budget",
        ["Category", "Budget Amount", "End Date", "PRODA Status"],
        ["Consumables", "$1.00", "30/06/2026", status],
      ),
      `${CRM}/x`,
      careview,
    ).budgets?.[0];

  test.each([
    ["Success", true],
    ["Pending", undefined],
    ["Failed – Service Booking is Inactive", undefined],
    ["", undefined],
  ])("is there where PRODA's status is %j: %s", (status, booked) => {
    expect(row(status)?.booked).toBe(booked);
  });
});
