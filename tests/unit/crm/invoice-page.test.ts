import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { applyFix, controlForFinding, withoutImpossibleFixes } from "../../../lib/crm/write/apply-fix.ts";
import { careview } from "../../../lib/crm/profile/careview.ts";
import { FieldNotes } from "../../../lib/crm/page/field-notes.ts";
import { readInvoice } from "../../../lib/crm/read/read-invoice.ts";
import { setControl } from "../../../lib/crm/write/set-control.ts";
import { withholdCategories } from "../../../lib/crm/page/withhold-categories.ts";
import type { InvoiceContext } from "../../../lib/domain/invoice/model/context.ts";
import type { Finding, Fix, InvoiceField } from "../../../lib/domain/invoice/model/finding.ts";
import { switchesSchema } from "../../sandbox/control/switches.ts";
import { lineForm, NEW_LINE } from "../../sandbox/crm/form/invoice-line-form.ts";
import { showRecord } from "../../sandbox/crm/form/read.ts";
import { invoiceLines } from "../../sandbox/crm/pages/invoice-lines.ts";
import { budget } from "../domain/invoice/invoice-fixtures.ts";
import { CRM, open } from "./pages.ts";
import { fakeTimers, realTimers } from "../test-clock.ts";

const URL = `${CRM}/Invoices/Edit/1`;

function finding<More extends Partial<Finding>>(field: InvoiceField, more: More): Finding & More {
  const said = { what: "It is wrong.", remedy: "Put it right.", source: "F63", lineId: "1" };
  return { code: "wrong", severity: "block", field, ...said, ...more };
}

describe("a saved invoice's page", () => {
  let doc: Document;
  const shown = () => readInvoice(doc, URL, careview);
  const control = (field: InvoiceField) => shown().lines[0]?.controls[field];

  beforeEach(() => {
    doc = open("edit-invoice");
  });

  describe("the field that a finding is about", () => {
    const nameOf = (field: InvoiceField, more: Partial<Finding> = {}) =>
      (controlForFinding(shown(), finding(field, more)) as HTMLInputElement | undefined)?.name;

    test.each<[InvoiceField, string]>([
      ["from", "Lines[0].DeliveredFrom"],
      ["lineTotal", "Lines[0].Total"],
      ["category", "Lines[0].PlanCategory"],
      // The form has no such field in its lines: the line's first one will do.
      ["abn", "Lines[0].Type"],
    ])("F63: %s of a line is %s", (field, name) => {
      expect(nameOf(field)).toBe(name);
    });

    test.each<[InvoiceField, string | undefined]>([
      ["number", "InvoiceNumber"],
      ["abn", "ABN"],
      ["date", "ProviderInvoiceDate"],
      ["total", undefined],
      ["rate", undefined],
    ])("F63: %s of the invoice is %s", (field, name) => {
      const { lineId: _none, ...whole } = finding(field, {});
      const found = controlForFinding(shown(), whole) as HTMLInputElement | undefined;
      expect(found?.name).toBe(name);
    });

    test("F63: a line that is gone has none", () => {
      expect(nameOf("from", { lineId: "7" })).toBeUndefined();
    });

    test("F63: where a page has no fields, it is the cell of the column, or else the row", () => {
      doc = open("streamline-review");
      const line = shown().lines[1];
      expect(controlForFinding(shown(), finding("from", { lineId: "2" }))).toBe(line?.cells.from);
      expect(controlForFinding(shown(), finding("abn", { lineId: "2" }))).toBe(line?.row);
    });
  });

  describe("categories", () => {
    const names = ["Assistance with Daily Life", "Choice and Control", "Consumables"];
    const context = (from = "2026-01-01", to = "2026-12-31"): InvoiceContext => ({
      today: "2026-08-12",
      budgets: names.map((category) =>
        category === "Consumables"
          ? budget({ category, startDate: from, endDate: to })
          : budget({ category, startDate: "2026-01-01" }),
      ),
    });
    const option = (name: string) =>
      Array.from((control("category") as HTMLSelectElement).options).find(
        ({ textContent }) => textContent === name,
      );
    const states = () =>
      names.map((name) => [option(name)?.hidden ?? false, option(name)?.disabled ?? false].join());

    test("F64: one whose time is over isn't offered, and why is told; the others stay", () => {
      const withheld = withholdCategories(shown(), context("2026-01-01", "2026-03-31"));
      expect(withheld).toContainEqual({
        lineId: "1",
        category: "Consumables",
        reason: "The category ended on 31/03/2026; the service is on 30/05/2026.",
      });
      expect(states()).toEqual(["false,false", "false,false", "true,true"]);
    });

    test("F64: it is offered again as soon as the day fits", () => {
      withholdCategories(shown(), context("2026-06-01"));
      setControl(control("from") as HTMLInputElement, "01/06/2026");
      setControl(control("to") as HTMLInputElement, "01/06/2026");
      const withheld = withholdCategories(shown(), context("2026-06-01"));
      expect(withheld.map(({ category }) => category)).not.toContain("Consumables");
      expect(states()).toEqual(["false,false", "false,false", "false,false"]);
    });

    test("F64: what is chosen stays chosen, and the empty choice too", () => {
      const select = control("category") as HTMLSelectElement;
      const before = select.value;
      withholdCategories(shown(), { today: "2026-08-12", budgets: [] });
      expect([select.value, select.options[0]?.hidden, option(before)?.disabled]).toEqual([
        before,
        false,
        false,
      ]);
    });

    test.each<[string, InvoiceContext, string]>([
      ["without a day", context("2026-06-01"), ""],
      ["without budgets", { today: "2026-08-12" }, "30/05/2026"],
    ])("F64: %s nothing is withheld", (_title, known, day) => {
      setControl(control("from") as HTMLInputElement, day);
      expect(withholdCategories(shown(), known)).toEqual([]);
      expect(states()).toEqual(["false,false", "false,false", "false,false"]);
    });
  });

  describe("what one press puts right", () => {
    const put = (field: InvoiceField, value: string) =>
      applyFix(doc, URL, finding(field, { fix: { kind: "set", field, value, label: "x" } }), careview);

    test("F63: a category is chosen by what it means, whatever stands behind its name", async () => {
      doc = open("edit-invoice", [
        "<option>Consumables",
        '<option value="17">Consumables - Core Flexible Remaining $5.00',
      ]);
      await put("category", "Consumables");
      expect(control("category")?.value).toBe("17");
    });

    test("F63: a date input is given the form that it takes", async () => {
      doc = open("edit-invoice", ['value="30/05/2026"', 'type="date" value="2026-05-30"']);
      await put("to", "2026-05-31");
      expect(control("to")?.value).toBe("2026-05-31");
    });
  });

  describe("notes at the fields", () => {
    let notes: FieldNotes;
    const show = (...findings: Finding[]) => notes.show(shown(), findings);
    const hosts = () => Array.from(doc.querySelectorAll<HTMLElement>("planbridge-finding"));
    const wordsAt = (field: InvoiceField) =>
      control(field)?.closest("td")?.querySelector("planbridge-finding")?.shadowRoot?.textContent;

    beforeEach(() => {
      notes = new FieldNotes(doc);
    });

    test("F63: stand under their field, ring it, and go away without a trace", () => {
      const before = doc.body.innerHTML;
      const from = control("from") as HTMLInputElement;
      show(finding("from", {}));
      expect(wordsAt("from")).toBe("Error: It is wrong.");
      expect(from.title).toBe("It is wrong. Put it right.");
      expect(from.style.boxShadow).not.toBe("");
      show();
      expect([wordsAt("from"), from.title, from.style.boxShadow]).toEqual([undefined, "", ""]);
      expect(doc.body.innerHTML.replaceAll(/ (style|title)=""/g, "")).toBe(before);
    });

    test("F63: give a field back what it had", () => {
      const from = control("from") as HTMLInputElement;
      from.title = "dd/mm/yyyy";
      show(finding("from", {}));
      notes.clear();
      expect([from.title, from.style.boxShadow, hosts()]).toEqual(["dd/mm/yyyy", "", []]);
    });

    test("F63: the gravest of several, and how many more there are", () => {
      show(finding("from", { severity: "warn", what: "Look." }), finding("from", {}));
      expect(wordsAt("from")).toBe("Error: It is wrong. (+1)");
      expect(hosts()).toHaveLength(1);
    });

    test("F63: what didn't change isn't touched", () => {
      show(finding("from", {}), finding("rate", {}));
      const words = hosts().map(({ shadowRoot }) => shadowRoot?.firstChild);
      show(finding("from", {}), finding("rate", { what: "It is worse." }));
      const now = hosts().map(({ shadowRoot }) => shadowRoot?.firstChild);
      expect([now[0] === words[0], now[1] === words[1], wordsAt("rate")]).toEqual([
        true,
        false,
        "Error: It is worse.",
      ]);
    });

    test("F63: tell what is in the way from what is to be looked at, and leave a note's field alone", () => {
      show(finding("from", {}), finding("rate", { severity: "warn" }), finding("gst", { severity: "note" }));
      const rings = (["from", "rate", "gst"] as const).map((field) => control(field)?.style.boxShadow);
      expect(new Set(rings).size).toBe(3);
      expect([rings[2], control("gst")?.title, wordsAt("gst")]).toEqual(["", "", undefined]);
    });

    test("F63: a line that the page makes by copying one starts without them", () => {
      show(finding("from", {}));
      const { row } = shown().lines[0] ?? {};
      row?.after(row.cloneNode(true));
      show(finding("from", {}));
      const copy = shown().lines[1]?.controls.from;
      expect([copy?.style.boxShadow, copy?.title, hosts().length]).toEqual(["", "", 1]);
      expect(control("from")?.style.boxShadow).not.toBe("");
    });

    test("F63: in the cell of the column where nothing can be typed", () => {
      doc = open("streamline-review");
      notes = new FieldNotes(doc);
      show(finding("from", { lineId: "2" }));
      expect(hosts()[0]?.closest("td")).toBe(shown().lines[1]?.cells.from);
    });

    test("F63: change no value", () => {
      const { invoice } = shown();
      show(finding("from", {}), finding("category", {}));
      expect(shown().invoice).toEqual(invoice);
    });
  });
});

describe.each(["server", "spa"] as const)(
  "what one press puts right, in lines drawn by %s",
  (invoiceEntry) => {
    const form = lineForm(["Consumables", "Transport"]);
    const blank = showRecord(form, NEW_LINE);
    const shown = () => readInvoice(document, URL, careview);
    const lines = () => shown().invoice.lines;
    const put = (fix: Fix, lineId = "1") =>
      applyFix(document, URL, finding("lineTotal", { fix, lineId }), careview);
    let visits = 0;

    /** The line as it was typed, and the CRM's own scripts at work. */
    beforeEach(async () => {
      const row = {
        ...blank,
        DeliveredFrom: "30/03/2026",
        DeliveredTo: "01/04/2026",
        PlanCategory: "Transport",
        SupportItem: "02_051_0108_1_1 Transport",
        Qty: "1.00",
        Rate: "10.50",
        Total: "10.05",
      };
      const switches = switchesSchema.parse({ invoiceEntry });
      const drawn = await invoiceLines({ form, rows: [row], errors: [{}], blank }, switches);
      document.body.innerHTML = `<h1>Edit Invoice</h1><form id="invoice" data-abns="{}">
      <label for="N">Invoice Number</label><input id="N" name="N" value="INV 1" />${drawn}</form>`;
      for (const option of document.querySelectorAll<HTMLOptionElement>("option[selected]"))
        option.selected = true;
      visits += 1;
      for (const name of invoiceEntry === "spa" ? ["invoice", "spa-lines"] : ["invoice"]) {
        const path = `../../sandbox/crm/static/${name}.js?${invoiceEntry}=${visits}`;
        await import(/* @vite-ignore */ path);
      }
    });

    test("F63: a value is set as if it had been typed, and nothing else", async () => {
      const [before] = lines();
      await put({ kind: "set", field: "lineTotal", value: "10.50", label: "x" });
      await expect.poll(lines).toEqual([{ ...before, total: 1050 }]);
    });

    test("F63: a day is typed as the CRM writes days", async () => {
      await put({ kind: "set", field: "to", value: "2026-03-31", label: "x" });
      await expect.poll(() => shown().lines[0]?.controls.to?.value).toBe("31/03/2026");
    });

    test("F63: a field of the invoice's head", async () => {
      const { lineId: _none, ...whole } = finding("number", {
        fix: { kind: "set", field: "number", value: "INV-1", label: "x" } as const,
      });
      await applyFix(document, URL, whole, careview);
      expect(shown().invoice.number).toBe("INV-1");
    });

    const parts = [
      { from: "2026-03-30", to: "2026-03-31", quantity: 67, total: 704 },
      { from: "2026-04-01", to: "2026-04-01", quantity: 33, total: 346 },
    ];

    test("F63: a line is split into its parts, the rest of it the same in each", async () => {
      const [{ id: _id, ...before } = { id: "" }] = lines();
      await put({ kind: "split", parts, label: "x" });
      expect(lines()).toEqual(parts.map((part, at) => ({ ...before, ...part, id: String(at + 1) })));
    });

    test("F63: what doesn't add up at the rate still has the part's own cents", async () => {
      await put({ kind: "split", parts, label: "x" });
      expect(lines().map(({ total }) => total)).toEqual([704, 346]);
    });

    test("F63: a page that is slow to add a line loses nothing by it", async () => {
      const [{ id: _id, ...before } = { id: "" }] = lines();
      addsLines((again) => void setTimeout(again, 2000));
      expect(await inNoTime(put({ kind: "split", parts, label: "x" }))).toBe("done");
      expect(lines()).toEqual(parts.map((part, at) => ({ ...before, ...part, id: String(at + 1) })));
    });

    test("F63: where the page adds no line, the whole amount stays in the one there is", async () => {
      const before = lines();
      addsLines(() => undefined);
      expect(await inNoTime(put({ kind: "split", parts, label: "x" }))).toBe("no-line");
      expect(lines()).toEqual(before);
    });

    /** What the page's own Add Line comes to, in place of what its scripts do at once. */
    function addsLines(press: (again: () => void) => void): void {
      const ending = new AbortController();
      fakeTimers({ toFake: ["setTimeout"] });
      onTestFinished(() => {
        ending.abort();
        realTimers();
      });
      let isAgain = false;
      const instead = (event: Event) => {
        const button = event.target as HTMLElement;
        if (isAgain || button.textContent !== "Add Line") return;
        event.stopImmediatePropagation();
        press(() => {
          isAgain = true;
          button.click();
          isAgain = false;
        });
      };
      document.addEventListener("click", instead, { capture: true, signal: ending.signal });
    }

    async function inNoTime<Value>(work: Promise<Value>): Promise<Value> {
      await vi.advanceTimersByTimeAsync(10_000);
      return work;
    }

    test("F63: where no line can be added, a split isn't offered, and changes nothing", async () => {
      const split = finding("to", { fix: { kind: "split", parts, label: "x" } satisfies Fix });
      const set = finding("lineTotal", {
        fix: { kind: "set", field: "lineTotal", value: "1.00", label: "x" } satisfies Fix,
      });
      const offered = () =>
        withoutImpossibleFixes(document, shown(), [split, set], careview).map(({ fix }) => fix?.kind);
      expect(offered()).toEqual(["split", "set"]);
      document.querySelector("[data-adds-line],[data-adds]")?.remove();
      expect(offered()).toEqual([undefined, "set"]);
      const before = lines();
      await applyFix(document, URL, split, careview);
      expect(lines()).toEqual(before);
    });

    test("F63: a line that is gone is not split", async () => {
      const before = lines();
      await put({ kind: "split", parts, label: "x" }, "7");
      expect(lines()).toEqual(before);
    });
  },
);
