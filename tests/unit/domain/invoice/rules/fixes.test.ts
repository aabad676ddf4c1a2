import { describe, expect, test } from "vitest";
import { checkInvoice } from "../../../../../lib/domain/invoice/rules/check.ts";
import type { InvoiceContext } from "../../../../../lib/domain/invoice/model/context.ts";
import type { Finding } from "../../../../../lib/domain/invoice/model/finding.ts";
import type { Invoice, InvoiceLine } from "../../../../../lib/domain/invoice/model/line.ts";
import { budget, type Change, context, invoice, line, QUARTERS } from "../invoice-fixtures.ts";

const ofLine = (change: Change<InvoiceLine>, given: Change<InvoiceContext> = {}) =>
  checkInvoice(invoice({ date: undefined, lines: [line(change)] }), context(given));
const ofInvoice = (change: Change<Invoice>, given: Change<InvoiceContext> = {}) =>
  checkInvoice(invoice(change), context(given));

const SPEECH = "Improved Daily Living Skills";

describe("what can be done with one press", () => {
  test.each<[string, Finding | undefined, Finding["fix"]]>([
    [
      "the invoice number cleaned",
      ofInvoice({ number: " INV 42 (b)! " })[0],
      { kind: "set", field: "number", value: "INV-42-b", label: "Change to INV-42-b" },
    ],
    [
      "the invoice number cut",
      ofInvoice({ number: "7".repeat(60) })[0],
      { kind: "set", field: "number", value: "7".repeat(50), label: `Change to ${"7".repeat(50)}` },
    ],
    [
      "an invoice number of which nothing would be left",
      ofInvoice({ number: "№!" })[0],
      { kind: "set", field: "number", value: "No", label: "Change to No" },
    ],
    [
      "the NDIS number without spaces",
      ofInvoice({ ndisNumber: "430 123 456" })[0],
      { kind: "set", field: "ndisNumber", value: "430123456", label: "Change to 430123456" },
    ],
    [
      "the ABN without spaces",
      ofInvoice({ abn: "51 824 753 556" })[0],
      { kind: "set", field: "abn", value: "51824753556", label: "Change to 51824753556" },
    ],
    [
      "the item number as it is written",
      ofLine({ item: " 15-037-0117-1-3" })[0],
      { kind: "set", field: "item", value: "15_037_0117_1_3", label: "Change to 15_037_0117_1_3" },
    ],
    ["words aren't made a number", ofLine({ item: "Speech" })[0], undefined],
    [
      "the item's category, where the plan has it",
      ofLine({ category: "Consumables" }, { budgets: [budget(), budget({ category: "Consumables" })] })[0],
      { kind: "set", field: "category", value: SPEECH, label: `Change to ${SPEECH}` },
    ],
    ["not where the plan hasn't", ofLine({ item: "07_001_0106_8_3" })[0], undefined],
    [
      "the line's total",
      ofLine({ quantity: 125, rate: 65_47, total: 1 })[0],
      { kind: "set", field: "lineTotal", value: "81.84", label: "Change the total to $81.84" },
    ],
  ])("the fix of a finding: %s", (_what, finding, fix) => {
    expect(finding?.fix).toEqual(fix);
  });

  test("the fix of a line over periods splits it where the periods end, in order", () => {
    const long = line({ from: "2026-06-29", to: "2026-07-03", quantity: 500, rate: 33_33, total: 166_65 });
    const given = context({ budgets: [budget({ periods: QUARTERS })] });
    const [finding] = checkInvoice(invoice({ lines: [long] }), given);
    const parts = [
      { from: "2026-06-29", to: "2026-06-30", quantity: 200, total: 66_66 },
      { from: "2026-07-01", to: "2026-07-03", quantity: 300, total: 99_99 },
    ];
    expect(finding?.fix).toEqual({ kind: "split", parts, label: "Split into 2 lines" });
    const lines = parts.map((part, at) => ({ ...long, ...part, id: `1-${at}` }));
    expect(checkInvoice(invoice({ lines }), given).filter(({ severity }) => severity === "block")).toEqual(
      [],
    );
  });
});

test("a finding about an empty field is marked so that a form can wait", () => {
  const lines = [line({ from: undefined, quantity: undefined, claimType: "CANC" })];
  const findings = checkInvoice(invoice({ number: undefined, lines }), context());
  expect(findings.map(({ code, waitsWhileTyping }) => [code, waitsWhileTyping])).toEqual([
    ["invoice-number-missing", true],
    ["service-date-missing", true],
    ["quantity-missing", true],
    ["cancellation-reason-missing", true],
  ]);
});
