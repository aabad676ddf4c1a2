import { describe, expect, test } from "vitest";
import { careview } from "../../../../../lib/crm/profile/careview.ts";
import {
  fieldLabelled,
  formField,
  readForm,
  formRefusal,
} from "../../../../../lib/crm/read/form/read-form.ts";
import { findForm } from "../../../../../lib/crm/read/form/find-form.ts";
import { readHtml } from "../../../../../lib/crm/read/read-page.ts";
import { CRM, htmlOf, open, parse, type SavedPage } from "../../pages.ts";

type Change = readonly [from: string, to: string];

const TOKEN = ["__RequestVerificationToken", "invented-token-0123456789"];

function form(page: SavedPage, ...changes: Change[]) {
  const read = readForm(open(page, ...changes), `${CRM}/somewhere?x=1`, careview);
  if (!read) throw new Error(`${page} has no form`);
  return read;
}
const labels = (page: SavedPage) => form(page).fields.map(({ label }) => label);

describe("a form of the CRM", () => {
  test.each<[SavedPage, string, string]>([
    ["create-pace-contract", "Create New Contract", "/ServiceContracts/Create?clientId=3"],
    ["edit-pace-contract", "Edit contract", "/ServiceContracts/Edit/5"],
    ["add-budget", "Add Budget Category", "/PlanBudgets/Create?contractId=5"],
    ["create-budget", "Create Category Budget", "/PlanBudgets/Create?contractId=5"],
    ["edit-budget", "Edit Budget Category", "/PlanBudgets/Edit/13"],
    ["create-delivered", "Create Delivered Service", "/DeliveredServices/Create?contractId=5"],
    ["edit-delivered", "Edit Delivered Service", "/DeliveredServices/Edit/183"],
  ])("F38: %s is called %s and sent to %s", (page, title, action) => {
    expect(form(page)).toMatchObject({ title, action });
    expect(form(page)).not.toHaveProperty("refusal");
  });

  test("F51: the two generations of a new budget's form have the same fields", () => {
    expect(labels("create-budget")).toEqual(labels("add-budget"));
    expect(labels("add-budget")).toEqual([
      "Plan Category",
      "Budget Amount",
      "Stated Support Type",
      "Exclude from Service Contract Allocation Totals",
      "Requires PRODA Service Booking",
      "Management Style",
      "Start Date",
      "End Date",
    ]);
  });

  test("a service support's form has its item, style and tick under our names for them", () => {
    const support = form("edit-support");
    expect(support).toMatchObject({
      title: "Edit Service Support",
      action: expect.stringMatching("^/Service"),
    });
    const names = ["supportItem", "quantity", "rate", "managementStyle", "requiresBooking"] as const;
    expect(names.map((name) => formField(support, name, careview)?.label)).toEqual([
      "Service",
      "Quantity",
      "Rate Amount",
      "Management Style (Stated Item)",
      "Requires PRODA Service Booking",
    ]);
    expect(formField(support, "requiresBooking", careview)).toMatchObject({ kind: "tick", ticked: true });
    const older = form(
      "edit-support",
      ["Requires PRODA Service", "Requires a Service"],
      [" Booking<", " Booking in PRODA<"],
    );
    expect(formField(older, "requiresBooking", careview)?.ticked).toBe(true);
  });

  test("F38: it sends what the page itself would send, the hidden anti-forgery token first", () => {
    expect(form("edit-budget").sends).toEqual([
      TOKEN,
      ["PlanCategory", "Assistance with Daily Life"],
      ["BudgetAmount", "6813.43"],
      ["StatedSupportType", "N/A"],
      ["ManagementStyle", "Plan Management"],
      ["StartDate", "31/07/2026"],
      ["EndDate", "30/07/2029"],
    ]);
  });

  test("F38: a drop-down in which nothing was chosen sends its first choice, as browsers do", () => {
    expect(form("add-budget").sends).toContainEqual(["PlanCategory", ""]);
    expect(form("add-budget").sends).toContainEqual(["StatedSupportType", "N/A"]);
  });

  test("F40: a note of several lines is part of it", () => {
    expect(form("edit-delivered").sends).toContainEqual([
      "Notes",
      expect.stringContaining("PACE API record.  b) The Service"),
    ]);
  });

  test("F54: each field tells what it holds, and what it could", () => {
    const fields = Object.fromEntries(form("edit-budget").fields.map((field) => [field.name, field]));
    expect(fields["BudgetAmount"]).toEqual({
      label: "Budget Amount",
      name: "BudgetAmount",
      kind: "text",
      value: "6813.43",
    });
    expect(fields["ExcludeFromTotals"]).toMatchObject({ kind: "tick", ticked: false, value: "true" });
    expect(fields["ManagementStyle"]).toMatchObject({ kind: "select", value: "Plan Management" });
    expect(fields["ManagementStyle"]?.options?.map(({ label }) => label)).toEqual([
      "",
      "Agency",
      "Plan Management",
      "Self Managed",
    ]);
  });

  test("F38: a tick that is set sends its value, and says that it is set", () => {
    const ticked = form("edit-budget", [
      'name="ExcludeFromTotals" type="checkbox" value="true"',
      'name="ExcludeFromTotals" type="checkbox" value="true" checked',
    ]);
    expect(ticked.sends).toContainEqual(["ExcludeFromTotals", "true"]);
    expect(fieldLabelled(ticked, ["Exclude from Service Contract Allocation Totals"])).toMatchObject({
      ticked: true,
    });
  });

  test("the page's other forms, to sign out and to delete, are never taken for it", () => {
    expect(open("edit-delivered").querySelectorAll("form")).toHaveLength(3);
    const page = `${CRM}/DeliveredServices/Edit/183`;
    expect(findForm(open("edit-delivered"), page, careview)?.form.getAttribute("action")).toBe(
      "/DeliveredServices/Edit/183",
    );
    expect(readForm(open("pace-contract-newer"), CRM, careview)).toBeUndefined();
    expect(readForm(open("contract-locked"), CRM, careview)).toBeUndefined();
  });
});

const FIELDS = '<label>One <input name="a" value="1"></label><label>Two <input name="b" value="2"></label>';

describe("forms that other organisations might have", () => {
  const read = (html: string) => readForm(parse(html), `${CRM}/PlanBudgets/Edit/7?tab=2`, careview);

  test.each<[string, string, string | undefined]>([
    [
      "to its own page, when it doesn't say where",
      `<form method="post">${FIELDS}</form>`,
      "/PlanBudgets/Edit/7?tab=2",
    ],
    ["to a path beside it", `<form method="POST" action="8">${FIELDS}</form>`, "/PlanBudgets/Edit/8"],
    ["not to another site", `<form method="post" action="//evil.example.org/x">${FIELDS}</form>`, undefined],
    ["not to a script", `<form method="post" action="javascript:go()">${FIELDS}</form>`, undefined],
    ["not when it only searches", `<form method="get">${FIELDS}</form>`, undefined],
    ["not with a single field", '<form method="post"><label>One <input name="a"></label></form>', undefined],
  ])("F38: one is sent %s", (_title, html, action) => {
    expect(read(html)?.action).toBe(action);
  });

  test.each<[string, string]>([
    ["around the control", '<label>Start Date <input name="s" value="x"></label>'],
    ["for the control", '<label for="s">Start Date:</label><input id="s" name="s" value="x">'],
    ["with a star", '<label for="s">Start Date <b>*</b></label><input id="s" name="s" value="x">'],
    ["elsewhere on the page", '<input name="s" aria-labelledby="w" value="x"><span id="w">Start Date</span>'],
    ["that only a screen reader hears", '<input name="s" aria-label="Start Date" value="x">'],
    [
      "beside an id with odd letters",
      '<label for="s[0].x">Start Date</label><input id="s[0].x" name="s" value="x">',
    ],
  ])("F38: a field is known by its label %s", (_title, field) => {
    const found = read(`<form method="post">${field}${FIELDS}</form>`);
    expect(fieldLabelled(found ?? { fields: [] }, ["Start Date"])).toMatchObject({ name: "s", value: "x" });
  });

  test("F38: what a browser wouldn't send is left out: other buttons, files, disabled controls, boxes without a tick", () => {
    const found = read(`<form method="post">${FIELDS}
      <input type="submit" name="go" value="Save"><button name="go2">Save</button><input type="file" name="f">
      <input name="off" value="1" disabled><input type="checkbox" name="c" value="1">
      <input type="radio" name="r" value="1"><input type="radio" name="r" value="2" checked>
      <select name="m" multiple><option selected>x</option><option>y</option><option selected>z</option></select>
      <input value="nameless"></form>`);
    expect(found?.sends).toEqual([
      ["a", "1"],
      ["b", "2"],
      ["r", "2"],
      ["m", "x"],
      ["m", "z"],
      ["go", "Save"],
    ]);
  });

  test("F54: of two labels alike, the spelling that comes first decides", () => {
    const found = read(
      '<form method="post"><label>Category <input name="a"></label><label>Plan Category <input name="b"></label></form>',
    );
    expect(formField(found ?? { fields: [] }, "planCategory", careview)?.name).toBe("b");
    expect(fieldLabelled(found ?? { fields: [] }, ["Group"])).toBeUndefined();
  });
});

describe("a form that the CRM refused", () => {
  test("F60: is told in the CRM's own words, with the field", () => {
    expect(formRefusal(form("refused-budget"))).toEqual({
      code: "crm-refused-form",
      what: "The CRM refused “Add Budget Category”, so this record wasn't saved.",
      remedy: "Correct what the CRM reports, then retry this record.",
      field: "Budget Amount",
      said: "Budget Amount was refused by this organisation's rules. Start Date must be within the contract's NDIS plan dates.",
    });
  });

  test("F60: or with what stands above it, where no field is named", () => {
    const problem = formRefusal(form("locked-refusal"));
    expect(problem?.said).toBe("This contract is locked. Neither it nor anything in it can be changed.");
    expect(problem).not.toHaveProperty("field");
  });

  test.each<[string, string]>([
    ["beside the field, as ASP.NET writes it", '<span class="field-validation-error">No.</span>'],
    ["beside the field, as Bootstrap writes it", '<div class="invalid-feedback">No.</div>'],
  ])("F60: or with the words %s", (_title, words) => {
    const doc = parse(
      `<h1>Add</h1><form method="post">${FIELDS}<div><label for="c">Three</label><input id="c" name="c">${words}</div></form>`,
    );
    const read = readForm(doc, `${CRM}/x`, careview);
    expect(read && formRefusal(read)).toMatchObject({ said: "No.", field: "Three" });
  });

  test.each<SavedPage>(["add-budget", "create-budget", "edit-budget", "create-delivered"])(
    "F60: %s was not refused, whatever its dialogs wait to say",
    (page) => {
      expect(formRefusal(form(page))).toBeUndefined();
    },
  );

  test("F60: words that are hidden aren't said", () => {
    const doc = parse(`<p role="alert" hidden>No.</p><form method="post">${FIELDS}</form>`);
    const read = readForm(doc, `${CRM}/x`, careview);
    expect(read && formRefusal(read)).toBeUndefined();
  });

  test("F60: an empty place for words says nothing", () => {
    const doc = parse(`<p role="alert"> </p><form method="post">${FIELDS}</form>`);
    const read = readForm(doc, `${CRM}/x`, careview);
    expect(read && formRefusal(read)).toBeUndefined();
  });
});

describe("a fetched page that has a form", () => {
  test("F51: is read as what it is, form and all", () => {
    expect(readHtml(htmlOf("edit-budget"), `${CRM}/PlanBudgets/Edit/13`, careview)).toMatchObject({
      page: "budget-form",
      form: { title: "Edit Budget Category", action: "/PlanBudgets/Edit/13" },
    });
    expect(readHtml(htmlOf("create-pace-contract"), `${CRM}/x`, careview)).toMatchObject({
      page: null,
      form: { title: "Create New Contract" },
    });
  });

  test("F60: a locked contract has none, and its words are kept", () => {
    const page = readHtml(htmlOf("contract-locked"), `${CRM}/PlanBudgets/Edit/13`, careview);
    expect(page).toEqual({ page: null, notice: expect.stringContaining("This contract is locked.") });
  });
});
