import { expect, test } from "vitest";
import {
  deleteLocalities,
  findLocalities,
  findLocalityTable,
  listLocalities,
  replaceLocalities,
} from "../../../../lib/storage/profile/locality-repository.ts";
import { readOwnProfile, saveOwnProfile } from "../../../../lib/storage/profile/own-profile-repository.ts";
import { freshDatabase, SITE } from "../row-fixtures.ts";

const locality = (postcode: string, suburb: string) => ({
  postcode,
  suburb,
  mmm: 1 as const,
  phn: null,
  lga: null,
});
const TOLD = { fileName: "postcodes.csv", importedAt: 5 };

test("F181: a look-up finds the suburbs whose postcodes begin alike, and knows a table that isn't there", async () => {
  const db = await freshDatabase();
  expect([await findLocalities(db, "3184"), await findLocalityTable(db)]).toEqual([null, undefined]);
  await replaceLocalities(db, TOLD, [locality("3184", "Elwood"), locality("0800", "Darwin City")]);
  expect(await findLocalities(db, "3199")).toEqual([locality("3184", "Elwood")]);
  expect(await findLocalities(db, "2000")).toEqual([]);
  expect(await findLocalityTable(db)).toEqual({ ...TOLD, count: 2 });
});

test("a table takes the place of the one before, and nothing of that stays", async () => {
  const db = await freshDatabase();
  await replaceLocalities(db, TOLD, [locality("3184", "Elwood"), locality("0800", "Darwin City")]);
  await replaceLocalities(db, { ...TOLD, importedAt: 6 }, [locality("7000", "Hobart")]);
  expect(await listLocalities(db)).toEqual([locality("7000", "Hobart")]);
  await deleteLocalities(db);
  expect([await findLocalities(db, "7000"), await listLocalities(db)]).toEqual([null, []]);
});

test("of two windows that save one profile the later is told, and nothing is overwritten", async () => {
  const db = await freshDatabase();
  const first = await readOwnProfile(db, SITE, "430000017");
  const second = await readOwnProfile(db, SITE, "430000017");
  const saved = await saveOwnProfile(db, { ...first, address: { postcode: "3184", suburb: "Elwood" } });
  expect(saved.revision).toBe(1);
  await expect(saveOwnProfile(db, { ...second, address: null })).rejects.toMatchObject({
    problem: { code: "profile-changed-meanwhile" },
  });
  expect(await readOwnProfile(db, SITE, "430000017")).toEqual(saved);
  expect(await saveOwnProfile(db, { ...saved, address: null })).toMatchObject({ revision: 2, address: null });
});

test("a stored profile that can't be read isn't overwritten", async () => {
  const db = await freshDatabase();
  const damaged = { site: SITE, ndisNumber: "430000017", revision: "x" };
  await db.put("ownProfiles", damaged as never);
  const read = await readOwnProfile(db, SITE, "430000017");
  await expect(saveOwnProfile(db, read)).rejects.toMatchObject({ problem: { code: "profile-damaged" } });
  expect(await db.get("ownProfiles", [SITE, "430000017"])).toEqual(damaged);
});
