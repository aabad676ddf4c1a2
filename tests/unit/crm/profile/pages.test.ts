import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import type { Spellings, TableShape } from "../../../../lib/crm/profile/define-page.ts";
import { matchesSpelling } from "../../../../lib/crm/profile/label.ts";
import { careviewLandmarks, careviewPages } from "../../../../lib/crm/profile/pages/index.ts";
import { isSavedPageOf, open, PAGES } from "../pages.ts";

test("every page of the CRM is in the detector's landmarks, in the same order", () => {
  expect(Object.entries(careviewLandmarks)).toEqual(
    careviewPages.map(({ name, landmarks }) => [name, landmarks]),
  );
});

test("every script that a page of the CRM names is a content script of the extension", () => {
  const scripts = careviewPages.flatMap((page) => ("script" in page ? page.script : []));
  const isThere = (script: string) =>
    ["ts", "tsx"].some((ending) => existsSync(`entrypoints/${script}.content/index.${ending}`));
  expect(scripts.filter((script) => !isThere(script))).toEqual([]);
});

test.each(["fields", "tables"] as const)("no two pages of the CRM define the same key of %s", (kind) => {
  const keys = careviewPages.flatMap((page) => Object.keys((page as Partial<typeof careview>)[kind] ?? {}));
  expect(keys.toSorted()).toEqual(Object.keys(careview[kind]).toSorted());
});

/** Labels that stand in none of the saved pages. */
const NOT_SAVED = new Set(["state", "to", "client", "invoiceTotal", "surname", "number"]);

interface Labels {
  fields?: Record<string, Spellings>;
  tables?: Record<string, TableShape>;
}

test.each(careviewPages.map((page) => [page.name, page] as const))(
  "every field and column that is defined for the page %s is shown by one of its saved pages",
  (name, page) => {
    const { fields = {}, tables = {} } = page as Labels;
    const columns = Object.values(tables).flatMap((table) => Object.entries(table.columns));
    const shown = PAGES.filter((saved) => isSavedPageOf(name, saved)).flatMap((saved) =>
      Array.from(open(saved).querySelectorAll("th,td,dt,label,legend"), ({ textContent }) => textContent),
    );
    const missing = [...Object.entries(fields), ...columns].filter(
      ([key, spellings]) => !NOT_SAVED.has(key) && !shown.some((text) => matchesSpelling(text, spellings)),
    );
    expect(missing.map(([key]) => key)).toEqual([]);
  },
);
