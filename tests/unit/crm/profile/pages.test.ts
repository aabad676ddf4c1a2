import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { careviewLandmarks, careviewPages } from "../../../../lib/crm/profile/pages/index.ts";

test("every page of the CRM is in the detector's landmarks, in the same order", () => {
  expect(Object.entries(careviewLandmarks)).toEqual(
    careviewPages.map(({ name, landmarks }) => [name, landmarks]),
  );
});

test("every script that a page of the CRM names is a content script of the extension", () => {
  const scripts = careviewPages.flatMap((page) => ("script" in page ? page.script : []));
  expect(scripts.filter((script) => !existsSync(`entrypoints/${script}.content/index.ts`))).toEqual([]);
});

test.each(["fields", "tables"] as const)("no two pages of the CRM define the same key of %s", (kind) => {
  const keys = careviewPages.flatMap((page) => Object.keys((page as Partial<typeof careview>)[kind] ?? {}));
  expect(keys.toSorted()).toEqual(Object.keys(careview[kind]).toSorted());
});
