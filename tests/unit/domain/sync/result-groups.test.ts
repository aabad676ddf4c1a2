import { describe, expect, test } from "vitest";
import {
  canFix,
  differenceOf,
  faultyForm,
  faultyRecord,
  groupResults,
  needsPerson,
} from "../../../../lib/domain/sync/result-groups.ts";
import { datesDiffer, differing, row } from "../../components/view-fixtures.ts";

const noPlan = { code: "no-plan", what: "x", remedy: "y" };
const failed = (id: string, client: string, problem = datesDiffer) =>
  row({ id, clientPath: client, contractPath: `/s/${id}`, outcome: "failed", problem, compared: differing });
const totals = { crm: 100, ndia: 300 };

describe("groupResults", () => {
  const rows = [
    row({ id: "1", clientPath: "/c/1" }),
    failed("2", "/c/2", noPlan),
    failed("3", "/c/3"),
    failed("4", "/c/3"),
    row({ id: "5", clientPath: "/c/5", totals }),
  ];

  test("what needs a person stands first, and of that the most frequent", () => {
    const groups = groupResults(rows, "active-plans");
    expect(groups.map(({ label, results, clients }) => [label, results, clients])).toEqual([
      ["Plan end date differs", 2, 1],
      ["No plan at the NDIA", 1, 1],
      ["Plan dates agree, Total Funding differs", 1, 1],
      ["Plan dates agree", 1, 1],
    ]);
    expect(groups.map(needsPerson)).toEqual([true, true, true, false]);
  });

  test("a group keeps its results in their order", () => {
    expect(groupResults(rows, "active-plans")[0]?.rows.map(({ id }) => id)).toEqual(["3", "4"]);
  });
});

describe("canFix", () => {
  const total = row({ contractPath: "/s/1", totals });
  test.each([
    ["a date that differs", failed("1", "/c/1"), true],
    ["a date of a PACE plan that differs", { ...failed("1", "/c/1"), isPace: true }, true],
    ["a total that differs beside dates that agree", total, true],
    ["a plan outside PACE", { ...failed("1", "/c/1"), isPace: false }, false],
    ["a plan that there isn't", failed("1", "/c/1", noPlan), false],
    ["what agrees", row({ contractPath: "/s/1" }), false],
    ["what was put right since", { ...total, isFixed: true as const }, false],
  ])("%s: %s", (_title, result, expected) => {
    expect(canFix(result)).toBe(expected);
  });
});

test.each([
  ["the date that differs", failed("1", "/c/1"), { type: "date", crm: "2027-02-28", ndia: "2027-03-31" }],
  ["the totals where the dates agree", row({ totals }), { type: "money", ...totals }],
  ["nothing where nothing was compared", row(), null],
])("differenceOf tells %s", (_title, result, expected) => {
  expect(differenceOf(result)).toEqual(expected);
});

const forms = { client: "/c/1/edit", contract: "/s/1/edit" };
test.each([
  ["the contract's form", { contractPath: "/s/1", problem: datesDiffer, forms }, forms.contract],
  ["the contract's form, for its total", { contractPath: "/s/1", totals, forms }, forms.contract],
  [
    "the client's form",
    { contractPath: "/s/1", problem: { ...noPlan, field: "Date of Birth" }, forms },
    forms.client,
  ],
  ["no form that isn't known", { contractPath: "/s/1", problem: datesDiffer, forms: {} }, undefined],
  ["no form where no field is wrong", { contractPath: "/s/1", problem: noPlan, forms }, undefined],
] as const)("a problem leads to %s", (_title, fault, form) => {
  expect(faultyForm(fault)).toBe(form);
});

test.each([
  ["contract", { contractPath: "/s/1", problem: datesDiffer }],
  ["client", { contractPath: "/s/1", problem: { ...noPlan, field: "Surname, Date of Birth, NDIS Number" } }],
  ["client", { problem: noPlan }],
  ["contract", { contractPath: "/s/1" }],
] as const)("a problem is put right on the page of the %s: %j", (record, result) => {
  expect(faultyRecord(result)).toBe(record);
});
