import fc from "fast-check";
import { expect, test } from "vitest";
import type {
  ConnectionOption,
  ConnectionSide,
} from "../../../../lib/domain/profile/connections/connection-side.ts";
import { SHIPPED_TYPES } from "../../../../lib/domain/profile/connections/connection-type.ts";
import { OWN_STORES } from "../../../../lib/domain/profile/own-change.ts";
import {
  planRemoveConnection,
  planRemoveContact,
  planSaveConnection,
} from "../../../../lib/domain/profile/own-plans.ts";
import { contactProfile } from "../../../../lib/domain/profile/profile-key.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveOverviewChange } from "../../../../lib/storage/overview-repository.ts";
import {
  changeOwnRows,
  listConnectable,
  readOwnState,
} from "../../../../lib/storage/profile/own-row-repository.ts";
import {
  ANDREW,
  connectionDraft,
  countingIds,
  LUCA,
  LUCA_PROFILE,
  MIA,
  MIA_PROFILE,
  ownRows,
  parentSides,
} from "../../domain/profile/own-fixtures.ts";
import { freshDatabase, plainDatabase } from "../row-fixtures.ts";

async function stored(open = freshDatabase): Promise<Database> {
  const db = await open();
  for (const key of [LUCA, MIA]) await saveOverviewChange(db, key, (overview) => overview);
  await changeOwnRows(db, "all", () => ({ put: ownRows() }));
  return db;
}

const auditOf = async (db: Database) =>
  (await db.getAll("audit")).map(({ kind, personal }) => [
    kind,
    personal?.ndisNumber ?? null,
    personal?.details,
  ]);

test("F175: changeOwnRows stores both ends of a connection, and readOwnState finds it from either", async () => {
  const db = await stored();
  const draft = connectionDraft({ type: "parent", word: 0 });
  const input = { draft };
  await changeOwnRows(db, { profiles: [LUCA_PROFILE, MIA_PROFILE] }, (state) =>
    planSaveConnection(state, input, countingIds()),
  );
  const own = await readOwnState(db, { profiles: [LUCA_PROFILE] });
  const other = await readOwnState(db, { profiles: [MIA_PROFILE] });
  expect(own.connections.map(({ related, word }) => [related, word])).toEqual([
    [ANDREW, 0],
    [MIA_PROFILE, 0],
  ]);
  expect(other.connections.map(({ related, word }) => [related, word])).toEqual([[LUCA_PROFILE, 1]]);
  expect(other.participants.map(({ ndisNumber }) => ndisNumber).toSorted()).toEqual([
    LUCA.ndisNumber,
    MIA.ndisNumber,
  ]);
});

test("readOwnState of one profile has its rows and who is at the other ends; of all, everything", async () => {
  const db = await stored();
  const { types, participants, ...rows } = await readOwnState(db, { profiles: [LUCA_PROFILE] });
  expect(rows).toEqual({ ...ownRows(), connections: [parentSides()[0]] });
  expect([types, participants]).toEqual([SHIPPED_TYPES, [{ ...LUCA, name: null }]]);
  const all = await readOwnState(db, "all");
  expect([all.connections.length, all.participants.length, all.ownGoals.length]).toEqual([2, 2, 1]);
  const none = await readOwnState(db, { profiles: [MIA_PROFILE] });
  expect([none.connections, none.contacts, none.resourceUses, none.ownGoals]).toEqual([[], [], [], []]);
});

test("changeOwnRows enters each row in the audit trail without its texts, and nothing of what is refused", async () => {
  const db = await stored(plainDatabase);
  const problem = { code: "x", what: "No.", remedy: "Try." };
  expect(await changeOwnRows(db, "all", () => ({ problem }))).toEqual(problem);
  const [side] = parentSides();
  await changeOwnRows(db, { profiles: [ANDREW] }, (state) =>
    planRemoveContact(state, { id: ownRows().contacts[0]?.id ?? "", revision: 1 }),
  );
  expect(await auditOf(db)).toEqual([
    ["profile-added", null, { what: "contact", id: ownRows().contacts[0]?.id }],
    ["profile-added", LUCA.ndisNumber, { what: "connection", id: side.id }],
    ["profile-added", null, { what: "connection", id: side.id }],
    ["profile-added", null, { what: "resource", id: ownRows().resources[0]?.id }],
    [
      "profile-added",
      LUCA.ndisNumber,
      { what: "resource of a participant", id: ownRows().resourceUses[0]?.id },
    ],
    ["profile-added", null, { what: "goal of the organisation", id: ownRows().organisationGoals[0]?.id }],
    ["profile-added", LUCA.ndisNumber, { what: "goal", id: ownRows().ownGoals[0]?.id }],
    ["profile-removed", null, { what: "contact", id: ownRows().contacts[0]?.id }],
    ["profile-removed", null, { what: "connection", id: side.id }],
    ["profile-removed", LUCA.ndisNumber, { what: "connection", id: side.id }],
  ]);
  expect(await db.count("connections")).toBe(0);
});

test("a renamed contact has the new name wherever they are connected", async () => {
  const db = await stored();
  await changeOwnRows(db, { profiles: [MIA_PROFILE, ANDREW] }, (state) =>
    planSaveConnection(
      state,
      { draft: connectionDraft({ profile: MIA_PROFILE, related: ANDREW }) },
      countingIds(),
    ),
  );
  const [contact] = ownRows().contacts;
  if (!contact) throw new Error("the fixtures have one");
  await changeOwnRows(db, "all", () => ({
    put: { contacts: [{ ...contact, name: "Andy", revision: 2 }] },
  }));
  for (const profile of [LUCA_PROFILE, MIA_PROFILE])
    expect((await readOwnState(db, { profiles: [profile] })).contacts.map(({ name }) => name)).toEqual([
      "Andy",
    ]);
});

test("connection types come with Planbridge until they are changed, and damaged ones are those again", async () => {
  const db = await stored();
  const types = [
    { id: "aunt", words: ["Aunt", "Niece"] as [string, string], isArchived: false, revision: 1 },
  ];
  await changeOwnRows(db, "all", () => ({ types }));
  expect((await readOwnState(db, { profiles: [] })).types).toEqual(types);
  await db.put("settings", [{ id: 7 }], "connection-types");
  expect((await readOwnState(db, { profiles: [] })).types).toEqual(SHIPPED_TYPES);
});

test("listConnectable lists a CRM's participants and all contacts", async () => {
  const db = await stored();
  await saveOverviewChange(db, { ...LUCA, site: "https://other.example.org" }, (overview) => overview);
  const { participants, contacts } = await listConnectable(db, LUCA.site);
  expect(participants.map(({ ndisNumber }) => ndisNumber).toSorted()).toEqual([
    LUCA.ndisNumber,
    MIA.ndisNumber,
  ]);
  expect(contacts).toEqual(ownRows().contacts);
});

test("a damaged end of a connection is left out, and made anew by the next change of the other end", async () => {
  const db = await stored(plainDatabase);
  await db.put("connections", { ...parentSides()[1], status: "odd" } as never);
  const [side] = parentSides();
  const draft = connectionDraft({ ...side, begun: { id: side.id, revision: 1 }, options: [] });
  expect((await readOwnState(db, { profiles: [ANDREW] })).connections).toEqual([]);
  await changeOwnRows(db, { profiles: [LUCA_PROFILE, ANDREW] }, (state) =>
    planSaveConnection(state, { draft }, countingIds()),
  );
  expect((await readOwnState(db, { profiles: [ANDREW] })).connections).toMatchObject([
    { related: LUCA_PROFILE, word: 1, status: "current" },
  ]);
});

test("changeOwnRows stores nothing where one of its rows can't be stored", async () => {
  const db = await stored();
  const [resource] = ownRows().resources;
  const changing = changeOwnRows(db, "all", () => ({
    put: {
      resources: [{ ...resource, id: "new" } as never],
      ownGoals: [{ ...LUCA, id: undefined, name: "x" } as never],
    },
  }));
  await expect(changing).rejects.toBeDefined();
  expect(await db.count("resources")).toBe(1);
});

/** Any people, a step of any kind between two of them. */
const PEOPLE = [LUCA_PROFILE, MIA_PROFILE, ANDREW];
const step = fc.record({
  what: fc.constantFrom("save", "remove", "remove-contact"),
  profile: fc.constantFrom(...PEOPLE),
  related: fc.constantFrom(...PEOPLE),
  type: fc.constantFrom("parent", "sibling", "carer"),
  word: fc.constantFrom<0 | 1>(0, 1),
  status: fc.constantFrom<"current" | "former">("current", "former"),
  options: fc.subarray<ConnectionOption>(["primary", "next-of-kin"]),
  replacesPrimary: fc.boolean(),
  /** Which of the profile's connections is changed or removed; beyond them: a new one. */
  pick: fc.nat({ max: 3 }),
  isStale: fc.boolean(),
});

test("F175: any sequence of adding, changing and removing leaves each connection on both profiles or on none", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const db = await stored();
      for (const { what, pick, isStale, profile, ...rest } of steps) {
        const { connections, contacts } = await readOwnState(db, { profiles: [profile] });
        const held = connections[pick];
        const revision = (held?.revision ?? 0) + (isStale ? 1 : 0);
        const begun = held ? { id: held.id, revision } : { id: "gone", revision: 1 };
        await changeOwnRows(db, "all", (state) => {
          if (what === "remove") return planRemoveConnection(state, { profile, begun });
          const [contact] = contacts;
          if (what === "remove-contact" && contact) return planRemoveContact(state, contact);
          const related = held?.related ?? rest.related;
          const draft = { ...rest, profile, related, begun: held ? begun : undefined };
          return planSaveConnection(state, { draft }, () => crypto.randomUUID());
        });
        expectReciprocal(await db.getAll("connections"));
      }
    }),
    { numRuns: 60 },
  );
});

/** Both ends are there, agree, and no profile has two primary contacts. */
function expectReciprocal(sides: readonly ConnectionSide[]): void {
  for (const { id, profile, related, type, status, word } of sides) {
    const twins = sides.filter((side) => side.id === id && side.profile === related);
    expect(twins).toMatchObject([{ related: profile, type, status }]);
    expect(twins[0]?.word).toBe(type === "sibling" ? 0 : 1 - word);
    expect(sides.filter((side) => side.id === id)).toHaveLength(2);
    const primary = sides.filter((side) => side.profile === profile && side.options.includes("primary"));
    expect(primary.length).toBeLessThan(2);
  }
}

test("every store of this room is one that a migration made", async () => {
  const db = await freshDatabase();
  expect(OWN_STORES.filter((name) => !db.objectStoreNames.contains(name))).toEqual([]);
  expect(contactProfile(ownRows().contacts[0]?.id ?? "")).toBe(ANDREW);
});
