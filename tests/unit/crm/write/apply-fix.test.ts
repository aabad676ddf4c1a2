import { beforeEach, describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { applyFix, controlForFinding, withoutImpossibleFixes } from "../../../../lib/crm/write/apply-fix.ts";
import { readInvoice } from "../../../../lib/crm/read/read-invoice.ts";
import { withholdCategories } from "../../../../lib/crm/page/withhold-categories.ts";
import type { Finding, Fix, InvoiceField } from "../../../../lib/domain/invoice/model/finding.ts";
import { CRM } from "../pages.ts";

const URL = `${CRM}/Invoices/Edit/1`;
const OPTIONS = '<option value="3" selected>Consumables</option><option value="9">Transport $5.00</option>';
const widget = (kind: string, words = "Consumables") =>
  `<span class="${kind}"><a class="select2-selection" tabindex="0"><span class="select2-selection__rendered item">${words}</span></a></span>`;

const COLUMNS: Record<string, [field: InvoiceField, cell: string]> = {
  "Delivered From": ["from", '<input value="20/10/2026">'],
  "Delivered To": ["to", '<input value="20/10/2026">'],
  "Plan Category": ["category", `<select>${OPTIONS}</select>`],
  "Support Item": ["item", '<input value="03_040010057_0103_1_1">'],
  Qty: ["quantity", '<input value="1">'],
  Rate: ["rate", '<input value="10">'],
  Total: ["lineTotal", '<input value="10.00">'],
};

const fieldIs = (wanted: InvoiceField) => (column: string) => COLUMNS[column]?.[0] === wanted;

function show(cells: Partial<Record<InvoiceField, string>> = {}, leaveOut?: InvoiceField): void {
  const columns = Object.keys(COLUMNS).filter((column) => !leaveOut || !fieldIs(leaveOut)(column));
  const row = columns.map((column) => {
    const [field, cell] = COLUMNS[column] ?? ["rate", ""];
    return `<td>${cells[field] ?? cell}</td>`;
  });
  document.body.innerHTML = `<h1>Edit Invoice</h1><form><table><thead><tr>${columns
    .map((column) => `<th>${column}</th>`)
    .join(
      "",
    )}</tr></thead><tbody><tr>${row.join("")}</tr></tbody></table><button type="button">Add Line</button></form>`;
  for (const option of document.querySelectorAll<HTMLOptionElement>("option[selected]"))
    option.selected = true;
}

const shown = () => readInvoice(document, URL, careview);
const finding = (fix: Fix): Finding & { fix: Fix } => ({
  code: "wrong",
  severity: "block",
  what: "It is wrong.",
  remedy: "",
  field: "lineTotal",
  lineId: "1",
  source: "F63",
  fix,
});
const set = (field: InvoiceField, value: string) => finding({ kind: "set", field, value, label: "x" });
const put = (field: InvoiceField, value: string) => applyFix(document, URL, set(field, value), careview);
const isOffered = (each: Finding) =>
  withoutImpossibleFixes(document, shown(), [each], careview)[0]?.fix !== undefined;
const valuesOf = () =>
  Array.from(document.querySelectorAll<HTMLInputElement>("input,select"), ({ value }) => value);

beforeEach(() => show());

describe("a fix that sets a field", () => {
  test.each<[InvoiceField, string, string]>([
    ["to", "2026-10-21", "21/10/2026"],
    ["lineTotal", "12.50", "12.50"],
    ["category", "Transport", "9"],
  ])("F63: sets %s to %s, and says that it is done", async (field, value, held) => {
    expect(await put(field, value)).toBe("done");
    expect(shown().lines[0]?.controls[field]?.value).toBe(held);
  });

  test.each<[string, (typed: string) => string]>([
    ["with its currency", (typed) => `$${typed}`],
    ["with fewer decimals", (typed) => String(Number(typed))],
  ])("F63: is done where the page writes the amount %s", async (_title, written) => {
    const total = shown().lines[0]?.controls.lineTotal as HTMLInputElement;
    total.addEventListener("change", () => (total.value = written(total.value)));
    expect(await put("lineTotal", "12.50")).toBe("done");
  });

  test("F63: isn't taken by a page that puts the old value back", async () => {
    const total = shown().lines[0]?.controls.lineTotal as HTMLInputElement;
    total.addEventListener("change", () => (total.value = "10.00"));
    expect(await put("lineTotal", "12.50")).toBe("not-taken");
  });

  test("F63: sets no other field where the page has no place for its own", async () => {
    show({}, "rate");
    const before = valuesOf();
    expect([await put("rate", "12.50"), valuesOf()]).toEqual(["not-taken", before]);
    expect(isOffered(set("rate", "12.50"))).toBe(false);
  });

  test("F63: sets a drop-down that Select2 replaced, where its widget follows", async () => {
    show({ category: `<select>${OPTIONS}</select>${widget("select2 select2-container")}` });
    const select = shown().lines[0]?.controls.category as HTMLSelectElement;
    expect(isOffered(set("category", "Transport"))).toBe(true);
    select.addEventListener("change", () => {
      const place = document.querySelector(".select2-selection__rendered");
      if (place) place.textContent = select.options[select.selectedIndex]?.textContent ?? "";
    });
    expect([await put("category", "Transport"), select.value]).toEqual(["done", "9"]);
  });

  test("F63: isn't taken where the widget goes on showing the other choice", async () => {
    show({ category: `<select>${OPTIONS}</select>${widget("select2 select2-container")}` });
    expect(await put("category", "Transport")).toBe("not-taken");
  });

  test.each<[string, Partial<Record<InvoiceField, string>>, Finding]>([
    [
      "a box that can't be typed into",
      { lineTotal: '<input readonly value="1.00">' },
      set("lineTotal", "2.00"),
    ],
    ["a box that is switched off", { lineTotal: '<input disabled value="1.00">' }, set("lineTotal", "2.00")],
    ["a value that is only shown", { lineTotal: "1.00" }, set("lineTotal", "2.00")],
    [
      "a box that shows what a hidden input holds",
      { to: '<input type="hidden" name="d" value="2026-10-20"><input value="20 Oct 2026">' },
      set("to", "2026-10-21"),
    ],
    ["a choice that the drop-down doesn't have", {}, set("category", "Home and Living")],
    [
      "a drop-down whose widget doesn't follow its select",
      { category: `<select>${OPTIONS}</select>${widget("ts-wrapper")}` },
      set("category", "Transport"),
    ],
    [
      "a split of a line whose days can't be set",
      { to: '<input readonly value="20/10/2026">' },
      finding({ kind: "split", parts: [], label: "x" }),
    ],
  ])("F63: isn't offered for %s", (_title, cells, each) => {
    show(cells);
    expect(isOffered(each)).toBe(false);
  });

  test("F63: the place of a finding in a replaced drop-down is what can be seen and focused", () => {
    show({ category: `<select>${OPTIONS}</select>${widget("select2-container")}` });
    const place = controlForFinding(shown(), { lineId: "1", field: "category" });
    expect(place?.className).toBe("select2-selection");
  });
});

describe("categories of a drop-down that a script replaced", () => {
  test("F64: stay as they are, and are told to be offered still", () => {
    show({ category: `<select>${OPTIONS}</select>${widget("select2-container")}` });
    const withheld = withholdCategories(shown(), { today: "2026-11-22", budgets: [] });
    expect(withheld).toMatchObject([{ lineId: "1", category: "Transport", stillOffered: true }]);
    const options = Array.from(
      document.querySelectorAll("option"),
      ({ hidden, disabled }) => hidden || disabled,
    );
    expect(options).toEqual([false, false]);
  });

  test("F64: of a plain drop-down are taken from it", () => {
    const [withheld] = withholdCategories(shown(), { today: "2026-11-22", budgets: [] });
    expect(withheld).not.toHaveProperty("stillOffered");
    expect(document.querySelectorAll("option")[1]?.disabled).toBe(true);
  });
});
