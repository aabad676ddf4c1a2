import { expect, test } from "vitest";
import { appointmentsCsv, schedulesCsv } from "../../../../../entrypoints/workspace/profile/planner-csv.ts";
import { openPlannerFile } from "../../../../../lib/price-files/planner/open-planner-file.ts";
import { appointment, schedule } from "../../../domain/profile/crm-profile/profile-fixtures.ts";

const open = (text: string) => openPlannerFile(new Blob([text]), "saved.csv", "430000017");

test("F168: saved appointments are read back as they were, but for their pages in the CRM", async () => {
  const rows = [
    appointment({ path: null }),
    appointment({ path: null, end: null, isRecurring: null, resources: ["Deepa Tran", "Anh Kelleher"] }),
  ];
  expect(await open(appointmentsCsv(rows))).toMatchObject({ appointments: rows, leftOut: [] });
});

test("F164: saved schedules are read back as they were, but for the pages of their appointments", async () => {
  const rows = [schedule({ next: null }), schedule({ id: "RS-2", endDate: "2027-06-30", next: null })];
  expect(await open(schedulesCsv(rows))).toMatchObject({ schedules: rows, leftOut: [] });
});

test("a cell that a spreadsheet would run is saved as text", () => {
  expect(appointmentsCsv([appointment({ address: "=1+1" })])).toContain("'=1+1");
});
