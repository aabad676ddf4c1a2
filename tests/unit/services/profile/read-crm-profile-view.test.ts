import { beforeEach, expect, test } from "vitest";
import { readCrmProfileView } from "../../../../lib/services/profile/read-crm-profile-view.ts";
import { saveContractStatus } from "../../../../lib/storage/contract-status-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveReadProfile } from "../../../../lib/storage/profile/crm-profile-repository.ts";
import {
  agreement,
  appointment,
  crmProfile,
  schedule,
} from "../../domain/profile/crm-profile/profile-fixtures.ts";
import { freshDatabase, SITE } from "../../storage/row-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";

const NUMBER = "430000017";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

const view = () => readCrmProfileView(db, SITE, NUMBER, TODAY);

test("F159: of a participant whose page was never read nothing is told, and nothing is empty", async () => {
  expect(await view()).toEqual({
    readAt: null,
    person: null,
    agreements: null,
    schedules: null,
    appointments: null,
    unread: {},
    isImported: false,
  });
});

test("F162: totals that the client's page doesn't show come from the last comparison of the contract", async () => {
  const bare = agreement({ approved: null, endDate: null, utilised: null });
  await saveReadProfile(db, SITE, NUMBER, { at: NOW, profile: crmProfile({ agreements: [bare] }) });
  await saveContractStatus(db, {
    site: SITE,
    path: "/ServiceContracts/Details/42",
    checkedAt: NOW,
    outcome: "success",
    compared: [
      { field: "NDIS Plan Start Date", crm: "2026-01-12", ndia: null, same: false },
      { field: "NDIS Plan End Date", crm: "2027-01-11", ndia: null, same: false },
    ],
    notes: [],
    totalFunding: 30_000_00,
  });
  expect((await view()).agreements).toEqual({
    active: [agreement({ approved: 30_000_00, endDate: "2027-01-11", utilised: null })],
    others: 0,
  });
});

test("F164, F167: schedules and appointments are told with where they come from", async () => {
  const profile = crmProfile({ unread: { schedules: "1 of 2 rows can't be read." } });
  await saveReadProfile(db, SITE, NUMBER, { at: NOW, profile });
  const source = { from: "crm", at: NOW };
  expect(await view()).toMatchObject({
    readAt: NOW,
    person: { name: "Ngozi Okafor", dateOfBirth: "1990-05-04" },
    schedules: { active: [schedule()], source },
    appointments: { appointments: [appointment()], more: 0, source },
    unread: profile.unread,
  });
});
