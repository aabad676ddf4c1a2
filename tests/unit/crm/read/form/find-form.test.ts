import { describe, expect, test } from "vitest";
import { careview } from "../../../../../lib/crm/profile/careview.ts";
import { readForm } from "../../../../../lib/crm/read/form/read-form.ts";
import { CRM, parse } from "../../pages.ts";

const PAGE = `${CRM}/PlanBudgets/Edit/1`;
const FIELDS = `<label for="c">Plan Category</label><input id="c" name="c" value="Consumables">
  <label for="a">Budget Amount</label><input id="a" name="a" value="10.00">`;
const BIGGER = Array.from(
  { length: 6 },
  (_, at) => `<label for="z${at}">Field ${at}</label><input id="z${at}" name="z${at}" value="">`,
).join("");
const RECORD = `<form method="post" action="/PlanBudgets/Edit/1">${FIELDS}<button>Save</button></form>`;

function read(main: string, heading = "Edit Budget Category", url = PAGE) {
  return readForm(parse(`<body><main><h1>${heading}</h1>${main}</main></body>`), url, careview);
}

describe("the form of the page's own record", () => {
  const other = (attributes = "") =>
    `<form method="post" action="/ProviderBudgets/Create?contractId=99" ${attributes}>${BIGGER}<button>Save</button></form>`;

  test.each<[string, string]>([
    ["a bigger form in a hidden box", `<div hidden>${other()}</div>${RECORD}`],
    ["a bigger form that is hidden itself", other("hidden") + RECORD],
    ["a bigger form hidden by its style", `<div style="display: none">${other()}</div>${RECORD}`],
    ["a bigger form in a dialog that isn't open", `<dialog>${other()}</dialog>${RECORD}`],
    ["a bigger form in a modal that isn't shown", `<div class="modal fade">${other()}</div>${RECORD}`],
    ["a bigger form that is sent to another kind of record", other() + RECORD],
    ["a bigger form after it", RECORD + other()],
    ["a search of the page", `<form method="get" action="/PlanBudgets/Edit/1">${BIGGER}</form>${RECORD}`],
    ["a bigger form in the menu", `<nav>${other()}</nav>${RECORD}`],
    [
      "a form that deletes the record",
      `<form method="post" action="/PlanBudgets/Edit/1">${FIELDS}<button>Delete</button></form>${RECORD}`,
    ],
  ])("is taken whatever else the page has: %s", (_title, main) => {
    expect(read(main)).toMatchObject({
      action: "/PlanBudgets/Edit/1",
      fields: [{ name: "c" }, { name: "a" }],
    });
  });

  test("is told by the page's heading where both are sent to the same kind of record", () => {
    const main = `<form method="post" action="/Budgets/A">${FIELDS}</form><h2>Comments</h2><form method="post" action="/Budgets/B">${BIGGER}</form>`;
    expect(read(main, "Edit Budget Category", `${CRM}/Budgets/Form`)).toMatchObject({ action: "/Budgets/A" });
  });

  test("is none where two could be meant", () => {
    const twin = `<form method="post" action="/PlanBudgets/Edit/1">${BIGGER}<button>Save</button></form>`;
    expect(read(RECORD + twin)).toBeUndefined();
  });
});

describe("labels of a form's fields", () => {
  test.each<[string, string]>([
    ["a cell before its cell", `<table><tr><td>Start Date:</td><td><input name="s"></td></tr></table>`],
    [
      "a heading cell before its cell",
      `<table><tr><th>Start Date</th><td><input name="s"></td></tr></table>`,
    ],
    ["a term before its definition", `<dl><dt>Start Date</dt><dd><input name="s"></dd></dl>`],
    [
      "a label of its group without for",
      `<div class="form-group"><label>Start Date</label><div><input name="s"></div></div>`,
    ],
    [
      "a floating label after the field",
      `<div class="form-floating"><input id="s" name="s" placeholder=" "><label for="s">Start Date</label></div>`,
    ],
    ["words right before it", `<p>Start Date: <input name="s"></p>`],
    ["bold words right before it", `<p><b>Start Date</b> <input name="s"></p>`],
    [
      "two elements that name it",
      `<i id="x">Start</i><i id="y">Date</i><input name="s" aria-labelledby="x y">`,
    ],
    [
      "a star and (required)",
      `<label for="s">Start Date <span>*</span> (required)</label><input id="s" name="s">`,
    ],
    [
      "a help icon in it",
      `<label for="s">Start Date <i class="fa fa-info"></i></label><input id="s" name="s">`,
    ],
    ["an error in it", `<label>Start Date <input name="s"><span class="error">Enter it.</span></label>`],
    ["a label outside the form", `<input id="s" name="s"></form><label for="s">Start Date</label><form>`],
  ])("%s", (_title, field) => {
    const found = read(`<form method="post">${FIELDS}<div>${field}</div></form>`);
    expect(found?.fields.find(({ name }) => name === "s")).toMatchObject({ label: "Start Date" });
  });

  test.each<[string, string]>([
    ["a placeholder", `<input name="s" placeholder="Start Date">`],
    ["a hidden field", `<label for="s">Start Date</label><input id="s" name="s" type="hidden">`],
  ])("%s gives a field no label", (_title, field) => {
    const found = read(`<form method="post">${FIELDS}<div>${field}</div></form>`);
    expect(found?.fields.map(({ name }) => name)).not.toContain("s");
  });

  test("a group of radio buttons is one field with its choices", () => {
    const group = `<fieldset><legend>PACE Plan</legend><label><input type="radio" name="p" value="1" checked> Yes</label>
      <label><input type="radio" name="p" value="0"> No</label></fieldset>`;
    const found = read(`<form method="post">${FIELDS}${group}</form>`);
    expect(found?.fields.find(({ name }) => name === "p")).toEqual({
      label: "PACE Plan",
      name: "p",
      kind: "choice",
      value: "1",
      options: [
        { label: "Yes", value: "1" },
        { label: "No", value: "0" },
      ],
    });
  });
});

describe("what a script of the page would put into a field", () => {
  const withField = (input: string, script = "") =>
    read(
      `<form method="post" action="/PlanBudgets/Edit/1">${input}${FIELDS}</form><script>${script}</script>`,
    );
  const REFERENCE =
    '<label for="Reference">Reference</label><input id="Reference" name="Reference" value="">';

  test.each<[string, string, string]>([
    ["an attribute of the field", REFERENCE.replace("<input", '<input data-value="Plan A"'), ""],
    ["a text in a script", REFERENCE, 'document.getElementById("Reference").value = "Plan A";'],
    ["a text in jQuery's words", REFERENCE, "$('#Reference').val('Plan A')"],
  ])("is sent where the page tells it: %s", (_title, input, script) => {
    expect(withField(input, script)?.sends[0]).toEqual(["Reference", "Plan A"]);
    expect(withField(input, script)).not.toHaveProperty("unsure");
  });

  test.each<[string, string]>([
    ["a variable", 'document.getElementById("Reference").value = model.reference;'],
    ["a call", '$("#Reference").val(load("reference"))'],
    ["a field found by its name", "document.querySelector('[name=\"Reference\"]').value = current;"],
  ])("is named as unsure where it doesn't: %s", (_title, script) => {
    expect(withField(REFERENCE, script)).toMatchObject({ unsure: ["Reference"] });
  });

  test.each<[string, string]>([
    ["a script that reads it", 'const now = document.getElementById("Reference").value;'],
    ["a script that compares it", 'if (document.getElementById("Reference").value == x) go();'],
    ["a script that empties it", "document.getElementById('Reference').value = '';"],
    ["another field's script", 'document.getElementById("Reference2").value = model.x;'],
  ])("is nothing with %s", (_title, script) => {
    const found = withField(REFERENCE, script);
    expect(found?.sends[0]).toEqual(["Reference", ""]);
    expect(found).not.toHaveProperty("unsure");
  });
});

describe("what is sent when the form's own Save is pressed", () => {
  const webForm = (buttons: string) =>
    read(`<form method="post" action="/PlanBudgets/Edit/1"><input type="hidden" name="__EVENTTARGET" value="">
      <input type="hidden" name="__EVENTARGUMENT" value="">${FIELDS}${buttons}</form>`);

  test("the button's own name and value go along", () => {
    const buttons =
      '<input type="submit" name="ctl00$Cancel" value="Cancel"><input type="submit" name="ctl00$Save" value="Save">';
    expect(webForm(buttons)?.sends.at(-1)).toEqual(["ctl00$Save", "Save"]);
  });

  test("a link that posts the page back is sent as its target", () => {
    const link = `<a href="javascript:__doPostBack('ctl00$Save','')">Save</a>`;
    expect(webForm(link)?.sends[0]).toEqual(["__EVENTTARGET", "ctl00$Save"]);
  });

  test("a button's own address counts", () => {
    expect(webForm('<button formaction="/PlanBudgets/Edit/1?save=1">Save</button>')).toMatchObject({
      action: "/PlanBudgets/Edit/1?save=1",
    });
  });
});
