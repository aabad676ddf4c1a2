import { describe, expect, it } from "vitest";
import { writeFile } from "../../../../lib/invoice-files/export/write-file.ts";
import { checkInvoice } from "../../../../lib/domain/invoice/rules/check.ts";
import { checkedFile, csv, found, line } from "../file-fixtures.ts";

const NDIA_HEADER =
  "RegistrationNumber,NDISNumber,SupportsDeliveredFrom,SupportsDeliveredTo,SupportNumber,ClaimReference,Quantity,Hours,UnitPrice,GSTCode,AuthorisedBy,ParticipantApproved,InKindFundingProgram,ClaimType,CancellationReason,ABN of Support Provider";
const ndia = (cells: { from?: string; to?: string; hours?: string; quantity?: string }) => {
  const { from = "2026/07/01", to = "2026/07/01", hours = "", quantity = "" } = cells;
  return `4050000001,430111222,${from},${to},01_011_0107_1_1,INV-1,${quantity},${hours},67.56,P2,,,,,,51824753556`;
};
const ndiaFile = (...rows: string[]) => new Blob([[NDIA_HEADER, ...rows, ""].join("\r\n")]);
const deps = {
  check: checkInvoice,
  contextsFor: (numbers: readonly string[]) =>
    Promise.resolve(new Map(numbers.map((number) => [number, { today: "2026-11-22" }] as const))),
};
const codes = async (blob: Blob) => {
  const checked = await checkedFile(blob, deps);
  return (await found(checked)).filter((each) => !each.includes(" unknown-"));
};

describe("what can't be read in the NDIA's file", () => {
  it.each(["6:30 AM", "0.270833333", "6:30:15", "six", "######"])(
    "unreadable hours %s aren't reported as missing",
    async (hours) => {
      const all = await codes(ndiaFile(ndia({ hours })));
      expect(all).toHaveLength(1);
      expect(all[0]).toMatch(/^2 Hours (?:hours-form|not-a-quantity|excel-error)$/);
    },
  );

  it("an unreadable date isn't reported as missing", async () => {
    expect(await codes(ndiaFile(ndia({ from: "2026-07-01T24:00:00", quantity: "1" })))).toEqual([
      "2 SupportsDeliveredFrom date-zone",
    ]);
  });

  it("an empty quantity is reported as missing", async () => {
    expect(await codes(ndiaFile(ndia({})))).toEqual(["2 Quantity missing-value"]);
  });

  it("unreadable hours are corrected by their replacement", async () => {
    const checked = await checkedFile(ndiaFile(ndia({ hours: "6:30 AM" })), deps);
    const [row] = await checked.view([0]);
    await checked.edit(0, 7, row?.findings.find(({ code }) => code === "hours-form")?.replacement ?? "");
    expect(await (await writeFile(checked, "clean")).text()).toContain(",006:30,");
  });
});

describe("names that begin with a sign", () => {
  const rows = ["'Alofa Tupou", "'t Hart", "@Home Care", "+Plus Therapy", "-"].map((name, at) =>
    line({ number: `A${at}`, name, provider: name }),
  );

  it("names that begin with a sign have at most a note and are written unchanged", async () => {
    const blob = csv(...rows);
    const checked = await checkedFile(blob);
    expect(checked.summary()).toMatchObject({ rejects: 0, severities: { block: 0, warn: 0 } });
    expect(await (await writeFile(checked, "clean")).text()).toBe(await blob.text());
  });
});

describe("rows of one invoice", () => {
  it("rows of one invoice agree on a name with another apostrophe, hyphen, space or accent", async () => {
    const names = ["O'Brien-Né", "O’Brien‑Ne\u0301", "o'brien-né", "O'Brien-Né\u00A0"];
    const checked = await checkedFile(csv(...names.map((name) => line({ name, provider: "Care Co" }))));
    expect((await found(checked)).filter((each) => each.includes("rows-disagree"))).toEqual([]);
  });

  it("rows are one invoice when its number contains an invisible character", async () => {
    const checked = await checkedFile(csv(line({ number: "INV-1" }), line({ number: "INV\u2011\u200B1" })));
    expect(checked.summary().invoices).toBe(1);
  });

  it("rows are one invoice when one has REIMB in small letters", async () => {
    const checked = await checkedFile(csv(line({ abn: "REIMB" }), line({ abn: "reimb " })), deps);
    expect(checked.summary()).toMatchObject({ invoices: 1, rejects: 0 });
  });
});

it.each(["07100000000", "10000000000"])("%s isn't a valid ABN", async (abn) => {
  expect(await codes(csv(line({ abn })))).toContain("2 Service Provider ABN abn-wrong");
});
