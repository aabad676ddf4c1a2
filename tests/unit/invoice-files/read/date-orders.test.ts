import { describe, expect, it } from "vitest";
import { writeFile } from "../../../../lib/invoice-files/export/write-file.ts";
import { checkedFile, csv, found, line } from "../file-fixtures.ts";

const dated = (...days: string[]) =>
  csv(...days.map((delivered, at) => line({ number: `A${at}`, delivered })));
const notesOf = async (blob: Blob) =>
  (await checkedFile(blob)).summary().notes.filter(({ code }) => code === "file-month-order");

describe("a column with a date that has the month first", () => {
  it("a month-first column has errors on its ambiguous dates, each with both dates to choose from", async () => {
    const checked = await checkedFile(dated("07/13/2026", "07/05/2026", "07/06/2026", "13/07/2026"));
    expect(await found(checked)).toEqual([
      "2 Invoice Line Delivered Date month-first",
      "3 Invoice Line Delivered Date month-order",
      "4 Invoice Line Delivered Date month-order",
    ]);
    const [, ambiguous] = await checked.view([0, 1]);
    expect(ambiguous?.findings[0]).toMatchObject({
      severity: "block",
      what: "“07/05/2026” may be 7 May 2026 or 5 July 2026: other dates in this column have the month first.",
      choices: ["07/05/2026", "05/07/2026"],
    });
    expect(checked.summary()).toMatchObject({ clean: 1, rejects: 3 });
    const clean = await (await writeFile(checked, "clean")).text();
    expect(clean).toContain("13/07/2026");
    expect(clean).not.toContain("07/05/2026");
  });

  it("a month-first column is named in a file note, with its first row and the number of unread dates", async () => {
    const [note] = await notesOf(dated("01/07/2026", "07/13/2026", "07/14/2026", "07/05/2026"));
    expect(note).toMatchObject({
      severity: "warn",
      what: "Dates don't all have day and month in the same order. In Invoice Line Delivered Date, 2 rows, the first of them row 3, have the month first. 2 other rows can be read in two ways there, and aren't read.",
    });
  });

  it("a month-first column doesn't affect other columns of the file", async () => {
    const rows = [
      line({ number: "A1", delivered: "07/13/2026", date: "05/07/2026" }),
      line({ number: "A2", delivered: "07/05/2026", date: "05/08/2026" }),
    ];
    expect(await found(await checkedFile(csv(...rows)))).toEqual([
      "2 Invoice Line Delivered Date month-first",
      "3 Invoice Line Delivered Date month-order",
    ]);
  });

  it("a month-first date makes a column that every row repeats doubtful too", async () => {
    const rows = [
      line({ number: "A1", date: "07/13/2026" }),
      line({ number: "A2", date: "05/07/2026" }),
      line({ number: "A2", date: "05/07/2026" }),
    ];
    expect(await found(await checkedFile(csv(...rows)))).toEqual([
      "2 Invoice Date month-first",
      "3 Invoice Date month-order",
      "4 Invoice Date month-order",
    ]);
  });

  it("a month-first column keeps dates that can be read in only one way", async () => {
    const days = ["07/13/2026", "07/07/2026", "25/07/2026", "1 July 2026", "2026-07-05", "46204"];
    const checked = await checkedFile(dated(...days));
    expect((await found(checked)).filter((each) => each.includes("month-order"))).toEqual([]);
  });

  it("a month-first column also doubts dates with short years, without leading zeros and with a time", async () => {
    const checked = await checkedFile(
      dated("7/13/26", "7/5/26", "7/5/2026", "07/05/2026 0:00", "07-05-2026"),
    );
    expect((await found(checked)).filter((each) => each.includes("month-order"))).toHaveLength(4);
  });

  it("a column that becomes doubtful in its last row has its earlier rows rechecked", async () => {
    const days = Array.from({ length: 3000 }, () => "07/05/2026");
    const checked = await checkedFile(dated(...days, "07/13/2026"));
    expect(checked.summary()).toMatchObject({
      clean: 0,
      codes: { "month-order": 3000, "month-first": 1 },
    });
  });

  it("a month-first column without ambiguous dates has only a file note", async () => {
    expect(await notesOf(dated("07/13/2026", "25/07/2026"))).toMatchObject([{ severity: "note" }]);
    expect(await notesOf(dated("13/07/2026", "05/07/2026"))).toEqual([]);
  });
});

describe("edits in a column with a date that has the month first", () => {
  it("editing away the only month-first date clears the doubt, and undo brings it back", async () => {
    const checked = await checkedFile(dated("07/13/2026", "07/05/2026"));
    await checked.edit(0, 8, "13/07/2026");
    expect(await found(checked)).toEqual([]);
    expect(checked.summary()).toMatchObject({ clean: 2 });
    expect(checked.summary().notes.map(({ code }) => code)).not.toContain("file-month-order");
    await checked.restore(0);
    expect(await found(checked)).toEqual([
      "2 Invoice Line Delivered Date month-first",
      "3 Invoice Line Delivered Date month-order",
    ]);
  });

  it("an edit decides the date, even where the same text is chosen again", async () => {
    const checked = await checkedFile(dated("07/13/2026", "07/05/2026", "07/06/2026"));
    await checked.edit(1, 8, "07/05/2026");
    expect(await found(checked)).toEqual([
      "2 Invoice Line Delivered Date month-first",
      "4 Invoice Line Delivered Date month-order",
    ]);
  });

  it("typing a month-first date makes the column doubtful", async () => {
    const checked = await checkedFile(dated("13/07/2026", "07/05/2026"));
    await checked.edit(0, 8, "07/13/2026");
    expect(await found(checked)).toEqual([
      "2 Invoice Line Delivered Date month-first",
      "3 Invoice Line Delivered Date month-order",
    ]);
  });
});

describe("the NDIA's columns", () => {
  const HEADER =
    "RegistrationNumber,NDISNumber,SupportsDeliveredFrom,SupportsDeliveredTo,SupportNumber,ClaimReference,Quantity,Hours,UnitPrice";
  const ndia = (...days: [string, string][]) =>
    new Blob([
      [
        HEADER,
        ...days.map(([from, to], at) => `4050000001,430111222,${from},${to},01_011_0107_1_1,A${at},1,,67.56`),
        "",
      ].join("\r\n"),
    ]);

  it("the order of day and month is decided for each of the NDIA's date columns separately", async () => {
    const checked = await checkedFile(
      ndia(["07/13/2026", "2026/07/13"], ["07/05/2026", "07/05/2026"], ["2026/07/05", "2026/07/05"]),
    );
    expect((await found(checked)).filter((each) => each.includes("month"))).toEqual([
      "2 SupportsDeliveredFrom month-first",
      "3 SupportsDeliveredFrom month-order",
    ]);
  });

  it("a year-first column is doubted where one of its dates has the day before the month", async () => {
    const checked = await checkedFile(ndia(["2026/13/07", "2026/07/13"], ["2026/07/05", "2026/07/05"]));
    expect(await found(checked)).toEqual([
      "2 SupportsDeliveredFrom month-first",
      "3 SupportsDeliveredFrom month-order",
    ]);
    const [, ambiguous] = await checked.view([0, 1]);
    expect(ambiguous?.findings[0]?.choices).toEqual(["2026/07/05", "2026/05/07"]);
  });
});
