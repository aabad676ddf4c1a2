import { expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { isInvoiceSave } from "../../../../lib/crm/page/saves-invoice.ts";
import { parse } from "../pages.ts";

const page = parse(`<form id="lines"><table></table>
    <button>Update Invoice</button><button>Save</button><button>Save as Draft</button>
    <button>Add Line</button><button> Cancel Invoice </button><input type="submit" value="Delete">
  </form>
  <form id="captured"><button>Create Invoice</button><button>Log out</button></form>`);
const table = page.querySelector("table") as HTMLTableElement;

test.each([
  ["lines", "Update Invoice", true],
  ["lines", "Save", true],
  ["lines", "Save as Draft", true],
  ["lines", "Add Line", false],
  ["lines", "Cancel Invoice", false],
  ["lines", "Delete", false],
  ["captured", "Create Invoice", true],
  ["captured", "Log out", false],
])("F63: isInvoiceSave in the form of the %s for %s is %s", (id, words, saves) => {
  const target = page.querySelector(`#${id}`);
  const buttons = Array.from(target?.querySelectorAll<HTMLElement>("button,input") ?? []);
  const submitter = buttons.find((each) =>
    [each.textContent.trim(), (each as HTMLInputElement).value].includes(words),
  );
  expect(submitter).toBeDefined();
  expect(isInvoiceSave({ target, submitter: submitter ?? null }, { table }, careview)).toBe(saves);
});

test("F63: isInvoiceSave is true for a form that the Enter key submits", () => {
  const lines = page.querySelector("#lines");
  expect(isInvoiceSave({ target: lines, submitter: null }, { table }, careview)).toBe(true);
});
