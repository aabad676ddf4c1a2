import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { forgetSession } from "../../../../lib/platform/session/forget-session.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveOverviewClient } from "../../../../lib/storage/overview-repository.ts";
import { readAllOverviews, readFirstOverviews } from "../../../../lib/storage/reading/first-overviews.ts";
import { freshDatabase, plainDatabase, SITE } from "../row-fixtures.ts";

const PEOPLE = [
  ["430000017", "Cem Yilmaz"],
  ["430000025", "Ann Example"],
  ["430000033", "Ben Adams"],
] as const;

async function fill(db: Database): Promise<Database> {
  for (const [ndisNumber, name] of PEOPLE) await saveOverviewClient(db, SITE, ndisNumber, clientOf(name));
  return db;
}

const clientOf = (name: string) => ({ name, path: `/Clients/${name}`, contracts: [] });
const namesOf = async (reading: ReturnType<typeof readFirstOverviews>) =>
  (await reading).map(({ client }) => client?.name);

beforeEach(() => fakeBrowser.reset());

test("of a database that isn't sealed the first ones by name are read at once", async () => {
  const db = await fill(await plainDatabase());
  expect(await namesOf(readFirstOverviews(db, 2))).toEqual(["Ann Example", "Ben Adams"]);
  await readAllOverviews(db, 2);
  expect(await fakeBrowser.storage.session.get()).toEqual({});
});

test("of a sealed one they are those that came first when all were read, until it is locked", async () => {
  const db = await fill(await freshDatabase());
  expect(await readFirstOverviews(db, 2)).toEqual([]);
  expect(await readAllOverviews(db, 2)).toHaveLength(3);
  expect(await namesOf(readFirstOverviews(db, 2))).toEqual(["Ann Example", "Ben Adams"]);
  await db.delete("overviews", [SITE, "430000025"]);
  expect(await namesOf(readFirstOverviews(db, 2))).toEqual(["Ben Adams"]);
  await forgetSession();
  expect(await readFirstOverviews(db, 2)).toEqual([]);
});
