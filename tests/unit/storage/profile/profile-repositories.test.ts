import { expect, test } from "vitest";
import {
  deleteLocalities,
  findLocalities,
  findLocalityTable,
  listLocalities,
  replaceLocalities,
} from "../../../../lib/storage/profile/locality-repository.ts";
import { readOwnProfile, saveOwnPart } from "../../../../lib/storage/profile/own-profile-repository.ts";
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

const OF = { site: SITE, ndisNumber: "430000017" };
const ELWOOD = { postcode: "3184", suburb: "Elwood" };

test("of two windows that save one part of a profile the later is told, and nothing is overwritten", async () => {
  const db = await freshDatabase();
  const saved = await saveOwnPart(db, OF, { part: "address", revision: 0, address: ELWOOD });
  expect(saved).toEqual({ ...OF, revisions: { address: 1, packages: 0 }, address: ELWOOD, packages: [] });
  await expect(saveOwnPart(db, OF, { part: "address", revision: 0, address: null })).rejects.toMatchObject({
    problem: { code: "profile-changed-meanwhile" },
  });
  expect(await readOwnProfile(db, SITE, "430000017")).toEqual(saved);
  expect(await saveOwnPart(db, OF, { part: "address", revision: 1, address: null })).toMatchObject({
    revisions: { address: 2 },
    address: null,
  });
});

test("the parts of a profile are saved each by itself", async () => {
  const db = await freshDatabase();
  await saveOwnPart(db, OF, { part: "address", revision: 0, address: ELWOOD });
  expect(await saveOwnPart(db, OF, { part: "packages", revision: 0, packages: [] })).toMatchObject({
    revisions: { address: 1, packages: 1 },
    address: ELWOOD,
  });
});

test("a stored profile that can't be read isn't overwritten", async () => {
  const db = await freshDatabase();
  const damaged = { ...OF, revisions: "x" };
  await db.put("ownProfiles", damaged as never);
  expect(await readOwnProfile(db, SITE, "430000017")).toMatchObject({ address: null });
  await expect(saveOwnPart(db, OF, { part: "address", revision: 0, address: ELWOOD })).rejects.toMatchObject({
    problem: { code: "profile-damaged" },
  });
  expect(await db.get("ownProfiles", [SITE, "430000017"])).toEqual(damaged);
});
