import { expect, test } from "vitest";
import { plannerList } from "../../../../../lib/domain/profile/crm-profile/stored-profile.ts";
import { appointment, crmProfile } from "./profile-fixtures.ts";

const KEY = { site: "https://crm.example.org", ndisNumber: "430000017" };
const FILE = { at: 9, schedules: null, appointments: [appointment({ status: "From the file" })] };

test("F167: what the CRM tells counts before a file, even where it tells that there are none", () => {
  const read = { at: 5, profile: crmProfile({ appointments: [] }) };
  expect(plannerList({ ...KEY, read, imported: FILE }, "appointments")).toEqual({
    rows: [],
    source: { from: "crm", at: 5 },
  });
});

test("F167: a file counts where the CRM has no such table", () => {
  const read = { at: 5, profile: crmProfile({ appointments: null, schedules: null }) };
  expect(plannerList({ ...KEY, read, imported: FILE }, "appointments")).toEqual({
    rows: FILE.appointments,
    source: { from: "file", at: 9 },
  });
  expect(plannerList({ ...KEY, read, imported: FILE }, "schedules")).toBeNull();
  expect(plannerList(undefined, "appointments")).toBeNull();
});
