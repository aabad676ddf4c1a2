import { expect, test } from "vitest";
import type { StoredProfile } from "../../../../lib/domain/profile/crm-profile/stored-profile.ts";
import { findRemoteArea, findRemoteAreas } from "../../../../lib/services/profile/find-remote-areas.ts";
import { readGeography } from "../../../../lib/services/profile/read-geography.ts";
import { saveReadProfile } from "../../../../lib/storage/profile/crm-profile-repository.ts";
import { replaceLocalities } from "../../../../lib/storage/profile/locality-repository.ts";
import { saveOwnPart } from "../../../../lib/storage/profile/own-profile-repository.ts";
import { freshDatabase, SITE } from "../../storage/row-fixtures.ts";

const OTHER_SITE = "https://other.example.org";
const [BROOME, COOBER_PEDY, ELWOOD, BOTH, NOBODY] = [
  "430000001",
  "430000002",
  "430000003",
  "430000004",
  "430000005",
];

type Details = NonNullable<StoredProfile["read"]>["profile"]["details"];
const profile = (details: Details) => ({
  at: 5,
  profile: {
    name: "Ana Lee",
    dateOfBirth: null,
    details,
    agreements: null,
    relationships: null,
    providers: null,
    schedules: null,
    appointments: null,
    unread: {},
  },
});
const broome = { postcode: "6725", suburb: "Broome" };

async function prepared() {
  const db = await freshDatabase();
  const row = (postcode: string, suburb: string, mmm: 1 | 6 | 7) => ({
    postcode,
    suburb,
    mmm,
    phn: null,
    lga: null,
  });
  await replaceLocalities(db, { fileName: "p.csv", importedAt: 1 }, [
    row("6725", "Broome", 6),
    row("5723", "Coober Pedy", 7),
    row("3184", "Elwood", 1),
  ]);
  await saveReadProfile(db, SITE, BROOME, profile(broome));
  await saveOwnPart(
    db,
    { site: SITE, ndisNumber: COOBER_PEDY },
    { part: "address", revision: 0, address: { postcode: "5723", suburb: "coober pedy" } },
  );
  await saveReadProfile(db, SITE, ELWOOD, profile({ postcode: "3184", suburb: "Elwood" }));
  await saveReadProfile(db, SITE, BOTH, profile(broome));
  await saveReadProfile(db, OTHER_SITE, BOTH, profile({ postcode: "3184", suburb: "Elwood" }));
  return db;
}

test("F180: remote and very remote areas are found by the CRM's address or by the one that was entered", async () => {
  const db = await prepared();
  const all = [BROOME, COOBER_PEDY, ELWOOD, BOTH, NOBODY];
  expect([...(await findRemoteAreas(db, all))]).toEqual([
    [BROOME, "remote"],
    [COOBER_PEDY, "very-remote"],
  ]);
  expect(await Promise.all(all.map((each) => findRemoteArea(db, SITE, each)))).toEqual([
    "remote",
    "very-remote",
    null,
    "remote",
    null,
  ]);
});

test("F182: an address that changes to one that isn't known empties what was told of it", async () => {
  const db = await prepared();
  expect((await readGeography(db, SITE, BROOME)).geography).toMatchObject({ state: "found", mmm: 6 });
  await saveReadProfile(db, SITE, BROOME, profile({ postcode: "6725", suburb: "Brooome" }));
  const view = await readGeography(db, SITE, BROOME);
  expect(view).toMatchObject({ from: "crm", geography: { state: "not-found", alike: ["Broome"] } });
  expect(view.geography).not.toHaveProperty("mmm");
});

test("the CRM's address counts before one that was entered, and an empty one doesn't", async () => {
  const db = await prepared();
  const of = { site: SITE, ndisNumber: ELWOOD };
  await saveOwnPart(db, of, { part: "address", revision: 0, address: broome });
  expect(await readGeography(db, SITE, ELWOOD)).toMatchObject({ from: "crm", geography: { mmm: 1 } });
  await saveReadProfile(db, SITE, ELWOOD, profile({ postcode: "", suburb: "" }));
  expect(await readGeography(db, SITE, ELWOOD)).toMatchObject({ from: "entered", geography: { mmm: 6 } });
});
