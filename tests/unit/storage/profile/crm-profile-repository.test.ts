import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../../lib/storage/database.ts";
import {
  findCrmProfile,
  saveImportedPlanner,
  saveReadProfile,
} from "../../../../lib/storage/profile/crm-profile-repository.ts";
import { listSetAside } from "../../../../lib/storage/quarantine.ts";
import { deleteParticipant } from "../../../../lib/storage/removal/delete-participant.ts";
import { appointment, crmProfile, schedule } from "../../domain/profile/crm-profile/profile-fixtures.ts";
import { freshDatabase, SITE } from "../row-fixtures.ts";

const NUMBER = "430000017";
const READ = { at: 5, profile: crmProfile() };

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

const find = () => findCrmProfile(db, SITE, NUMBER);

describe("what is kept of a client's page", () => {
  test("a new reading takes the place of the one before, and what was imported stays", async () => {
    const imported = { at: 6, schedules: null, appointments: [appointment()] };
    await saveReadProfile(db, SITE, NUMBER, READ);
    await saveImportedPlanner(db, SITE, NUMBER, imported);
    const later = { at: 9, profile: crmProfile({ name: "Ngozi Eze", appointments: null }) };
    await saveReadProfile(db, SITE, NUMBER, later);
    expect(await find()).toEqual({ site: SITE, ndisNumber: NUMBER, read: later, imported });
  });

  test("a file with one kind of rows leaves the other kind as it was, and all of it can be removed", async () => {
    await saveImportedPlanner(db, SITE, NUMBER, { at: 6, schedules: [schedule()], appointments: null });
    await saveImportedPlanner(db, SITE, NUMBER, { at: 7, schedules: null, appointments: [appointment()] });
    expect((await find())?.imported).toEqual({
      at: 7,
      schedules: [schedule()],
      appointments: [appointment()],
    });
    await saveImportedPlanner(db, SITE, NUMBER, null);
    expect(await find()).toEqual({ site: SITE, ndisNumber: NUMBER });
  });

  test("a row that can't be read is set aside, and the next reading takes its place", async () => {
    await db.put("crmProfiles", { site: SITE, ndisNumber: NUMBER, read: { at: 5, profile: {} } } as never);
    expect(await find()).toBeUndefined();
    expect(await listSetAside(db, { scan: true })).toEqual([
      { store: "crmProfiles", key: "", path: "read.profile.name" },
    ]);
    await saveReadProfile(db, SITE, NUMBER, READ);
    expect((await find())?.read).toEqual(READ);
    expect(await listSetAside(db, { scan: true })).toEqual([]);
  });

  test("nothing of it is left when the participant's data is deleted", async () => {
    await saveReadProfile(db, SITE, NUMBER, READ);
    await saveReadProfile(db, SITE, "430000025", READ);
    await deleteParticipant(db, NUMBER);
    expect(await find()).toBeUndefined();
    expect(await db.count("crmProfiles")).toBe(1);
  });
});
