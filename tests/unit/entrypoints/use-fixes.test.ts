import { act, cleanup, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { useFixes } from "../../../entrypoints/invoice.content/use-fixes.ts";
import { careview } from "../../../lib/crm/profile/careview.ts";
import { readInvoice } from "../../../lib/crm/read/read-invoice.ts";
import type { Finding } from "../../../lib/domain/invoice/model/finding.ts";
import { CRM } from "../crm/pages.ts";

const URL = `${CRM}/Invoices/Edit/1`;
const COLUMNS = ["Delivered From", "Delivered To", "Plan Category", "Support Item", "Qty", "Rate", "Total"];

function show(total: string): void {
  const cells = ["20/10/2026", "20/10/2026", "Transport", "01_011_0107_1_1", "2", "10.00", total];
  document.body.innerHTML = `<h1>Edit Invoice</h1><form><div><label for="n">Invoice Number</label><input id="n" value="INV-1"></div><table><thead><tr>${COLUMNS.map((name) => `<th>${name}</th>`).join("")}</tr></thead><tbody><tr>${cells.map((value) => `<td><input value="${value}"></td>`).join("")}</tr></tbody></table></form>`;
}
const total = () => document.querySelector<HTMLInputElement>("td:last-child input")?.value;
const shown = () => readInvoice(document, URL, careview);
const off: Finding = {
  code: "line-total-off",
  severity: "block",
  what: "It is off.",
  remedy: "",
  field: "lineTotal",
  lineId: "1",
  source: "Planbridge",
  fix: { kind: "set", field: "lineTotal", value: "20.00", label: "x" },
};

let kept: unknown;
beforeEach(() => {
  kept = null;
  show("1.00");
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(async (message: unknown) => {
    const { planbridge, body } = message as { planbridge: string; body: { fixes: unknown } };
    if (planbridge === "invoice.keep-fixes") kept = body.fixes;
    return { ok: planbridge === "invoice.kept-fixes" ? kept : null };
  });
});
afterEach(cleanup);

const start = () => renderHook(() => useFixes(careview)).result;
async function reload(value: string) {
  cleanup();
  show(value);
  const result = start();
  await act(async () => {
    result.current.recall(shown());
    await new Promise((resolve) => setTimeout(resolve));
  });
  return result;
}

test("F63: what was fixed before Save is told after the page was loaded anew, and is taken back there", async () => {
  const result = start();
  await act(() => result.current.fix([off], "Line total differs"));
  expect(total()).toBe("20.00");
  expect(result.current.undoable).toMatchObject({ count: 1, since: "press" });
  await act(() => result.current.onSaved());
  expect(result.current.undoable?.since).toBe("save");

  const again = await reload("20.00");
  expect(again.current.undoable).toEqual({
    label: "Line total differs",
    count: 1,
    split: 0,
    since: "earlier-page",
    changes: ["Line 1. The line total was “1.00” and is “20.00” now."],
  });
  await act(() => again.current.undo());
  expect(total()).toBe("1.00");
  expect((await reload("20.00")).current.undoable).toBeNull();
});

test("F63: nothing is told of a fix that the page, loaded anew, doesn't hold any more", async () => {
  const result = start();
  await act(() => result.current.fix([off], "Line total differs"));
  expect((await reload("1.00")).current.undoable).toBeNull();
});
