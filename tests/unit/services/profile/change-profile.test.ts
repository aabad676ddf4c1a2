import { expect, test } from "vitest";
import type { ProblemError } from "../../../../lib/core/problem.ts";
import { participantProfile } from "../../../../lib/domain/profile/profile-key.ts";
import {
  removeConnection,
  removeOwnGoal,
  removeResourceUse,
  saveConnection,
  saveConnectionType,
  saveContact,
  saveOrganisationGoal,
  saveOwnGoal,
  saveResource,
  saveResourceUse,
} from "../../../../lib/services/profile/change-profile.ts";
import { importOwnRows, previewImport } from "../../../../lib/services/profile/import-profile.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveOverviewChange } from "../../../../lib/storage/overview-repository.ts";
import { updateParticipantRecord } from "../../../../lib/storage/participant-repository.ts";
import { readOwnState } from "../../../../lib/storage/profile/own-row-repository.ts";
import {
  connectionDraft,
  goalDraft,
  LUCA,
  LUCA_PROFILE,
  MIA,
  MIA_PROFILE,
  useDraft,
} from "../../domain/profile/own-fixtures.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";

async function known(): Promise<Database> {
  const db = await freshDatabase();
  for (const key of [LUCA, MIA]) await saveOverviewChange(db, key, (overview) => overview);
  return db;
}

const NEW_CONTACT = { name: "Andrew Milne", phone: "", email: "", address: "" };
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as ProblemError).problem.code,
  );
const lucas = (db: Database) => readOwnState(db, { profiles: [LUCA_PROFILE] });

test("F172: saveConnection stores a new contact with both ends, or neither", async () => {
  const db = await known();
  const draft = connectionDraft({ related: "", type: "parent" });
  const nameless = { ...NEW_CONTACT, name: "" };
  expect(await codeOf(saveConnection(db, { draft, newContact: nameless }))).toBe("name-missing");
  expect(await db.count("contacts")).toBe(0);
  await saveConnection(db, { draft, newContact: NEW_CONTACT });
  expect([await db.count("contacts"), await db.count("connections")]).toEqual([1, 2]);
});

test("saveConnection tells what is wrong with the new contact and with the connection at once", async () => {
  const db = await known();
  const draft = connectionDraft({ related: "", type: "cousin" });
  const nameless = { ...NEW_CONTACT, name: "", phone: "x" };
  await expect(saveConnection(db, { draft, newContact: nameless })).rejects.toMatchObject({
    problem: { field: "Name, Phone, Type" },
  });
});

test("of two windows that change one connection the later is told, and nothing is overwritten", async () => {
  const db = await known();
  await saveConnection(db, { draft: connectionDraft() });
  const [side] = (await lucas(db)).connections;
  const begun = { id: side?.id ?? "", revision: 1 };
  await saveConnection(db, { draft: connectionDraft({ begun, options: ["next-of-kin"] }) });
  expect(await codeOf(saveConnection(db, { draft: connectionDraft({ begun, options: [] }) }))).toBe(
    "changed-elsewhere",
  );
  expect((await lucas(db)).connections).toMatchObject([{ options: ["next-of-kin"] }]);
  expect(await codeOf(removeConnection(db, { profile: LUCA_PROFILE, begun }))).toBe("changed-elsewhere");
  await removeConnection(db, { profile: MIA_PROFILE, begun: { ...begun, revision: 2 } });
  expect(await db.count("connections")).toBe(0);
  expect(await codeOf(removeConnection(db, { profile: LUCA_PROFILE, begun }))).toBe("removed-elsewhere");
});

test("saveContact renames a contact, and tells the later of two windows", async () => {
  const db = await known();
  await saveContact(db, { typed: NEW_CONTACT });
  const [contact] = await db.getAll("contacts");
  const begun = { id: contact?.id ?? "", revision: 1 };
  await saveContact(db, { begun, typed: { ...NEW_CONTACT, name: "Andy" } });
  expect(await db.getAll("contacts")).toMatchObject([{ name: "Andy", revision: 2 }]);
  expect(await codeOf(saveContact(db, { begun, typed: NEW_CONTACT }))).toBe("changed-elsewhere");
});

test("F172: saveConnectionType adds a type that connections may have at once", async () => {
  const db = await known();
  await saveConnectionType(db, { typed: { word: "Aunt", other: "Niece" }, isArchived: false });
  const type = (await lucas(db)).types.at(-1)?.id ?? "";
  await saveConnection(db, { draft: connectionDraft({ type, word: 1 }) });
  expect((await lucas(db)).connections).toMatchObject([{ type, word: 1 }]);
});

test("F176: a resource shows on each participant who has it, as it is stored now", async () => {
  const db = await known();
  await saveResource(db, { kind: "worker", name: "Ana", isArchived: false });
  const resourceId = (await lucas(db)).resources[0]?.id ?? "";
  for (const key of [LUCA, MIA]) await saveResourceUse(db, useDraft({ ...key, resourceId }));
  await saveResource(db, {
    begun: { id: resourceId, revision: 1 },
    kind: "worker",
    name: "Ana Silva",
    isArchived: false,
  });
  for (const key of [LUCA, MIA]) {
    const { resources, resourceUses } = await readOwnState(db, { profiles: [participantProfile(key)] });
    expect([resources[0]?.name, resourceUses.length]).toEqual(["Ana Silva", 1]);
  }
  const [use] = (await lucas(db)).resourceUses;
  await removeResourceUse(db, { ...LUCA, begun: { id: use?.id ?? "", revision: 1 } });
  expect(await db.count("resourceUses")).toBe(1);
  expect(await codeOf(saveResourceUse(db, useDraft({ ndisNumber: "430000099", resourceId })))).toBe(
    "profile-gone",
  );
});

test("removeOwnGoal leaves what was for the goal, for none", async () => {
  const db = await known();
  await saveOwnGoal(db, goalDraft({ goalId: "", newGoal: "Live independently" }));
  await saveResource(db, { kind: "worker", name: "Ana", isArchived: false });
  const { ownGoals, resources } = await lucas(db);
  const goalId = ownGoals[0]?.id ?? "";
  await saveResourceUse(db, useDraft({ resourceId: resources[0]?.id ?? "", goalId }));
  await removeOwnGoal(db, { ...LUCA, begun: { id: goalId, revision: 1 } });
  const after = await lucas(db);
  expect([after.ownGoals, after.resourceUses.map((use) => use.goalId)]).toEqual([[], [null]]);
  expect(await codeOf(saveOwnGoal(db, goalDraft({ ndisNumber: "430000099" })))).toBe("profile-gone");
});

test("F179: saveOrganisationGoal archives a goal for everybody at once", async () => {
  const db = await known();
  await saveOwnGoal(db, goalDraft({ goalId: "", newGoal: "Live independently" }));
  const goalId = (await lucas(db)).organisationGoals[0]?.id ?? "";
  await saveOrganisationGoal(db, {
    begun: { id: goalId, revision: 1 },
    text: "Live independently",
    isArchived: true,
  });
  expect(await codeOf(saveOwnGoal(db, goalDraft({ ...MIA, goalId })))).toBe("goal-gone");
});

test("F109: a synchronisation replaces the NDIA's goals, and leaves the organisation's own as they are", async () => {
  const db = await known();
  await saveOwnGoal(db, goalDraft({ goalId: "", newGoal: "Live independently" }));
  const before = await lucas(db);
  const goals = [{ planReference: null, retrievedAt: 5, goals: [], unread: [] }];
  await updateParticipantRecord(db, LUCA.site, LUCA.ndisNumber, () => ({ goals }));
  expect((await lucas(db)).ownGoals).toEqual(before.ownGoals);
  expect(await db.get("participants", [LUCA.site, LUCA.ndisNumber])).toEqual({ ...LUCA, goals });
});

test("importOwnRows stores what previewImport has told, and names the rows that it leaves out", async () => {
  const db = await known();
  const file = {
    site: LUCA.site,
    kind: "goals",
    lines: [
      ["NDIS number", "Goal name", "Goal"],
      [LUCA.ndisNumber, "Swim", "Be fit"],
      ["430000099", "Run", "Be fit"],
    ],
  } as const;
  const told = await previewImport(db, file);
  expect([await db.count("ownGoals"), told.stored, told.leftOut.map(({ line }) => line)]).toEqual([
    0,
    1,
    [3],
  ]);
  expect(await importOwnRows(db, file)).toEqual(told);
  expect((await lucas(db)).ownGoals).toMatchObject([{ name: "Swim" }]);
  await expect(importOwnRows(db, { ...file, lines: [["Goal"]] })).rejects.toMatchObject({
    problem: { code: "profile-file-columns" },
  });
});
