import { beforeEach, expect, test, vi } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { fixMany, type SetFinding, undoFixes } from "../../../../lib/crm/write/fix-many.ts";
import { CRM } from "../pages.ts";

const URL = `${CRM}/Invoices/Edit/1`;
const COLUMNS = ["Delivered From", "Delivered To", "Plan Category", "Support Item", "Qty", "Rate", "Total"];

beforeEach(() => {
  const row = (total: string) =>
    `<tr>${["20/10/2026", "20/10/2026", "Transport", "01_011_0107_1_1", "2", "10.00", total].map((value) => `<td><input value="${value}"></td>`).join("")}</tr>`;
  document.body.innerHTML = `<h1>Edit Invoice</h1><form><table><thead><tr>${COLUMNS.map((name) => `<th>${name}</th>`).join("")}</tr></thead><tbody>${row("1.00")}${row("2.00")}${row("3.00")}</tbody></table></form>`;
});

const totals = () =>
  Array.from(document.querySelectorAll<HTMLInputElement>("td:last-child input"), ({ value }) => value);
const totalField = (line: number) =>
  document.querySelector(`tr:nth-child(${line}) td:last-child input`) as HTMLInputElement;
const off = (lineId: string): SetFinding => ({
  code: "line-total-off",
  severity: "block",
  what: "It is off.",
  remedy: "",
  field: "lineTotal",
  lineId,
  source: "Planbridge",
  fix: { kind: "set", field: "lineTotal", value: "20.00", label: "Change the total to $20.00" },
});
const fixAll = (onProgress: (done: number) => void = () => undefined) =>
  fixMany(document, URL, ["1", "2", "3"].map(off), careview, onProgress);

test("F63: fixMany changes each field once and tells how far it is", async () => {
  const onProgress = vi.fn<(done: number) => void>();
  const { fixed, notTaken } = await fixAll(onProgress);
  expect(totals()).toEqual(["20.00", "20.00", "20.00"]);
  expect(notTaken).toBe(0);
  expect(fixed.map(({ lineId, before, after }) => [lineId, before, after])).toEqual([
    ["1", "1.00", "20.00"],
    ["2", "2.00", "20.00"],
    ["3", "3.00", "20.00"],
  ]);
  expect(onProgress.mock.calls.flat()).toEqual([0, 1, 2]);
});

test("F63: fixMany leaves a field that somebody changes meanwhile", async () => {
  const { fixed, notTaken } = await fixAll((done) => {
    if (done === 1) totalField(2).value = "7.77";
  });
  expect(totals()).toEqual(["20.00", "7.77", "20.00"]);
  expect([fixed.length, notTaken]).toEqual([2, 1]);
});

test("F63: fixMany counts a field whose value the page doesn't take", async () => {
  totalField(2).addEventListener("change", ({ target }) => ((target as HTMLInputElement).value = "2.00"));
  const { fixed, notTaken } = await fixAll();
  expect(totals()).toEqual(["20.00", "2.00", "20.00"]);
  expect([fixed.length, notTaken]).toEqual([2, 1]);
});

test("F63: undoFixes gives the fields back what they held", async () => {
  const { fixed } = await fixAll();
  expect(await undoFixes(document, URL, fixed, careview)).toBe(0);
  expect(totals()).toEqual(["1.00", "2.00", "3.00"]);
});

test("F63: undoFixes leaves what was typed after the fix and counts it", async () => {
  const { fixed } = await fixAll();
  totalField(3).value = "9.99";
  expect(await undoFixes(document, URL, fixed, careview)).toBe(1);
  expect(totals()).toEqual(["1.00", "2.00", "9.99"]);
});
