import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../../lib/storage/database.ts";
import {
  findParticipantRecord,
  updateParticipantRecord,
} from "../../../lib/storage/participant-repository.ts";
import { asksForNonPaceBudgets, saveNonPaceBudgets } from "../../../lib/storage/settings/settings.ts";
import { NDIS_NUMBER } from "./change-fixtures.ts";
import { participantRecord } from "./participant-fixtures.ts";
import { freshDatabase, SITE } from "./row-fixtures.ts";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

const update = (change: Parameters<typeof updateParticipantRecord>[3], site = SITE) =>
  updateParticipantRecord(db, site, NDIS_NUMBER, change);

test("a participant's record is of the CRM that it was asked for, and no other's", async () => {
  await update(() => participantRecord());
  expect(await findParticipantRecord(db, SITE, NDIS_NUMBER)).toEqual(participantRecord());
  expect(await findParticipantRecord(db, "https://other.example.org", NDIS_NUMBER)).toBeUndefined();
  await update((stored) => ({ ...stored, goals: [] }), "https://other.example.org");
  expect(await findParticipantRecord(db, SITE, NDIS_NUMBER)).toEqual(participantRecord());
});

test("of two updates at once neither is lost", async () => {
  const { goals, bookings } = participantRecord();
  if (!goals || !bookings) throw new Error("the fixture has both");
  await Promise.all([
    update((stored) => ({ ...stored, goals })),
    update((stored) => ({ ...stored, bookings })),
  ]);
  expect(await findParticipantRecord(db, SITE, NDIS_NUMBER)).toMatchObject({ goals, bookings });
});

test("a record that can't be read is replaced whole, so that it heals with the next synchronisation", async () => {
  await db.put("participants", { ...participantRecord(), goals: "many" } as never);
  expect(await findParticipantRecord(db, SITE, NDIS_NUMBER)).toBeUndefined();
  await update((stored) => ({ ...stored, budgets: [] }));
  expect(await db.getAll("participants")).toEqual([{ site: SITE, ndisNumber: NDIS_NUMBER, budgets: [] }]);
});

test.each<[unknown, boolean]>([
  [undefined, false],
  ["yes", false],
  [1, false],
  [true, true],
])("budgets outside PACE are asked for only where the setting is a yes, not %j", async (saved, isOn) => {
  await db.put("settings", saved, "non-pace-budgets");
  expect(await asksForNonPaceBudgets(db)).toBe(isOn);
  await saveNonPaceBudgets(db, !isOn);
  expect(await asksForNonPaceBudgets(db)).toBe(!isOn);
});
