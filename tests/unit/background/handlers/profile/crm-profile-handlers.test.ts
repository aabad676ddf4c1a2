import { beforeEach, expect, test, vi } from "vitest";
import { crmProfileHandlers } from "../../../../../lib/background/handlers/profile/crm-profile-handlers.ts";
import type { Sender } from "../../../../../lib/background/receive.ts";
import { crmProfileOperations } from "../../../../../lib/messaging/operations/profile/crm-profile-operations.ts";
import type { Proposals } from "../../../../../lib/services/changes/propose.ts";
import type { Database } from "../../../../../lib/storage/database.ts";
import { saveLinks } from "../../../../../lib/storage/link-repository.ts";
import { saveOverviewClient } from "../../../../../lib/storage/overview-repository.ts";
import { findCrmProfile } from "../../../../../lib/storage/profile/crm-profile-repository.ts";
import { appointment, schedule } from "../../../domain/profile/crm-profile/profile-fixtures.ts";
import { CLIENT, NDIS_NUMBER } from "../../../storage/change-fixtures.ts";
import { freshDatabase, SITE } from "../../../storage/row-fixtures.ts";
import { NOW } from "../../../test-clock.ts";

const own: Sender = { caller: "extension-page", origin: "chrome-extension://planbridge" };
const OF = { site: SITE, ndisNumber: NDIS_NUMBER };

let db: Database;
const readClient = vi.fn<Proposals["readClient"]>();
const handlers = () => crmProfileHandlers({ db, proposals: { readClient }, now: () => NOW });
const readAgain = () => handlers()["profile.read-again"](OF, own);

beforeEach(async () => {
  db = await freshDatabase();
  readClient.mockReset();
  readClient.mockResolvedValue({ verifiedIdentity: { ndisNumber: NDIS_NUMBER } } as never);
});

test("profile.read-again reads the page that was this participant's", async () => {
  await saveLinks(db, [{ site: SITE, path: CLIENT.path, ndisNumber: NDIS_NUMBER }]);
  await readAgain();
  expect(readClient).toHaveBeenCalledExactlyOnceWith(SITE, CLIENT.path);
});

test("profile.read-again goes to the page that a synchronisation of plans went by", async () => {
  await saveOverviewClient(db, SITE, NDIS_NUMBER, { name: CLIENT.name, path: CLIENT.path, contracts: [] });
  await readAgain();
  expect(readClient).toHaveBeenCalledExactlyOnceWith(SITE, CLIENT.path);
});

test("profile.read-again says what to do where the page isn't known, and where it is another's by now", async () => {
  await expect(readAgain()).rejects.toMatchObject({ problem: { code: "profile-page-unknown" } });
  await saveLinks(db, [{ site: SITE, path: CLIENT.path, ndisNumber: NDIS_NUMBER }]);
  readClient.mockResolvedValue({ verifiedIdentity: { ndisNumber: "430000025" } } as never);
  await expect(readAgain()).rejects.toMatchObject({ problem: { code: "profile-page-of-other" } });
});

test("F167: profile.import-planner keeps what a file has, and profile.remove-planner removes it", async () => {
  const body = { ...OF, schedules: [schedule({ next: null })], appointments: [appointment({ path: null })] };
  expect(crmProfileOperations["profile.import-planner"].body.parse(body)).toEqual(body);
  await handlers()["profile.import-planner"](body, own);
  expect((await findCrmProfile(db, SITE, NDIS_NUMBER))?.imported).toEqual({
    at: NOW,
    schedules: body.schedules,
    appointments: body.appointments,
  });
  await handlers()["profile.remove-planner"](OF, own);
  expect(await findCrmProfile(db, SITE, NDIS_NUMBER)).toEqual(OF);
});

test("profile.import-planner refuses a file with nothing in it, and an appointment that names a page of the CRM", async () => {
  const nothing = { ...OF, schedules: null, appointments: null };
  await expect(handlers()["profile.import-planner"](nothing, own)).rejects.toMatchObject({
    problem: { code: "planner-file-empty" },
  });
  expect(await findCrmProfile(db, SITE, NDIS_NUMBER)).toBeUndefined();
  const body = { ...nothing, appointments: [appointment()] };
  expect(crmProfileOperations["profile.import-planner"].body.safeParse(body).success).toBe(false);
});
