import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import {
  differencesIn,
  fillForm,
  formHolds,
  meansSameValue,
  valueFor,
} from "../../../../lib/crm/write/fill-form.ts";
import { type FormField, readForm } from "../../../../lib/crm/read/form/read-form.ts";
import { adjustmentFields } from "../../../../lib/domain/change/adjustment.ts";
import type { FieldChange } from "../../../../lib/domain/change/change-set.ts";
import { proposeContract } from "../../../../lib/domain/change/propose-contract.ts";
import { budget, pacePlan } from "../../domain/plan/pace-fixtures.ts";
import { CRM, open, parse, type SavedPage } from "../pages.ts";

type Change = readonly [from: string, to: string];

function form(page: SavedPage, ...changes: Change[]) {
  const read = readForm(open(page, ...changes), `${CRM}/x`, careview);
  if (!read) throw new Error(`${page} has no form`);
  return read;
}
const change = (
  field: FieldChange["field"],
  kind: FieldChange["kind"],
  after: FieldChange["after"],
  label: string = field,
): FieldChange => ({ field, label, kind, before: null, after });

const daily = budget({ category: "DAILY_ACTIVITIES", total: 681_343, spent: 25_000 });
const plan = pacePlan([daily], { startDate: "2026-07-31", endDate: "2029-07-30" });
const [contract, planBudget] = proposeContract(
  { ...plan, budgets: [{ ...daily, startDate: plan.startDate, endDate: "2029-07-30" }] },
  { categories: undefined },
  "2026-11-22",
).records.map(({ fields }) => fields);
const adjustment = adjustmentFields(
  { ...daily, startDate: "2026-07-31", endDate: "2029-07-30" },
  "Assistance with Daily Life",
  "2026-07-31",
);

function filled(page: SavedPage, fields: readonly FieldChange[] = [], ...changes: Change[]) {
  const done = fillForm(form(page, ...changes), fields, careview);
  if ("problem" in done) throw new Error(done.problem.what);
  return done.sends;
}
const problemIn = (page: SavedPage, fields: FieldChange[], ...changes: Change[]) => {
  const done = fillForm(form(page, ...changes), fields, careview);
  return "problem" in done ? done.problem : undefined;
};

describe("filling in a form of the CRM", () => {
  test("F38: a new contract, as a person would type it, with the token of its page", () => {
    expect(filled("create-pace-contract", contract)).toEqual([
      ["__RequestVerificationToken", "invented-token-0123456789"],
      ["Reference", "PACE plan from 31/07/2026"],
      ["ContractNumber", ""],
      ["NDISPlanStartDate", "31/07/2026"],
      ["NDISPlanEndDate", "30/07/2029"],
      ["StartDate", "31/07/2026"],
      ["EndDate", "30/07/2029"],
      ["FundingSource", "NDIS"],
      ["FundingManagement", "Registered Plan Management Provider"],
      ["TotalFunding", "6813.43"],
      ["ReferralDate", ""],
      ["NdisPaceParticipant", "Yes"],
      ["Status", "Active"],
      ["Notes", ""],
      ["PacePlan", "true"],
    ]);
  });

  test.each<SavedPage>(["add-budget", "create-budget"])(
    "F39, F54: a budget in %s, its category and management chosen by what they mean",
    (page) => {
      expect(filled(page, planBudget)).toEqual([
        ["__RequestVerificationToken", "invented-token-0123456789"],
        ["PlanCategory", "Assistance with Daily Life"],
        ["BudgetAmount", "6813.43"],
        ["StatedSupportType", "N/A"],
        ["ManagementStyle", "Plan Management"],
        ["StartDate", "31/07/2026"],
        ["EndDate", "30/07/2029"],
      ]);
    },
  );

  test("F40: an adjustment, its note to the letter", () => {
    expect(filled("create-delivered", adjustment)).toEqual(
      expect.arrayContaining([
        ["ServiceSupportItem", "NDIS PACE API Budget Adjustment Record"],
        ["PlanCategory", "Assistance with Daily Life"],
        ["Status", "Provider Paid"],
        ["Quantity", "1"],
        ["ServiceProvider", "NDIA refer to PACE"],
        ["Rate", "250.00"],
        ["GstCode", "P2"],
        ["DeliveredDate", "31/07/2026"],
        [
          "Notes",
          "NDIS PACE API Budget Adjustment record. Note: a) Only the Total Amount of services delivered to date for the Support Category have been provided in the PACE API record.  b) The Service Support Item used has been applied for budget adjustment purposes only.",
        ],
      ]),
    );
  });

  test("F58: only what changes is touched; all else is sent as it stands", () => {
    const before = form("edit-budget").sends;
    const after = filled("edit-budget", [change("budgetAmount", "money", 700_000)]);
    expect(after).toEqual(before.map(([name, value]) => [name, name === "BudgetAmount" ? "7000.00" : value]));
    expect(filled("edit-budget", [])).toEqual(before);
  });

  test("F36: a tick is set and taken away", () => {
    const ticked: Change = [
      'name="ExcludeFromTotals" type="checkbox" value="true"',
      'name="ExcludeFromTotals" type="checkbox" value="true" checked',
    ];
    const excluded = (after: boolean) => [change("excluded", "tick", after)];
    expect(filled("edit-budget", excluded(true))).toContainEqual(["ExcludeFromTotals", "true"]);
    expect(filled("edit-budget", excluded(true), ticked)).toContainEqual(["ExcludeFromTotals", "true"]);
    expect(filled("edit-budget", excluded(false), ticked).map(([name]) => name)).not.toContain(
      "ExcludeFromTotals",
    );
  });

  test("F36: the hidden field that ASP.NET sends beside a tick stays, as the page would send it", () => {
    const read = readForm(
      parse(`<form method="post"><input type="checkbox" id="x" name="Excluded" value="true"><label for="x">Exclude from Service Contract Allocation Totals</label>
        <input type="hidden" name="Excluded" value="false"><label>Rate <input name="Rate"></label></form>`),
      `${CRM}/x`,
      careview,
    );
    const sends = (after: boolean) => {
      const done = read && fillForm(read, [change("excluded", "tick", after)], careview);
      return done && "sends" in done ? done.sends : [];
    };
    expect(sends(true)).toEqual([
      ["Excluded", "true"],
      ["Excluded", "false"],
      ["Rate", ""],
    ]);
    expect(sends(false)).toEqual([
      ["Excluded", "false"],
      ["Rate", ""],
    ]);
  });

  test("F38: a field that the form doesn't have is named, and nothing is sent", () => {
    const problem = problemIn(
      "add-budget",
      [change("budgetAmount", "money", 1, "Budget Amount")],
      ["Budget Amount", "Sum"],
    );
    expect(problem).toMatchObject({ code: "crm-form-field-missing", field: "Budget Amount" });
    expect(problem?.what).toContain("“Add Budget Category”");
  });

  test("F38: fillForm refuses a field that the profile has no label of", () => {
    expect(problemIn("add-budget", [change("colour" as "notes", "text", "blue")])).toMatchObject({
      code: "crm-form-field-missing",
    });
  });

  test.each<[string, SavedPage, FieldChange, string]>([
    ["a category", "add-budget", change("planCategory", "text", "YPIRAC Cross Billing"), "Plan Category"],
    ["a management", "add-budget", change("managementStyle", "text", "Moon"), "Management Style"],
    ["a provider", "create-delivered", change("serviceProvider", "text", "Nobody"), "Service Provider"],
  ])("F38: %s that the drop-down doesn't offer is named with its field", (_title, page, wanted, field) => {
    const problem = problemIn(page, [wanted]);
    expect(problem).toMatchObject({ code: "crm-choice-missing", field });
    expect(problem?.what).toContain(`“${String(wanted.after)}” under ${field},`);
  });
});

describe("what a control is set to", () => {
  const select = (...options: string[]): FormField => ({
    label: "x",
    name: "x",
    kind: "select",
    value: "",
    options: options.map((label, at) => ({ label, value: String(at) })),
  });
  const input: FormField = { label: "x", name: "x", kind: "text", value: "" };
  const tick: FormField = { label: "x", name: "x", kind: "tick", value: "on", ticked: false };

  test.each<[string, FormField, FieldChange["kind"], FieldChange["after"], string | null | undefined]>([
    ["a date as CareView wants it", input, "date", "2026-11-02", "02/11/2026"],
    ["an amount with both its digits", input, "money", 100_000, "1000.00"],
    ["an amount of cents alone", input, "money", 5, "0.05"],
    ["an amount below zero", input, "money", -1050, "-10.50"],
    ["nothing, as nothing", input, "text", null, ""],
    ["a tick, by what it sends", tick, "tick", true, "on"],
    ["no tick", tick, "tick", false, null],
    [
      "a drop-down's value, by its words",
      select("", "Agency", "Plan Management"),
      "text",
      "Plan Management",
      "2",
    ],
    ["a choice by another name", select("", "NDIA", "Plan-managed"), "text", "Plan Management", "2"],
    ["a category behind its number", select("02 Transport", "03 Consumables"), "text", "Consumables", "1"],
    ["yes, in a drop-down of yes and no", select("No", "Yes"), "tick", true, "1"],
    ["no, in a drop-down of yes and no", select("No", "Yes"), "tick", false, "0"],
    ["no choice that isn't there", select("No", "Yes"), "text", "Maybe", undefined],
  ])("F54: is %s", (_title, field, kind, after, value) => {
    expect(valueFor(field, { kind, after }, careview)).toBe(value);
  });

  test.each([
    ["Plan Management", "plan-managed", true],
    ["Plan", "Plan Management", true],
    ["Agency Managed", "Agency", true],
    ["Self-managed", "Self Managed", true],
    ["Self Managed", "Plan Management", false],
    ["Agency", "Plan Management", false],
    ["14 Choice & Control", "Choice and Control", true],
    ["Transport", "Transport Recurring", false],
    ["", "Agency", false],
    ["Agency", "", false],
  ])("F54: “%s” means “%s”: %s", (option, wanted, same) => {
    expect(meansSameValue(option, wanted, careview)).toBe(same);
  });
});

describe("holding a form against what was meant", () => {
  test("F61: what was saved to the cent and the day differs in nothing", () => {
    expect(differencesIn(form("edit-budget"), planBudget ?? [], careview)).toEqual([]);
    expect(differencesIn(form("edit-delivered"), adjustment, careview)).toEqual([]);
  });

  test("F61: a contract differs where somebody has called it otherwise", () => {
    const reference = contract?.find(({ field }) => field === "reference");
    const total = change("totalFunding", "money", 2_258_620);
    const rest = contract?.filter(({ field }) => !["reference", "totalFunding"].includes(field)) ?? [];
    expect(differencesIn(form("edit-pace-contract"), [...rest, total], careview)).toEqual([]);
    expect(differencesIn(form("edit-pace-contract"), reference ? [reference] : [], careview)).toMatchObject([
      { before: "NDIS Plan 2026-2029", after: "PACE plan from 31/07/2026" },
    ]);
  });

  test.each<[string, FieldChange, FieldChange["before"]]>([
    ["a cent", change("budgetAmount", "money", 681_344), 681_343],
    ["a day", change("endDate", "date", "2029-07-31"), "2029-07-30"],
    ["a tick", change("excluded", "tick", true), false],
    ["a management", change("managementStyle", "text", "Agency"), "Plan Management"],
    ["a category", change("planCategory", "text", "Transport"), "Assistance with Daily Life"],
    ["a field that isn't there", change("rate", "money", 5), null],
  ])("F61: %s of difference is told, with what the CRM holds", (_title, meant, before) => {
    expect(differencesIn(form("edit-budget"), [meant], careview)).toEqual([{ ...meant, before }]);
  });

  test.each<[string, SavedPage, FieldChange]>([
    ["a management by another name", "edit-budget", change("managementStyle", "text", "Plan-managed")],
    ["a category by its code", "edit-budget", change("planCategory", "text", "DAILY_ACTIVITIES")],
    ["a quantity with decimals", "edit-delivered", change("quantity", "text", "1")],
    [
      "text with other spaces",
      "edit-delivered",
      change("supportItem", "text", " NDIS  PACE API Budget\nAdjustment Record"),
    ],
  ])("F61: %s is no difference", (_title, page, meant) => {
    expect(differencesIn(form(page), [meant], careview)).toEqual([]);
  });

  test.each<[string, string, FieldChange["kind"], FieldChange["before"]]>([
    ["an amount with its sign and commas", "$6,813.43", "money", 681_343],
    ["an amount that can't be read, as it stands", "about 7k", "money", "about 7k"],
    ["a date as a date input holds it", "2026-07-31", "date", "2026-07-31"],
    ["a date that can't be read, as it stands", "31/06/2026", "date", "31/06/2026"],
    ["a date in words", "12 Mar 2026", "date", "2026-03-12"],
    ["a date with a time", "12/03/2026 12:00:00 AM", "date", "2026-03-12"],
    ["an amount below zero in brackets", "($12.00)", "money", -1200],
    ["nothing", "  ", "money", null],
    ["yes in words", "Yes", "tick", true],
    ["no in words", "No", "tick", false],
  ])("F59: %s", (_title, value, kind, held) => {
    expect(formHolds({ label: "x", name: "x", kind: "text", value }, kind, careview)).toBe(held);
  });
});

test("a browser's own date input gets the day as it takes it", () => {
  const html = `<h1>Edit contract</h1><form method="post" action="/x">
    <label for="a">Start Date</label><input id="a" name="a" type="date" value="2026-07-01">
    <label for="b">End Date</label><input id="b" name="b" value="01/07/2027"></form>`;
  const read = readForm(parse(html), `${CRM}/x`, careview);
  const fields = [change("startDate", "date", "2026-08-02"), change("endDate", "date", "2027-08-01")];
  expect(read && fillForm(read, fields, careview)).toEqual({
    sends: [
      ["a", "2026-08-02"],
      ["b", "01/08/2027"],
    ],
  });
  expect(read && differencesIn(read, [change("startDate", "date", "2026-07-01")], careview)).toEqual([]);
});
