import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { switchesSchema } from "../../../sandbox/control/switches.ts";
import { lineForm, NEW_LINE } from "../../../sandbox/crm/form/invoice-line-form.ts";
import { showRecord } from "../../../sandbox/crm/form/read.ts";
import { invoiceLines } from "../../../sandbox/crm/pages/invoice-lines.ts";
import { fakeTimers, realTimers } from "../../test-clock.ts";

const form = lineForm(["Consumables", "Transport"]);
const blank = showRecord(form, NEW_LINE);
let visits = 0;

/** An invoice's form with one line, and its scripts as a browser would run them. */
async function open(invoiceEntry: "server" | "spa", rerenderLines = false): Promise<void> {
  const switches = switchesSchema.parse({ invoiceEntry, rerenderLines });
  const lines = await invoiceLines({ form, rows: [blank], errors: [], blank }, switches);
  document.body.innerHTML = `<form id="invoice" data-abns='{"Billabong Care Co":"32999990001"}'>
    <select id="ServiceProvider"><option></option><option>Billabong Care Co</option></select><input id="ABN" />
    <select id="AutoCalculate"><option>Yes</option><option>No</option></select>${lines}</form>`;
  visits += 1;
  const scripts = invoiceEntry === "spa" ? ["invoice", "spa-lines"] : ["invoice"];
  for (const name of scripts) {
    const path = `../../../sandbox/crm/static/${name}.js?visit=${visits}`;
    await import(/* @vite-ignore */ path);
  }
}

function control(selector: string, at = 0): HTMLInputElement {
  const found = document.querySelectorAll<HTMLInputElement>(selector)[at];
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

const labelled = (label: string, at?: number) => control(`[aria-label="${label}"]`, at);

/** As a person types: past whatever the page has put on the element itself. */
function type(input: HTMLInputElement, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), "value")?.set?.call(input, value);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

const soon = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void fakeTimers());
afterEach(() => realTimers());

test("sandbox invoice form: the provider fills in the ABN and a line its total, unless it is typed", async () => {
  await open("server");
  const provider = document.querySelector<HTMLSelectElement>("#ServiceProvider");
  if (provider) provider.value = "Billabong Care Co";
  provider?.dispatchEvent(new Event("change", { bubbles: true }));
  expect(control("#ABN").value).toBe("32999990001");
  type(control('[name="Lines[0].Hours"]'), "1.5");
  type(control('[name="Lines[0].Rate"]'), "1,070.23");
  expect(control('[name="Lines[0].Total"]').value).toBe("1605.35");
  control("#AutoCalculate").value = "No";
  type(control('[name="Lines[0].Rate"]'), "1");
  expect(control('[name="Lines[0].Total"]').value).toBe("1605.35");
});

test("sandbox invoice form: lines keep their numbers when others are added or removed", async () => {
  await open("server");
  control("[data-adds-line]").click();
  control("[data-adds-line]").click();
  control("[data-removes-line]", 1).click();
  const names = Array.from(
    document.querySelectorAll<HTMLInputElement>('tbody [name$=".Qty"]'),
    ({ name }) => name,
  );
  expect(names).toEqual(["Lines[0].Qty", "Lines[2].Qty"]);
});

test("sandbox invoice form: replaced lines are new elements with the old values", async () => {
  await open("server", true);
  const before = control('[name="Lines[0].Rate"]');
  type(before, "12.50");
  before.closest("tr")?.append(document.createElement("aside"));
  before.focus();
  await vi.advanceTimersByTimeAsync(1500);
  const after = control('[name="Lines[0].Rate"]');
  expect(before.isConnected).toBe(false);
  expect(after.value).toBe("12.50");
  expect(document.activeElement).toBe(after);
  expect(document.querySelector("aside")).toBeNull();
});

test("sandbox invoice form: client-rendered lines are re-rendered after every input and keep focus", async () => {
  await open("spa");
  const rate = labelled("Rate");
  rate.focus();
  type(rate, "10.00");
  type(labelled("Qty"), "2");
  await soon();
  expect(rate.isConnected).toBe(false);
  expect(document.activeElement).toBe(labelled("Rate"));
  expect([labelled("Rate").value, labelled("Total").value]).toEqual(["10.00", "20.00"]);
});

test("sandbox invoice form: client-rendered lines lose a value that was only assigned", async () => {
  await open("spa");
  const item = labelled("Support Item");
  item.value = "assigned";
  item.dispatchEvent(new Event("input", { bubbles: true }));
  type(labelled("Rate"), "1");
  await soon();
  expect(labelled("Support Item").value).toBe("");
  const category = labelled("Plan Category");
  category.value = "Transport";
  category.dispatchEvent(new Event("change", { bubbles: true }));
  await soon();
  expect(labelled("Plan Category").value).toBe("Transport");
});

test("sandbox invoice form: client-rendered lines submit their state, not named controls", async () => {
  await open("spa");
  expect(document.querySelector("[name]")).toBeNull();
  control("[data-adds]").click();
  await soon();
  type(labelled("Support Item", 1), "01_011_0107_1_1");
  document.getElementById("invoice")?.dispatchEvent(new Event("submit"));
  const sent = document.querySelectorAll<HTMLInputElement>('input[type="hidden"]');
  const values = Object.fromEntries(Array.from(sent, ({ name, value }) => [name, value]));
  expect(values).toMatchObject({ "Lines[0].Type": "STAN", "Lines[1].SupportItem": "01_011_0107_1_1" });
});

test("sandbox invoice form: client-rendered lines can be re-rendered by a timer", async () => {
  await open("spa", true);
  const before = labelled("Rate");
  await vi.advanceTimersByTimeAsync(1600);
  expect(before.isConnected).toBe(false);
});
