import { afterEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readDraft, saveDraft } from "../../../../lib/platform/session/draft-storage.ts";
import { forgetSession } from "../../../../lib/platform/session/forget-session.ts";
import { findRecognisedPage, saveRecognisedPage } from "../../../../lib/platform/session/recognised-pages.ts";
import { findServiceDates, saveServiceDates } from "../../../../lib/platform/session/service-dates.ts";
import { VAULT_KEY } from "../../../../lib/platform/unlocked.ts";
import { findClientChoice, storeClientChoice } from "../../../../lib/storage/client-choices.ts";
import { storeFileTransfer, takeFileTransfer } from "../../../../lib/storage/file-transfers.ts";
import { createTokenCache } from "../../../../lib/storage/token-cache.ts";
import { createSignIns } from "../../../../lib/services/crm/sign-ins.ts";
import { isFirstStart } from "../../../../lib/services/crm/sites.ts";

const SITE = "https://app.careview.io";
const DATES = [{ from: "2026-07-01", to: "2026-07-31" }] as const;

afterEach(() => fakeBrowser.storage.session.clear());

test("forgetSession removes drafts, files, chosen clients, the access token and the key", async () => {
  await saveDraft("new-booking", { note: "Ana Silva" });
  await storeFileTransfer("1", { name: "march.csv", base64: "QW5h" });
  await storeClientChoice("1", { site: SITE, paths: ["/clients/7"] });
  await createTokenCache().tokensFor("a").put({ token: "secret", expiresAt: 1 });
  await fakeBrowser.storage.session.set({ [VAULT_KEY]: "key" });
  await forgetSession();
  expect(await readDraft("new-booking")).toBeUndefined();
  expect(await takeFileTransfer("1")).toBeUndefined();
  expect(await findClientChoice("1")).toBeUndefined();
  expect(await createTokenCache().tokensFor("a").get()).toBeUndefined();
  expect(await fakeBrowser.storage.session.get()).toEqual({});
});

test("forgetSession keeps what tells where to look and nothing about anybody", async () => {
  const page = { site: SITE, path: "/clients/7", page: "clientProfile" };
  await isFirstStart();
  await saveRecognisedPage(3, page);
  await saveServiceDates(3, DATES);
  await createSignIns(() => Promise.resolve(false)).signedIn(SITE);
  await fakeBrowser.storage.session.set({ "review-tabs": { "change=1": 4 } });
  const before = await fakeBrowser.storage.session.get();
  await forgetSession();
  expect(await fakeBrowser.storage.session.get()).toEqual(before);
  expect(await isFirstStart()).toBe(false);
  expect(await findRecognisedPage(3)).toEqual(page);
  expect(await findServiceDates(3)).toEqual(DATES);
});

test("forgetSession removes a key that nobody has thought of", async () => {
  await fakeBrowser.storage.session.set({ "added-later": "Ana Silva", startedAt: 1 });
  await forgetSession();
  expect(await fakeBrowser.storage.session.get()).toEqual({});
});
