import { expect, test } from "vitest";
import { participantProfile } from "../../../lib/domain/profile/profile-key.ts";
import {
  removeConnection,
  removeContact,
  saveConnection,
} from "../../../lib/services/profile/change-profile.ts";
import { importOwnRows, previewImport } from "../../../lib/services/profile/import-profile.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { saveOverviewChange } from "../../../lib/storage/overview-repository.ts";
import {
  listConnectable,
  readOwnState,
  readResources,
} from "../../../lib/storage/profile/own-row-repository.ts";
import { deleteParticipant } from "../../../lib/storage/removal/delete-participant.ts";
import { connectionDraft, LUCA, LUCA_PROFILE, MIA, MIA_PROFILE } from "../domain/profile/own-fixtures.ts";
import { plainDatabase } from "../storage/row-fixtures.ts";
import { tally } from "./fault-tally.ts";
import { dieAtEveryNewPlace, live, uncoveredAwaits } from "./life.ts";

const CONTACT = { name: "Andrew Milne", phone: "", email: "", address: "" };

async function twoKnown(): Promise<Database> {
  const db = await plainDatabase();
  for (const key of [LUCA, MIA]) await saveOverviewChange(db, key, (overview) => overview);
  return db;
}

const FILE = {
  site: LUCA.site,
  kind: "connections",
  lines: [
    ["NDIS number", "Contact", "Type"],
    [LUCA.ndisNumber, "Rosa Chen", "Friend"],
    [MIA.ndisNumber, "Rosa Chen", "Parent"],
  ],
} as const;

/** A worker dies at each place of its way where nobody died so far; what it had begun still happens, and is whole or not there. */
function dieEverywhere(work: (db: Database) => Promise<unknown>): Promise<number> {
  return dieAtEveryNewPlace(async (isLast) => {
    const db = await twoKnown();
    const life = await live(isLast, () => work(db));
    await tally({ fault: "worker-killed", subject: "profiles" }, life.diedAt, () =>
      expectBothOrNeither(db, life.diedAt ?? "nowhere"),
    );
    return life;
  });
}

/** Reading waits for whatever transaction is still on its way. */
async function expectBothOrNeither(db: Database, at: string): Promise<void> {
  const sides = await db.getAll("connections");
  const contacts = new Set((await db.getAll("contacts")).map(({ id }) => `contact ${id}`));
  const known = new Set([LUCA, MIA].map(participantProfile));
  for (const { id, profile, related } of sides) {
    const twin = sides.filter(
      (side) => side.id === id && side.profile === related && side.related === profile,
    );
    expect([at, id, twin.length]).toEqual([at, id, 1]);
    expect([at, [profile, related].every((end) => known.has(end) || contacts.has(end))]).toEqual([at, true]);
  }
  // Each write has its entry, or neither is there.
  const written = new Set((await db.getAll("audit")).map(({ personal }) => personal?.details["id"]));
  expect([at, sides.every(({ id }) => written.has(id))]).toEqual([at, true]);
}

test("F175: a connection that is added, changed and removed, dying where nobody died so far, is on both profiles or on none", async () => {
  const steps = await dieEverywhere(async (db) => {
    await saveConnection(db, { draft: connectionDraft({ related: "" }), newContact: CONTACT });
    await saveConnection(db, { draft: connectionDraft({ type: "friend" }) });
    await listConnectable(db, LUCA.site);
    await readResources(db);
    const { connections, contacts } = await readOwnState(db, { profiles: [LUCA_PROFILE] });
    const side = connections.find(({ related }) => related === MIA_PROFILE);
    if (!side || !contacts[0]) throw new Error("both were stored");
    await saveConnection(db, { draft: connectionDraft({ begun: side, status: "former", type: "sibling" }) });
    // An older state is refused.
    await saveConnection(db, { draft: connectionDraft({ begun: side }) }).catch(() => undefined);
    await removeConnection(db, {
      profile: LUCA_PROFILE,
      begun: { id: side.id, revision: side.revision + 1 },
    });
    await removeContact(db, contacts[0]);
  });
  expect(steps).toBeGreaterThan(0);
});

test("F172: an import, dying where nobody died so far, stores all that it can or nothing", async () => {
  const steps = await dieEverywhere(async (db) => {
    await previewImport(db, FILE);
    await importOwnRows(db, FILE);
  });
  expect(steps).toBeGreaterThan(0);
});

test("F175: a participant's removal, dying where nobody died so far, takes both ends or neither", async () => {
  const steps = await dieEverywhere(async (db) => {
    await saveConnection(db, { draft: connectionDraft({ related: "" }), newContact: CONTACT });
    await saveConnection(db, { draft: connectionDraft() });
    await deleteParticipant(db, LUCA.ndisNumber);
  });
  expect(steps).toBeGreaterThan(0);
});

test("every await of what is kept on profiles had its death", () => {
  const { all: awaits, uncovered } = uncoveredAwaits("profiles");
  expect([awaits > 10, uncovered]).toEqual([true, []]);
});
