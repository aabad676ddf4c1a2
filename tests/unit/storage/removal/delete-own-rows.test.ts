import { expect, test } from "vitest";
import type { Database } from "../../../../lib/storage/database.ts";
import { changeOwnRows } from "../../../../lib/storage/profile/own-row-repository.ts";
import { deleteParticipant } from "../../../../lib/storage/removal/delete-participant.ts";
import {
  ANDREW,
  LUCA,
  LUCA_PROFILE,
  MIA,
  MIA_PROFILE,
  ownRows,
  parentSides,
} from "../../domain/profile/own-fixtures.ts";
import { freshDatabase } from "../row-fixtures.ts";

const sibling = { id: "c2", type: "sibling", word: 0, status: "current", options: [], revision: 1 } as const;
const SIBLINGS = [
  { ...sibling, profile: LUCA_PROFILE, related: MIA_PROFILE, options: [] },
  { ...sibling, profile: MIA_PROFILE, related: LUCA_PROFILE, options: [] },
];
const CARER = { id: "c3", type: "carer", status: "current", revision: 1 } as const;
const CARERS = [
  { ...CARER, profile: MIA_PROFILE, related: ANDREW, word: 0 as const, options: [] },
  { ...CARER, profile: ANDREW, related: MIA_PROFILE, word: 1 as const, options: [] },
];

async function stored(): Promise<Database> {
  const db = await freshDatabase();
  const rows = ownRows();
  const connections = [...rows.connections, ...SIBLINGS];
  const [use] = rows.resourceUses;
  const resourceUses = use ? [use, { ...use, ...MIA, id: "d2", goalId: null }] : [];
  await changeOwnRows(db, "all", () => ({ put: { ...rows, connections, resourceUses } }));
  return db;
}

test("F175: a deleted participant leaves no end of a connection, and no contact who was connected to nobody else", async () => {
  const db = await stored();
  expect(await deleteParticipant(db, LUCA.ndisNumber)).toBeGreaterThan(6);
  expect(await db.getAll("connections")).toEqual([]);
  expect(await db.getAll("contacts")).toEqual([]);
  expect(await db.getAll("ownGoals")).toEqual([]);
  expect(await db.getAll("resourceUses")).toMatchObject([MIA]);
  expect([await db.count("resources"), await db.count("organisationGoals")]).toEqual([1, 1]);
});

test("a contact who is connected to somebody else stays, with that connection", async () => {
  const db = await stored();
  await changeOwnRows(db, "all", () => ({ put: { connections: [...CARERS] } }));
  await deleteParticipant(db, LUCA.ndisNumber);
  expect(await db.getAll("contacts")).toEqual(ownRows().contacts);
  const ends = (await db.getAll("connections")).map(({ id, profile }) => `${id} ${profile}`);
  expect(ends.toSorted()).toEqual([`c3 ${ANDREW}`, `c3 ${MIA_PROFILE}`]);
});

test("a damaged end goes with the other one", async () => {
  const db = await stored();
  await db.put("connections", { ...parentSides()[1], status: "odd" } as never);
  await deleteParticipant(db, LUCA.ndisNumber);
  expect(await db.count("connections")).toBe(0);
});
