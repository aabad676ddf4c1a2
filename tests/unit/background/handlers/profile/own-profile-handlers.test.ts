import { expect, test } from "vitest";
import { ownProfileHandlers } from "../../../../../lib/background/handlers/profile/own-profile-handlers.ts";
import type { Sender } from "../../../../../lib/background/receive.ts";
import { readOwnProfile } from "../../../../../lib/storage/profile/own-profile-repository.ts";
import { freshDatabase, SITE } from "../../../storage/row-fixtures.ts";

const own: Sender = { caller: "extension-page", origin: "chrome-extension://planbridge" };
const OF = { site: SITE, ndisNumber: "430000017" };

test("F154: profile.save-own stores a package, and none of those that can't be", async () => {
  const db = await freshDatabase();
  const save = ownProfileHandlers(db)["profile.save-own"];
  const held = {
    id: "a",
    level: "hcp-2" as const,
    start: "2025-01-01",
    end: null,
    items: [],
    quarters: [],
    homeCareUnspent: null,
  };
  const change = { part: "packages" as const, revision: 0 };
  await expect(
    save({ ...OF, change: { ...change, packages: [held, { ...held, id: "b" }] } }, own),
  ).rejects.toMatchObject({ problem: { code: "care-package-wrong", field: "start" } });
  expect(await readOwnProfile(db, SITE, OF.ndisNumber)).toMatchObject({ packages: [] });
  await save({ ...OF, change: { ...change, packages: [held] } }, own);
  expect(await readOwnProfile(db, SITE, OF.ndisNumber)).toMatchObject({ packages: [held] });
});
