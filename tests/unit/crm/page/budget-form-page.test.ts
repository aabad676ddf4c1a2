import { describe, expect, test } from "vitest";
import { budgetFormPage } from "../../../../lib/crm/page/budget-form-page.ts";
import type { BudgetValues } from "../../../../lib/domain/change/propose-contract.ts";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { readForm } from "../../../../lib/crm/read/form/read-form.ts";
import { CRM, open, type SavedPage } from "../pages.ts";

type Change = readonly [from: string, to: string];

const URL = `${CRM}/PlanBudgets/Edit/13`;
const record: BudgetValues = {
  startDate: "2026-07-31",
  endDate: "2029-01-31",
  managementStyle: "Plan Management",
  total: 700_050,
  excluded: false,
};

function page(saved: SavedPage, ...changes: Change[]) {
  const doc = open(saved, ...changes);
  const form = budgetFormPage(doc, URL, careview);
  return { doc, form, choose: (...chosen: [BudgetValues]) => form.fill(...chosen) };
}

describe("budgetFormPage", () => {
  test("F51: budgetFormPage recognises a provider's category budget by its Service Provider field", () => {
    expect(open("edit-provider-budget").querySelector("h1")?.textContent).toBe("Edit Budget Category");
    expect(page("edit-provider-budget").form.isOfProvider()).toBe(true);
    expect(page("edit-budget").form.isOfProvider()).toBe(false);
    expect(page("create-budget").form.isOfProvider()).toBe(false);
  });

  test.each<[SavedPage, string | null]>([
    ["edit-budget", "Assistance with Daily Life"],
    ["refused-budget", "Home and Living"],
    ["add-budget", null],
    ["create-budget", null],
  ])("F51: budgetFormPage reads from %s the category %s", (saved, category) => {
    expect(page(saved).form.category()).toBe(category);
  });

  test("F59: budgetFormPage compares the form's values with the record's", () => {
    const changes = page("edit-budget").form.compare(record);
    expect(changes.map(({ field, before, after }) => [field, before, after])).toEqual([
      ["budgetAmount", 681_343, 700_050],
      ["startDate", "2026-07-31", "2026-07-31"],
      ["endDate", "2029-07-30", "2029-01-31"],
      ["managementStyle", "Plan Management", "Plan Management"],
      ["excluded", false, false],
    ]);
  });

  test.each<SavedPage>(["add-budget", "create-budget", "edit-budget"])(
    "F54: choosing a record fills in start, end, management and total in %s, and no more",
    (saved) => {
      const { doc, choose } = page(saved);
      const before = readForm(doc, URL, careview)?.sends ?? [];
      expect(choose(record)).toEqual([]);
      const after = Object.fromEntries(readForm(doc, URL, careview)?.sends ?? []);
      expect(after).toEqual({
        ...Object.fromEntries(before),
        BudgetAmount: "7000.50",
        StartDate: "31/07/2026",
        EndDate: "31/01/2029",
        ManagementStyle: "Plan Management",
      });
    },
  );

  test("F52: budgetFormPage fills in no remaining amount", () => {
    const { form } = page("edit-budget");
    expect(form.compare(record).flatMap(({ kind, after }) => (kind === "money" ? after : []))).toEqual([
      700_050,
    ]);
  });

  test("F54: budgetFormPage fires input and change once for each field it changes", () => {
    const { doc, choose } = page("edit-budget");
    const heard: string[] = [];
    for (const kind of ["input", "change"])
      doc.addEventListener(kind, ({ target }) => heard.push(`${kind} ${(target as HTMLInputElement).name}`));
    choose({ ...record, excluded: true });
    expect(heard).toContain("input BudgetAmount");
    expect(heard).toContain("change ManagementStyle");
    expect(heard.filter((each) => each === "change ExcludeFromTotals")).toHaveLength(1);
    expect(readForm(doc, URL, careview)?.sends).toContainEqual(["ExcludeFromTotals", "true"]);
  });

  test("F54: budgetFormPage leaves a checkbox alone that is right already", () => {
    const { doc, choose } = page("edit-budget");
    let heard = 0;
    doc.querySelector("#ExcludeFromTotals")?.addEventListener("change", () => (heard += 1));
    choose(record);
    expect(heard).toBe(0);
  });

  test("F54: budgetFormPage names missing fields and choices, and fills in the rest", () => {
    const { doc, form, choose } = page(
      "edit-budget",
      ["Start Date</label>", "Begins</label>"],
      ["<option selected>Plan Management</option>", "<option selected>Moon</option>"],
    );
    expect(choose(record)).toEqual(["Start Date", "Management Style"]);
    expect(form.compare(record).map(({ field }) => field)).not.toContain("startDate");
    expect(readForm(doc, URL, careview)?.sends).toContainEqual(["BudgetAmount", "7000.50"]);
    expect(readForm(doc, URL, careview)?.sends).toContainEqual(["ManagementStyle", "Moon"]);
  });

  test("F60: budgetFormPage leaves sending the form to the page", () => {
    expect(page("edit-budget").form.form()?.getAttribute("action")).toBe("/PlanBudgets/Edit/13");
  });
});
