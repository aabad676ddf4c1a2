import { expect, test } from "vitest";
import { openPlannerFile } from "../../../../lib/price-files/planner/open-planner-file.ts";

const NUMBER = "430000017";
const open = (text: string) => openPlannerFile(new Blob([text]), "planner.csv", NUMBER);
const APPOINTMENTS = "Scheduled start,Scheduled end,Status,Recurring,Resources,Services,Address";

test("F168: appointments are read by the names of their columns, in any order, below title rows", async () => {
  const file = await open(
    'Planner\nAddress,Scheduled Start,Scheduled End,Recurring,Resources\n"12 Acacia Street, Elwood",30/11/2026 09:30,2026-11-30 11:00,Yes,Deepa Tran; Anh Kelleher\n',
  );
  expect(file).toEqual({
    fileName: "planner.csv",
    schedules: null,
    appointments: [
      {
        path: null,
        start: { date: "2026-11-30", time: "09:30" },
        end: { date: "2026-11-30", time: "11:00" },
        minutes: null,
        status: null,
        isRecurring: true,
        resources: ["Deepa Tran", "Anh Kelleher"],
        services: null,
        address: "12 Acacia Street, Elwood",
      },
    ],
    leftOut: [],
    others: 0,
  });
});

test("F168: an appointment without an end is taken, and each row that can't be is told by its line", async () => {
  const file = await open(
    [
      APPOINTMENTS,
      "30/11/2026 09:30,,Scheduled,,,,",
      "soon,,,,,,",
      ",30/11/2026 10:00,,,,,",
      "30/11/2026 09:30,30/11/2026 09:00,,,,,",
      "30/11/2026 09:30,,,perhaps,,,",
      "2026-11-30T09:30:00Z,,,,,,",
    ].join("\n"),
  );
  expect(file).toMatchObject({ appointments: [{ end: null, status: "Scheduled", isRecurring: null }] });
  expect("leftOut" in file && file.leftOut).toEqual([
    { row: 3, what: "Its start “soon” is no day and time." },
    { row: 4, what: "It has no start." },
    { row: 5, what: "Its end is before its start." },
    { row: 6, what: "“perhaps” in Recurring is neither Yes nor No." },
    { row: 7, what: "Its start “2026-11-30T09:30:00Z” is no day and time." },
  ]);
});

test("F164: schedules are read, an empty end is no end, and one that ends before it starts is left out", async () => {
  const file = await open(
    [
      "Schedule ID,Start date,End date,Frequency,Under evaluation,Next appointment",
      "RS-1,27/03/2026,,Weekly,Yes,30/11/2026 09:30",
      "RS-2,02/01/2026,23/12/2025,Weekly,Yes,",
    ].join("\n"),
  );
  expect(file).toMatchObject({
    appointments: null,
    schedules: [
      {
        id: "RS-1",
        startDate: "2026-03-27",
        endDate: "none",
        frequency: "Weekly",
        interval: null,
        isEvaluated: true,
        masterStatus: null,
        next: { at: { date: "2026-11-30", time: "09:30" }, path: null },
      },
    ],
    leftOut: [{ row: 3, what: "Its end is before its start." }],
  });
});

test("F168: rows of other participants are counted and left out, where the file tells whose they are", async () => {
  const file = await open(
    "NDIS number,Scheduled start\n430 000 017,30/11/2026 09:30\n430000025,30/11/2026 10:30\n",
  );
  expect(file).toMatchObject({ appointments: [{ start: { time: "09:30" } }], others: 1 });
});

test.each([
  ["Name,Date\nx,30/11/2026", "planner-file-headings"],
  [`${APPOINTMENTS}\nsoon,,,,,,`, "planner-file-no-rows"],
  ["NDIS number,Scheduled start\n430000025,30/11/2026 09:30", "planner-file-no-rows"],
  ["", "planner-file-empty"],
  [`${APPOINTMENTS}\n${"30/11/2026 09:30,,,,,,\n".repeat(5_001)}`, "planner-file-too-many"],
])("F168: a file that can't be taken says why (%#)", async (text, code) => {
  expect(await open(text)).toMatchObject({ code });
});
