import { describe, expect, it } from "vitest";
import type { CheckDeps } from "../../../../lib/invoice-files/check/checked-file.ts";
import type { InvoiceContext } from "../../../../lib/domain/invoice/model/context.ts";
import { openFile } from "../../../../lib/invoice-files/parse/open-file.ts";
import type { Invoice } from "../../../../lib/domain/invoice/model/line.ts";
import { checkedFile, csv, found, line } from "../file-fixtures.ts";

describe("a file with bad rows", () => {
  it.each<[string, string, string[]]>([
    ["a date by Excel", line({ date: "46204" }), ["3 Invoice Date excel-date"]],
    ["a shortened number", line({ ndis: "4.3E+08" }), ["3 Client NDIS Number excel-number"]],
    ["a lost zero", line({ item: "1_011_0107_1_1" }), ["3 Support Item Number lost-zero"]],
    ["a formula", line({ provider: "=1+1" }), ["3 Service Provider Name formula"]],
    ["no invoice number", line({ number: "" }), ["3 Invoice Number missing-value"]],
    ["too few columns", ",430111222", ["3 Client Full Name columns-missing"]],
    ["an empty line", "", ["3 - blank-row"]],
  ])("CheckedFile names %s by row and column and still checks the others", async (_, bad, expected) => {
    const checked = await checkedFile(csv(line(), bad, line({ number: "INV-3", quantity: "x" })));
    const all = await found(checked);
    expect(all).toEqual(expect.arrayContaining([...expected, "4 Quantity not-a-quantity"]));
    expect(all.filter((one) => one.startsWith("2 "))).toEqual([]);
  });

  it("a comma without quotes is reported as an extra column", async () => {
    const checked = await checkedFile(csv(line({ total: "$8,471.00" })));
    expect(await found(checked)).toContain("2 15 columns-extra");
  });

  it("an unclosed quote affects only its own row", async () => {
    const checked = await checkedFile(
      csv(line({ name: '"Ana' }), line({ number: "INV-2", name: '"Ana, S"' })),
    );
    expect(await found(checked)).toEqual(["2 Client Full Name quote-unclosed"]);
  });

  it("empty columns after the last heading are a warning, not an error", async () => {
    const checked = await checkedFile(csv(`${line()},,`, line({ number: "INV-2" })));
    expect(await found(checked)).toEqual(["2 15 columns-blank"]);
    expect(checked.summary()).toMatchObject({ severities: { none: 1, warn: 1 }, rejects: 0 });
  });

  it("a NUL character changes neither the encoding nor the cell", async () => {
    const checked = await checkedFile(csv(line({ name: "A\u0000na" }), line({ number: "INV-2" })));
    expect(await found(checked)).toEqual(["2 Client Full Name unseen-character"]);
  });

  it("rows of one invoice that disagree have a finding", async () => {
    const checked = await checkedFile(csv(line(), line({ total: "$200.00" })));
    expect(await found(checked)).toEqual(["3 Invoice Total rows-disagree"]);
  });

  it("an unknown client gets a note, and its cells are still checked", async () => {
    const contextsFor: CheckDeps["contextsFor"] = () => Promise.resolve(new Map());
    const checked = await checkedFile(csv(line({ quantity: "x" })), { contextsFor });
    expect(await found(checked)).toEqual([
      "2 Quantity not-a-quantity",
      "2 Client NDIS Number client-unknown",
    ]);
  });
});

describe("invoices", () => {
  it("rows with the same client, provider and number are one invoice, wherever they are", async () => {
    const seen: Invoice[] = [];
    const check: CheckDeps["check"] = (invoice) => {
      seen.push(invoice);
      return [];
    };
    await checkedFile(csv(line(), line({ number: "INV-2" }), line({ delivered: "02/07/2026" })), { check });
    expect(seen.findLast(({ number }) => number === "INV-1")?.lines.map(({ from }) => from)).toEqual([
      "2026-07-01",
      "2026-07-02",
    ]);
    expect(seen.at(-1)).toMatchObject({
      ndisNumber: "430111222",
      abn: "51824753556",
      total: 10_000,
      date: "2026-07-05",
    });
  });

  it("CheckedFile asks for each client once", async () => {
    const asked: string[] = [];
    const contextsFor: CheckDeps["contextsFor"] = (numbers) => {
      asked.push(...numbers);
      return Promise.resolve(new Map());
    };
    await checkedFile(csv(line(), line({ number: "INV-2" }), line({ ndis: "430111333" })), { contextsFor });
    expect(asked).toEqual(["430111222", "430111333"]);
  });

  it("invoices are checked once their clients are loaded, in whatever order", async () => {
    const rows = Array.from({ length: 5000 }, (_, at) =>
      line({ number: `INV-${at}`, ndis: String(430_111_222 + (at % 7) + 10 * Math.floor(at / 1000)) }),
    );
    const asked: string[] = [];
    const strangers: string[] = [];
    const contextsFor: CheckDeps["contextsFor"] = async (numbers) => {
      asked.push(...numbers);
      // The first that is asked for comes last.
      await new Promise((resolve) => setTimeout(resolve, numbers.includes("430111222") ? 30 : 1));
      return new Map(numbers.map((number) => [number, { today: "2026-11-22", isPace: true }] as const));
    };
    const check: CheckDeps["check"] = ({ ndisNumber }, { isPace }) => {
      if (!isPace) strangers.push(ndisNumber ?? "");
      return [];
    };
    const checked = await checkedFile(csv(...rows), { contextsFor, check });
    expect(checked.summary()).toMatchObject({ rows: 5000, invoices: 5000, severities: { none: 5000 } });
    expect(strangers).toEqual([]);
    expect(asked.length).toBe(new Set(asked).size);
    expect(asked.length).toBe(35);
  });

  it("a check fails when the client data can't be read", async () => {
    const contextsFor: CheckDeps["contextsFor"] = () => Promise.reject(new RangeError("the database"));
    await expect(checkedFile(csv(line()), { contextsFor })).rejects.toThrow("the database");
  });

  it("a finding that CareView's import rejects is an error, whatever its other screens do", async () => {
    const finding = {
      code: "item-budget",
      severity: "warn",
      what: "",
      remedy: "",
      field: "item",
      source: "",
    } as const;
    const checked = await checkedFile(csv(line()), {
      check: () => [{ ...finding, refusedBy: ["bulk-import"] }],
    });
    expect(checked.summary().severities).toEqual({ none: 0, note: 0, warn: 0, block: 1 });
  });
});

describe("an edit", () => {
  it("an edit checks the row and its invoice's total again", async () => {
    const check: CheckDeps["check"] = ({ lines, total }) =>
      lines.reduce((sum, { rate = 0 }) => sum + rate, 0) === total
        ? []
        : [{ code: "total-differs", severity: "block", what: "", remedy: "", field: "total", source: "" }];
    const checked = await checkedFile(csv(line({ rate: "60.00" }), line({ rate: "4O.00" })), { check });
    expect(await found(checked)).toEqual(["2 Invoice Total total-differs", "3 Rate not-an-amount"]);
    expect(checked.summary()).toMatchObject({ clean: 0, rejects: 2 });
    await checked.edit(1, 12, "40.00");
    expect(await found(checked)).toEqual([]);
    expect(checked.summary()).toMatchObject({ clean: 2, rejects: 0, edited: 1, codes: {} });
    await checked.restore(1);
    expect(checked.summary()).toMatchObject({ clean: 0, rejects: 2, edited: 0 });
  });

  it("an edit moves a row to the invoice that it now names", async () => {
    const checked = await checkedFile(csv(line(), line({ number: "INV-2", quantity: "x" })));
    expect(checked.isRejected(0)).toBe(false);
    await checked.edit(1, 5, "INV-1");
    expect(checked.isRejected(0)).toBe(true);
    await checked.edit(1, 11, "1");
    expect(checked.summary().rejects).toBe(0);
  });
});

describe("a check", () => {
  it("a check stops when it is cancelled", async () => {
    const file = await openFile(csv(line()));
    if ("code" in file) throw new Error(file.what);
    const { CheckedFile } = await import("../../../../lib/invoice-files/check/checked-file.ts");
    const { layout, columns } = file.recognised;
    const deps = {
      defaultContext: { today: "2026-11-22" },
      check: () => [],
      contextsFor: () => Promise.resolve(new Map()),
    };
    const options = { layout, columns, signal: AbortSignal.abort() };
    await expect(new CheckedFile(file, options, deps).check()).rejects.toThrow(/abort/);
  });

  it("more rows than the NDIA allows is a note on the file", async () => {
    const { NDIA_LAYOUT: NDIA } = await import("../../../../lib/invoice-files/parse/layouts.ts");
    const header = NDIA.columns.map(({ names }) => names[0]).join(",");
    const row = "4050,430111222,2026/07/01,2026/07/01,01_011_0107_1_1,R1,1,,100.00,P2,,,,STAN,,51824753556";
    const checked = await checkedFile(new Blob([`${header}\n${`${row}\n`.repeat(5001)}`]));
    expect(checked.summary().notes.map(({ code }) => code)).toEqual(["file-rows"]);
    expect(checked.summary()).toMatchObject({ rows: 5001, invoices: 1 });
  });
});

describe("what the rules say", () => {
  const finding = { severity: "block", what: "", remedy: "", source: "", lineId: "0" } as const;

  it("a rule's finding isn't repeated on an unreadable cell", async () => {
    const check: CheckDeps["check"] = () => [{ ...finding, code: "service-date-missing", field: "from" }];
    expect(await found(await checkedFile(csv(line({ delivered: "46204" })), { check }))).toEqual([
      "2 Invoice Line Delivered Date excel-date",
    ]);
  });

  it("an unknown client has one note instead of one for each missing fact", async () => {
    const check: CheckDeps["check"] = () => [
      { ...finding, severity: "note", code: "unknown-budgets", field: "item", missingData: true },
    ];
    const contextsFor: CheckDeps["contextsFor"] = () => Promise.resolve(new Map());
    expect(await found(await checkedFile(csv(line()), { check, contextsFor }))).toEqual([
      "2 Client NDIS Number client-unknown",
    ]);
  });

  it("an unknown client still has findings on public holidays, with a link to the setting", async () => {
    const setting = { section: "holidays", label: "Edit holidays" } as const;
    const holidays = { extra: [{ date: "2026-07-01", name: "Show" }] };
    const given: InvoiceContext[] = [];
    const check: CheckDeps["check"] = (_invoice, context) => {
      given.push(context);
      return [{ ...finding, code: "public-holiday", field: "item", setting }];
    };
    const checked = await checkedFile(csv(line()), {
      check,
      contextsFor: () => Promise.resolve(new Map()),
      defaultContext: { today: "2026-11-22", holidays },
    });
    expect(await found(checked)).toEqual([
      "2 Client NDIS Number client-unknown",
      "2 Support Item Number public-holiday",
    ]);
    expect(given[0]?.holidays).toBe(holidays);
    expect((await checked.view([0]))[0]?.findings.at(-1)?.setting).toEqual(setting);
  });

  it("a rule's fix is offered in the file's own date format", async () => {
    const fix = { kind: "set", field: "date", value: "2026-07-01", label: "" } as const;
    const checked = await checkedFile(csv(line()), {
      check: () => [{ ...finding, code: "x", field: "date", fix }],
    });
    expect((await checked.view([0]))[0]?.findings[0]?.replacement).toBe("01/07/2026");
  });
});
