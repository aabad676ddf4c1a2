// @vitest-environment node
import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { forgetSession } from "../../../../lib/platform/session/forget-session.ts";
import { findKeptFixes, saveKeptFixes } from "../../../../lib/platform/session/kept-fixes-of-tab.ts";

const SITE = "https://crm.example.org";
const invoice = { site: SITE, number: "INV-1", provider: "Reef Care" };
const fixes = {
  label: "Line total differs",
  fixed: [{ lineId: "1", field: "lineTotal" as const, before: "1404.60", after: "140.46" }],
  split: [],
};
const find = (changes: object = {}, tabId = 7) => findKeptFixes(tabId, { ...invoice, ...changes });

beforeEach(async () => {
  fakeBrowser.reset();
  await saveKeptFixes(7, invoice, fixes);
});

test("findKeptFixes finds what was fixed of the same invoice in the same tab, and of no other", async () => {
  expect(await find()).toEqual(fixes);
  for (const other of [{ number: "INV-2" }, { provider: "Other" }, { site: "https://other.example.org" }])
    expect(await find(other)).toBeNull();
  expect(await find({}, 8)).toBeNull();
});

test("saveKeptFixes forgets what was taken back, and a lock forgets the rest", async () => {
  await saveKeptFixes(8, invoice, fixes);
  await saveKeptFixes(7, invoice, null);
  expect(await find()).toBeNull();
  await forgetSession();
  expect(await find({}, 8)).toBeNull();
});
