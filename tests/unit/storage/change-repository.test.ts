import { beforeEach, describe, expect, test } from "vitest";
import {
  addChange,
  updateChangeRequest,
  listChangesByState,
  listChangesOfClient,
  listProposalsOfBatch,
} from "../../../lib/storage/change-repository.ts";
import { readNewestFirst } from "../../../lib/storage/reading/newest-first.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { saveLinks, findLink } from "../../../lib/storage/link-repository.ts";
import { saveSnapshot, paceSnapshots } from "../../../lib/storage/plan-repository.ts";
import { saveKnownCategories, knownCategories } from "../../../lib/storage/settings/settings.ts";
import { change, CLIENT, NDIS_NUMBER, snapshot } from "./change-fixtures.ts";
import { freshDatabase, SITE } from "./row-fixtures.ts";

const OTHER = "https://other.example.org";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});
const idsOf = (changes: { id: string }[]) => changes.map(({ id }) => id);

describe("changes", () => {
  test("addChange stores a change unaltered and never overwrites another", async () => {
    await addChange(db, change("1-a"));
    await expect(addChange(db, change("1-a", { state: "done" }))).rejects.toHaveProperty(
      "name",
      "ConstraintError",
    );
    expect(await db.getAll("changes")).toEqual([change("1-a")]);
  });

  test("listChangesOfClient lists only changes of that client in that CRM, newest first", async () => {
    const neighbour = { ...CLIENT, path: `${CLIENT.path}1` };
    for (const each of [
      change("2-b"),
      change("10-c"),
      change("1-a", { state: "done" }),
      change("4-d", { site: OTHER }),
      change("5-e", { set: { client: neighbour } }),
    ])
      await addChange(db, each);
    expect(idsOf(await listChangesOfClient(db, SITE, CLIENT.path))).toEqual(["2-b", "10-c", "1-a"]);
    expect(idsOf(await listChangesOfClient(db, SITE, neighbour.path))).toEqual(["5-e"]);
    expect(idsOf(await listChangesOfClient(db, OTHER, CLIENT.path))).toEqual(["4-d"]);
  });

  test("listChangesByState lists the changes in one state, oldest first", async () => {
    await addChange(db, change("2-b", { state: "applying" }));
    await addChange(db, change("1-a", { state: "applying" }));
    await addChange(db, change("3-c"));
    expect(idsOf(await listChangesByState(db, "applying"))).toEqual(["1-a", "2-b"]);
    expect(idsOf(await listChangesByState(db, "superseded"))).toEqual([]);
  });

  test.each([1, 2, 3, 100])(
    "readNewestFirst reads all changes newest first in pages of %i, and counts those that can't be read",
    async (size) => {
      for (const each of [
        change("2-b", { site: OTHER }),
        change("1-a"),
        change("4-d", { state: "superseded" }),
      ])
        await addChange(db, each);
      await db.put("changes", { ...change("3-c"), attempts: "many" } as never);
      const pages = await Array.fromAsync(readNewestFirst(db, "changes", size));
      expect(pages.flatMap(({ rows }) => idsOf(rows))).toEqual(["4-d", "2-b", "1-a"]);
      expect(pages.reduce((sum, { unreadable }) => sum + unreadable, 0)).toBe(1);
      expect(pages).toHaveLength(Math.ceil(4 / size));
    },
  );

  test("readNewestFirst has no page without a change", async () => {
    expect(await Array.fromAsync(readNewestFirst(db, "changes"))).toEqual([]);
  });

  test("listProposalsOfBatch lists only the changes of that batch", async () => {
    await addChange(db, change("2-b", { batchId: "1-f" }));
    await addChange(db, change("1-a", { batchId: "1-f" }));
    await addChange(db, change("3-c", { batchId: "2-f" }));
    await addChange(db, change("4-d"));
    expect(idsOf(await listProposalsOfBatch(db, "1-f"))).toEqual(["1-a", "2-b"]);
  });

  test("updateChangeRequest keeps both of two updates made at the same moment", async () => {
    await addChange(db, change("1-a"));
    const more = () =>
      updateChangeRequest(db, "1-a", (stored) => ({ ...stored, attempts: stored.attempts + 1 }));
    await Promise.all([more(), more(), more()]);
    expect(await db.get("changes", "1-a")).toMatchObject({ attempts: 3 });
  });

  test("updateChangeRequest stores nothing when the update returns nothing or the change was deleted", async () => {
    await addChange(db, change("1-a"));
    expect(await updateChangeRequest(db, "1-a", () => undefined)).toBeUndefined();
    expect(await updateChangeRequest(db, "9-z", (stored) => stored)).toBeUndefined();
    expect(await db.getAll("changes")).toEqual([change("1-a")]);
  });
});

describe("links between records of a CRM", () => {
  const path = "/ServiceContracts/Details/42";

  test("F58: saveLinks keeps what is stored of a record and missing from its new link", async () => {
    await saveLinks(db, [{ site: SITE, path, client: CLIENT }]);
    await saveLinks(db, [{ site: SITE, path, contractPath: "/x" }]);
    expect(await findLink(db, SITE, path)).toEqual({ site: SITE, path, client: CLIENT, contractPath: "/x" });
  });

  test("saveLinks replaces what the new link states", async () => {
    await saveLinks(db, [{ site: SITE, path, client: CLIENT }]);
    await saveLinks(db, [{ site: SITE, path, client: { ...CLIENT, name: "Ngozi Eze" } }]);
    expect((await findLink(db, SITE, path))?.client?.name).toBe("Ngozi Eze");
  });

  test("saveLinks treats the same path in another CRM as another record", async () => {
    await saveLinks(db, [{ site: SITE, path, client: CLIENT }]);
    expect(await findLink(db, OTHER, path)).toBeUndefined();
  });

  test("saveLinks stores nothing for an empty list", async () => {
    await saveLinks(db, []);
    expect(await db.getAll("links")).toEqual([]);
  });
});

test("F46: paceSnapshots lists only the participant's PACE retrievals, newest first", async () => {
  await saveSnapshot(db, snapshot("a", 5));
  await saveSnapshot(db, snapshot("b", 9));
  await saveSnapshot(db, { ...snapshot("c", 11), ndisNumber: "430000025" });
  const { pace: _none, ...plain } = snapshot("d", 7);
  await saveSnapshot(db, plain);
  expect(idsOf(await paceSnapshots(db, SITE, NDIS_NUMBER))).toEqual(["b", "a"]);
});

describe("the plan categories that a CRM offers", () => {
  test("F36: knownCategories returns the categories of a CRM whose budget form was read, and of no other CRM", async () => {
    expect(await knownCategories(db, SITE)).toBeUndefined();
    await saveKnownCategories(db, SITE, ["Consumables"]);
    expect(await knownCategories(db, SITE)).toEqual(["Consumables"]);
    expect(await knownCategories(db, OTHER)).toBeUndefined();
  });

  test("F36: knownCategories returns nothing when the stored categories can't be read", async () => {
    await db.put("settings", { categories: 5 }, `categories/${SITE}`);
    expect(await knownCategories(db, SITE)).toBeUndefined();
  });
});
