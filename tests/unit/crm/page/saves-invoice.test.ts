import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { canStopSave, isInvoiceSave, isSavePress } from "../../../../lib/crm/page/saves-invoice.ts";
import { parse } from "../pages.ts";

const page = parse(`<nav><a href="/Extract">Extract</a></nav>
  <form id="lines" role="main"><table></table>
    <button>Update Invoice</button><button>Save</button><button>Save as Draft</button>
    <button>Add Line</button><button> Cancel Invoice </button><input type="submit" value="Delete">
    <button>Calculate totals</button><button>Update Totals</button><button>Filter</button>
    <button><i class="fa fa-save">save</i> Go on</button><button>Log out</button><button>Close and save</button>
    <a href="javascript:__doPostBack('s','')">Save</a><a href="#">Finish later</a><a href="#">Notes</a>
    <span role="button">Approve</span><button type="button">Submit for payment</button>
    <div role="dialog"><button>Confirm removal</button><button type="button">Create provider</button></div>
    <div role="search"><input name="q"><button>Update list</button></div>
  </form>
  <a href="/Invoices/Create">Create Invoice</a>
  <form id="captured"><button>Create Invoice</button><button>Log out</button></form>
  <form id="note"><textarea></textarea><button>Save note</button></form>
  <form id="status"><input type="hidden"><button>Process</button></form>
  <button form="lines" id="outside">Save and close</button><button type="button">Save changes</button>`);
const table = page.querySelector("table") as HTMLTableElement;

/** The control with these words, in the element of this id. */
function control(words: string, id = "lines"): HTMLElement {
  const found = Array.from(
    page.querySelectorAll<HTMLElement>(id === "" ? "button,a" : `#${id} :is(button,input,a,[role=button])`),
  ).find((each) => [each.textContent.trim(), (each as HTMLInputElement).value].includes(words));
  if (!found) throw new Error(`no ${words} in ${id}`);
  return found;
}

describe("isInvoiceSave", () => {
  test.each([
    ["lines", "Update Invoice", true],
    ["lines", "Save", true],
    ["lines", "Save as Draft", true],
    ["lines", "Close and save", true],
    // The server takes the form for a save, whatever its button is called.
    ["lines", "save Go on", true],
    ["lines", "Add Line", false],
    ["lines", "Cancel Invoice", false],
    ["lines", "Delete", false],
    ["lines", "Calculate totals", false],
    ["lines", "Update Totals", false],
    ["lines", "Filter", false],
    ["lines", "Log out", false],
    ["lines", "Update list", false],
    ["lines", "Confirm removal", false],
    ["captured", "Create Invoice", true],
    ["captured", "Log out", false],
    ["note", "Save note", false],
  ])("F63: isInvoiceSave in the form of the %s for %s is %s", (id, words, saves) => {
    const target = page.querySelector(`#${id}`);
    expect(isInvoiceSave({ target, submitter: control(words, id) }, { table }, careview)).toBe(saves);
  });

  test("F63: isInvoiceSave is true for a form that the Enter key submits", () => {
    const lines = page.querySelector("#lines");
    expect(isInvoiceSave({ target: lines, submitter: null }, { table }, careview)).toBe(true);
  });

  test("F63: isInvoiceSave is false for the Enter key in a search box of the same form", () => {
    document.body.innerHTML = '<form><table></table><input placeholder="Search clients"></form>';
    document.querySelector("input")?.focus();
    const [target] = document.forms;
    const event = { target: target ?? null, submitter: null };
    expect(
      isInvoiceSave(event, { table: document.querySelector("table") as HTMLTableElement }, careview),
    ).toBe(false);
  });
});

describe("isSavePress", () => {
  test.each([
    ["lines", "Save", true],
    ["lines", "Approve", true],
    ["lines", "Submit for payment", true],
    ["lines", "Notes", false],
    ["lines", "Add Line", false],
    ["lines", "save Go on", false],
    ["lines", "Update list", false],
    ["lines", "Create provider", false],
    ["captured", "Create Invoice", true],
    ["note", "Save note", false],
    ["status", "Process", false],
    ["", "Save and close", true],
    ["", "Save changes", true],
    ["", "Extract", false],
    ["", "Create Invoice", false],
  ])("F63: a press in the %s on %s is taken for a save: %s", (id, words, saves) => {
    expect(isSavePress(control(words, id), { table }, careview)).toBe(saves);
  });

  test("F63: on a page whose lines stand in no form, a form of buttons alone acts on the invoice", () => {
    const other = parse("<table></table>").querySelector("table") as HTMLTableElement;
    const presses = ["Process", "Save note"].map((words, at) =>
      isSavePress(control(words, at ? "note" : "status"), { table: other }, careview),
    );
    expect(presses).toEqual([true, false]);
  });
});

test.each([
  ["<form><table></table><button>OK</button></form>", true],
  ["<form><table></table><button type=button>Save</button></form>", true],
  ["<div><table></table><button type=button>Save</button></div>", true],
  ["<div><table></table><button type=button>✓</button></div>", false],
  ["<form><table></table><a href=#>Go on</a></form>", false],
])("F63: whether a save can be stopped on a page of %s is %s", (html, canStop) => {
  const doc = parse(html);
  expect(canStopSave(doc, { table: doc.querySelector("table") as HTMLTableElement }, careview)).toBe(canStop);
});
