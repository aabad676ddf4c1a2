// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";
import {
  addChange,
  changeChange,
  changesIn,
  changesOf,
  proposalsOf,
} from "../../../lib/storage/change-repository.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { keepLinks, linkOf } from "../../../lib/storage/link-repository.ts";
import { keepSnapshot, paceSnapshots } from "../../../lib/storage/plan-repository.ts";
import { keepCategories, knownCategories } from "../../../lib/storage/settings.ts";
import { change, CLIENT, NDIS_NUMBER, snapshot } from "./change-fixtures.ts";
import { freshDatabase, SITE } from "./row-fixtures.ts";

const OTHER = "https://other.example.org";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});
const idsOf = (changes: { id: string }[]) => changes.map(({ id }) => id);

describe("changes", () => {
  test("are kept as they are, and none takes the place of another", async () => {
    await addChange(db, change("1-a"));
    await expect(addChange(db, change("1-a", { state: "done" }))).rejects.toHaveProperty(
      "name",
      "ConstraintError",
    );
    expect(await db.getAll("changes")).toEqual([change("1-a")]);
  });

  test("of a client are theirs alone, on that CRM alone, newest first", async () => {
    const neighbour = { ...CLIENT, path: `${CLIENT.path}1` };
    for (const each of [
      change("2-b"),
      change("10-c"),
      change("1-a", { state: "done" }),
      change("4-d", { site: OTHER }),
      change("5-e", { set: { client: neighbour } }),
    ])
      await addChange(db, each);
    expect(idsOf(await changesOf(db, SITE, CLIENT.path))).toEqual(["2-b", "10-c", "1-a"]);
    expect(idsOf(await changesOf(db, SITE, neighbour.path))).toEqual(["5-e"]);
    expect(idsOf(await changesOf(db, OTHER, CLIENT.path))).toEqual(["4-d"]);
  });

  test("in one state come oldest first", async () => {
    await addChange(db, change("2-b", { state: "applying" }));
    await addChange(db, change("1-a", { state: "applying" }));
    await addChange(db, change("3-c"));
    expect(idsOf(await changesIn(db, "applying"))).toEqual(["1-a", "2-b"]);
    expect(idsOf(await changesIn(db, "superseded"))).toEqual([]);
  });

  test("of a batch are the batch's", async () => {
    await addChange(db, change("2-b", { batchId: "1-f" }));
    await addChange(db, change("1-a", { batchId: "1-f" }));
    await addChange(db, change("3-c", { batchId: "2-f" }));
    await addChange(db, change("4-d"));
    expect(idsOf(await proposalsOf(db, "1-f"))).toEqual(["1-a", "2-b"]);
  });

  test("change as they are stored at that moment: of two at once neither is lost", async () => {
    await addChange(db, change("1-a"));
    const more = () => changeChange(db, "1-a", (stored) => ({ ...stored, attempts: stored.attempts + 1 }));
    await Promise.all([more(), more(), more()]);
    expect(await db.get("changes", "1-a")).toMatchObject({ attempts: 3 });
  });

  test("stay as they are where nothing is made of them, and one that is gone stays gone", async () => {
    await addChange(db, change("1-a"));
    expect(await changeChange(db, "1-a", () => undefined)).toBeUndefined();
    expect(await changeChange(db, "9-z", (stored) => stored)).toBeUndefined();
    expect(await db.getAll("changes")).toEqual([change("1-a")]);
  });
});

describe("what belongs to what in a CRM", () => {
  const path = "/ServiceContracts/Details/42";

  test("F58: what is known and not told anew stays", async () => {
    await keepLinks(db, [{ site: SITE, path, client: CLIENT }]);
    await keepLinks(db, [{ site: SITE, path, contractPath: "/x" }]);
    expect(await linkOf(db, SITE, path)).toEqual({ site: SITE, path, client: CLIENT, contractPath: "/x" });
  });

  test("what is told anew takes the old one's place", async () => {
    await keepLinks(db, [{ site: SITE, path, client: CLIENT }]);
    await keepLinks(db, [{ site: SITE, path, client: { ...CLIENT, name: "Ngozi Eze" } }]);
    expect((await linkOf(db, SITE, path))?.client?.name).toBe("Ngozi Eze");
  });

  test("the same path on another CRM is another record", async () => {
    await keepLinks(db, [{ site: SITE, path, client: CLIENT }]);
    expect(await linkOf(db, OTHER, path)).toBeUndefined();
  });

  test("nothing told is nothing kept", async () => {
    await keepLinks(db, []);
    expect(await db.getAll("links")).toEqual([]);
  });
});

test("F46: a participant's PACE retrievals come newest first, and no others", async () => {
  await keepSnapshot(db, snapshot("a", 5));
  await keepSnapshot(db, snapshot("b", 9));
  await keepSnapshot(db, { ...snapshot("c", 11), ndisNumber: "430000025" });
  const { pace: _none, ...plain } = snapshot("d", 7);
  await keepSnapshot(db, plain);
  expect(idsOf(await paceSnapshots(db, NDIS_NUMBER))).toEqual(["b", "a"]);
});

describe("the plan categories that a CRM offers", () => {
  test("F36: are known once its budget form was seen, for that CRM alone", async () => {
    expect(await knownCategories(db, SITE)).toBeUndefined();
    await keepCategories(db, SITE, ["Consumables"]);
    expect(await knownCategories(db, SITE)).toEqual(["Consumables"]);
    expect(await knownCategories(db, OTHER)).toBeUndefined();
  });

  test("F36: count as not seen where what is stored can't be read", async () => {
    await db.put("settings", { categories: 5 }, `categories/${SITE}`);
    expect(await knownCategories(db, SITE)).toBeUndefined();
  });
});
