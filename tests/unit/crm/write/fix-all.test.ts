import { beforeEach, expect, test, vi } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { fixAll } from "../../../../lib/crm/write/fix-all.ts";
import type { Finding, Fix } from "../../../../lib/domain/invoice/model/finding.ts";
import { fakeTimers, realTimers } from "../../test-clock.ts";
import { CRM } from "../pages.ts";

const URL = `${CRM}/Invoices/Edit/1`;
const COLUMNS = ["Delivered From", "Delivered To", "Plan Category", "Support Item", "Qty", "Rate", "Total"];
const rowOf = (total: string, from = "25/06/2026", to = "05/07/2026") =>
  `<tr>${[from, to, "Transport", "01_011_0107_1_1", "2", "10.00", total].map((value) => `<td><input value="${value}"></td>`).join("")}</tr>`;

/** A page whose Add Line adds an empty row at the end. */
function show(canAdd = true): void {
  document.body.innerHTML = `<h1>Edit Invoice</h1><form><table><thead><tr>${COLUMNS.map((name) => `<th>${name}</th>`).join("")}</tr></thead><tbody>${rowOf("20.00")}${rowOf("30.00")}${rowOf("9.00")}</tbody></table><button type="button">Add Line</button></form>`;
  document.querySelector("button")?.addEventListener("click", () => {
    const row = document.querySelector("tbody tr")?.cloneNode(true) as HTMLElement;
    for (const field of row.querySelectorAll("input")) field.value = "";
    if (canAdd) document.querySelector("tbody")?.append(row);
  });
}
beforeEach(() => show());

const rows = () =>
  Array.from(document.querySelectorAll("tbody tr"), (row) =>
    [0, 1, 6].map((at) => row.querySelectorAll("input")[at]?.value).join(" "),
  );
const finding = (lineId: string, fix: Fix): Finding => ({
  code: "spans-periods",
  severity: "block",
  what: "It spans two funding periods.",
  remedy: "",
  field: "to",
  lineId,
  source: "F63",
  fix,
});
const split = (lineId: string, first: number, second: number) =>
  finding(lineId, {
    kind: "split",
    label: "Split into 2 lines",
    parts: [
      { from: "2026-06-25", to: "2026-06-30", total: first },
      { from: "2026-07-01", to: "2026-07-05", total: second },
    ],
  });
const set = finding("3", { kind: "set", field: "lineTotal", value: "20.00", label: "x" });
const press = (findings: Finding[], onProgress?: (done: number) => void) =>
  fixAll(document, URL, findings, careview, onProgress);

test("F63: fixAll splits every line that has to be several, and tells what each was", async () => {
  const onProgress = vi.fn<(done: number) => void>();
  const outcome = await press([split("1", 1200, 800), split("2", 1000, 2000), set], onProgress);
  expect(rows()).toEqual([
    "25/06/2026 30/06/2026 12.00",
    "25/06/2026 30/06/2026 10.00",
    "25/06/2026 05/07/2026 20.00",
    "01/07/2026 05/07/2026 8.00",
    "01/07/2026 05/07/2026 20.00",
  ]);
  const line = { from: "2026-06-25", to: "2026-07-05", parts: 2 };
  expect(outcome).toEqual({
    fixed: [{ lineId: "3", field: "lineTotal", before: "9.00", after: "20.00" }],
    notTaken: 0,
    split: [
      { ...line, lineId: "1", total: 2000 },
      { ...line, lineId: "2", total: 3000 },
    ],
    isWithoutLine: false,
  });
  expect(onProgress.mock.calls.flat()).toEqual([0, 1, 2]);
});

test("F63: fixAll leaves a line that shows something else than at the press", async () => {
  const total = () => document.querySelectorAll<HTMLInputElement>("tr:nth-child(2) input")[6];
  const outcome = await press([split("1", 1200, 800), split("2", 1000, 2000)], (done) => {
    const field = total();
    if (done === 1 && field) field.value = "31.00";
  });
  expect(rows()[1]).toBe("25/06/2026 05/07/2026 31.00");
  expect([outcome.split.length, outcome.notTaken]).toEqual([1, 1]);
});

test("F63: fixAll stops at the first line for whose rest the page adds none, and nothing is lost", async () => {
  fakeTimers();
  show(false);
  const before = rows();
  const pressed = press([split("1", 1200, 800), split("2", 1000, 2000)]);
  await vi.runAllTimersAsync();
  realTimers();
  expect(await pressed).toEqual({ fixed: [], notTaken: 2, split: [], isWithoutLine: true });
  expect(rows()).toEqual(before);
});
