import { describe, expect, test } from "vitest";
import type { CheckDeps } from "../../../../lib/invoice-files/check/checked-file.ts";
import { readCell } from "../../../../lib/invoice-files/read/read-cell.ts";
import { skippedCheckNotes } from "../../../../lib/invoice-files/check/skipped-check-notes.ts";
import { checkFileInvoice } from "../../../../lib/domain/invoice/rules/check.ts";
import type { InvoiceContext } from "../../../../lib/domain/invoice/model/context.ts";
import { budget } from "../../domain/invoice/invoice-fixtures.ts";
import { checkedFile, found } from "../file-fixtures.ts";

const NDIA =
  "RegistrationNumber,NDISNumber,SupportsDeliveredFrom,SupportsDeliveredTo,SupportNumber,ClaimReference,Quantity,Hours," +
  "UnitPrice,GSTCode,AuthorisedBy,ParticipantApproved,InKindFundingProgram,ClaimType,CancellationReason,ABN of Support Provider";

let claims = 0;

/** A claim of one unit of $67.56 on a Wednesday. */
function claim(
  item: string,
  { type = "", reason = "", day = "2026/07/01", gst = "P2", price = "67.56" } = {},
): string {
  claims += 1;
  return `4050000001,430111222,${day},${day},${item},INV-${claims},1,,${price},${gst},,,,${type},${reason},51824753556`;
}

function deps(change: Partial<InvoiceContext> = {}): Partial<CheckDeps> {
  const context: InvoiceContext = {
    today: "2026-11-22",
    isPace: true,
    state: "NSW",
    plan: { startDate: "2026-01-01", endDate: "2026-12-31" },
    budgets: ["Assistance with Daily Life", "Assistive Technology"].map((category) => budget({ category })),
    ...change,
  };
  return {
    check: checkFileInvoice,
    contextsFor: (numbers) => Promise.resolve(new Map(numbers.map((each) => [each, context]))),
  };
}

const check = (rows: string[], given: Partial<InvoiceContext> = {}) =>
  checkedFile(new Blob([[NDIA, ...rows, ""].join("\r\n")]), deps(given));

describe("an NDIA file", () => {
  test("an NDIA file accepts four-digit sequences, Bereavement and suffixes as items", async () => {
    const rows = ["05_0002_0103_1_2", "Bereavement", "01_011_0107_1_1_CA", "01_011_0107_1_1_T"].map((item) =>
      claim(item),
    );
    expect(await found(await check(rows))).toEqual([]);
  });

  test("an NDIA file's check reports reasons without a cancellation and reads canc as CANC", async () => {
    const item = "01_011_0107_1_1";
    const checked = await check([
      claim(item, { reason: "NSDH" }),
      claim(item, { type: "REPW", reason: "NSDO" }),
      claim(item, { type: "canc" }),
      claim(item, { type: "canc", reason: "nsdf" }),
      claim(item, { type: "CANC", reason: "NSDT" }),
      claim(`${item}_CA`, { reason: "NSDH" }),
    ]);
    expect(await found(checked)).toEqual([
      "2 ClaimType reason-without-cancellation",
      "3 ClaimType reason-without-cancellation",
      "4 ClaimType code-form",
      "4 CancellationReason cancellation-reason-missing",
      "5 ClaimType code-form",
      "5 CancellationReason code-form",
    ]);
    const [row] = await checked.view([2]);
    expect(row?.findings.map(({ severity, replacement }) => [severity, replacement])).toEqual([
      ["warn", "CANC"],
      ["block", undefined],
    ]);
  });

  test("an NDIA file's services are checked against weekdays and public holidays by item number", async () => {
    // 6 June 2026 is a Saturday, 8 June the King's Birthday in NSW.
    const rows = [
      claim("01_011_0107_1_1", { day: "2026/06/06" }),
      claim("01_011_0107_1_1", { day: "2026/06/08" }),
      claim("01_013_0107_1_1", { day: "2026/06/06" }),
    ];
    expect(await found(await check(rows))).toEqual([
      "2 SupportNumber day-of-week-by-number",
      "3 SupportNumber public-holiday",
    ]);
  });

  test("an NDIA file's Home and Living items are paid from that category, over several invoices too", async () => {
    const item = "01_832_0115_1_1";
    const budgets = [
      budget({ category: "Assistance with Daily Life", total: 100_00, coreFlexible: true }),
      budget({ category: "Home and Living", total: 50_000_00 }),
    ];
    const enough = await check([claim(item, { price: "2000.00" })], { budgets });
    expect(await found(enough)).toEqual(["2 SupportNumber item-paid-by-pace"]);
    expect(enough.summary().severities).toMatchObject({ note: 1, warn: 0, block: 0 });
    const rows = ["20000.00", "20000.00", "20000.00"].map((price) => claim(item, { price }));
    expect(await found(await check(rows, { budgets }))).toContain("4 - overdrawn-together");
  });
});

test("a file without a claim type column has no finding on a reason without a claim type", async () => {
  const header =
    "Client NDIS Number,Invoice Number,Delivered Date,Support Item Number,Quantity,Rate,Cancellation Reason";
  const row = "430111222,INV-1,01/07/2026,01_011_0107_1_1,1,65.47,NSDH";
  const checked = await checkedFile(new Blob([[header, row, ""].join("\n")]), deps());
  expect(await found(checked)).toEqual([]);
});

test("an unknown state is one note on the file, not on each invoice", async () => {
  const rows = [claim("01_011_0107_1_1"), claim("01_011_0107_1_1")];
  const { budgets: _, ...given } = { budgets: undefined, state: undefined } as unknown as InvoiceContext;
  expect(await found(await check(rows, given))).toEqual([]);
  expect(skippedCheckNotes({}).map(({ code }) => code)).toEqual(["file-crm-unasked", "file-state-unknown"]);
  expect(skippedCheckNotes({ state: "VIC" }).map(({ code }) => code)).toEqual(["file-crm-unasked"]);
});

test.each([
  ["gst", "p2", "P2"],
  ["gst", "P2 - GST Free", "P2"],
  ["claimType", "canc", "CANC"],
  ["claimType", " TRAN ", "TRAN"],
  ["cancellationReason", "Nsdh", "NSDH"],
  ["item", "01_011_0107_1_1_ca", "01_011_0107_1_1_CA"],
  ["item", "BEREAVEMENT", "Bereavement"],
] as const)("readCell of %s reads %j as %s, with a warning and that replacement", (field, text, value) => {
  const { value: read, fault } = readCell(text, field, "DD/MM/YYYY");
  expect(read).toBe(value);
  expect(fault).toMatchObject({ severity: "warn", replacement: value });
});

test.each(["P2", "CANC", "GST Free"])("readCell accepts the code %j as it is", (text) => {
  expect(readCell(text, "gst", "DD/MM/YYYY")).toEqual({ value: text });
});

test("readCell reads a cell of spaces as no claim type", () => {
  expect(readCell("  ", "claimType", "DD/MM/YYYY")).toEqual({});
});
