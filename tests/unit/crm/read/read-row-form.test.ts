import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { readRowForm } from "../../../../lib/crm/read/read-row-form.ts";
import { readForm } from "../../../../lib/crm/read/form/read-form.ts";
import { CRM, open, parse } from "../pages.ts";

const BUDGET = { rowKind: "plan-budget", path: "/PlanBudgets/Edit/13" } as const;
const SUPPORT = { rowKind: "service-support", path: "/ServiceSupports/Edit/3", amount: 125_340 } as const;

function budget(...changes: [string, string][]) {
  const form = readForm(open("edit-budget", ...changes), `${CRM}${BUDGET.path}`, careview);
  if (!form) throw new Error("no form");
  return readRowForm(form, BUDGET, careview);
}
function support(fields: Record<string, string>, ticked = true) {
  const labels = Object.entries(fields).map(
    ([label, value]) => `<label>${label} <input name="${label}" value="${value}"></label>`,
  );
  const tick = `<label><input type="checkbox" name="b" ${ticked ? "checked" : ""}> Requires PRODA Service Booking</label>`;
  const page = parse(
    `<h1>Edit Service Support</h1><form method="post">${labels.join("")}${tick}<button>Save</button></form>`,
  );
  const form = readForm(page, `${CRM}${SUPPORT.path}`, careview);
  if (!form) throw new Error("no form");
  return readRowForm(form, SUPPORT, careview);
}

describe("readRowForm", () => {
  test("F23: a plan budget's form tells category, amount, tick, style and dates", () => {
    expect(budget()).toEqual({
      ...BUDGET,
      category: "Assistance with Daily Life",
      item: null,
      itemName: "",
      amount: 681_343,
      quantity: null,
      rate: null,
      requiresBooking: false,
      managementStyle: "Plan Management",
      startDate: "2026-07-31",
      endDate: "2029-07-30",
    });
    const ticked = budget([
      'name="RequiresServiceBooking" type="checkbox"',
      'name="RequiresServiceBooking" checked type="checkbox"',
    ]);
    expect(ticked.requiresBooking).toBe(true);
  });

  test("F23: a form without the tick doesn't tell whether a booking is wanted", () => {
    expect(budget(["Requires PRODA Service Booking", "Something else"]).requiresBooking).toBeNull();
  });

  test("F23: a date that can't be read is named and is no day", () => {
    const row = budget(['value="31/07/2026"', 'value="soon"']);
    expect([row.startDate, row.unreadable]).toEqual([null, ["Start Date"]]);
  });

  test("F17: a service support's form tells item, quantity, rate and their total", () => {
    const row = support({
      Service: "14_034_0127_8_3 Plan Management Monthly Fee",
      Quantity: "12.00",
      "Rate Amount": "104.45",
      "Management Style (Stated Item)": "Agency Managed",
    });
    expect(row).toMatchObject({
      item: "14_034_0127_8_3",
      itemName: "Plan Management Monthly Fee",
      quantity: 1200,
      rate: 10_445,
      amount: 125_340,
      requiresBooking: true,
      managementStyle: "Agency",
    });
  });

  test("F17: a support whose rate can't be read has the total of its table", () => {
    expect(support({ Service: "x", Quantity: "12", "Rate Amount": "?" })).toMatchObject({
      item: null,
      rate: null,
      amount: 125_340,
    });
  });
});
