import { afterEach, expect, test } from "vitest";
import {
  formatTabAddress,
  goToTab,
  parseTabAddress,
} from "../../../../../components/workspace/shell/tab-address.ts";

afterEach(() => history.replaceState(null, "", "#"));

test.each([
  ["", "", {}],
  ["#", "", {}],
  ["#changes", "changes", {}],
  ["#history?q=ann%20lee&site=a", "history", { q: "ann lee", site: "a" }],
  ["#?q=ann", "", { q: "ann" }],
])("parseTabAddress reads the tab and what it is told from “%s”", (hash, tab, told) => {
  const { tab: read, query } = parseTabAddress(hash);
  expect(read).toBe(tab);
  expect(Object.fromEntries(query)).toEqual(told);
});

test("formatTabAddress names nobody", () => {
  expect(formatTabAddress("history", { ndis: "430000017" })).toMatch(/^#history\?ndis=~[0-9a-f]{8}$/);
});

test("a mark of a session that is over leads to the tab without anybody", () => {
  const { tab, query } = parseTabAddress("#history?ndis=~0a1b2c3d");
  expect([tab, [...query]]).toEqual(["history", []]);
});

test("formatTabAddress writes what parseTabAddress reads", () => {
  expect(formatTabAddress("changes")).toBe("#changes");
  const { tab, query } = parseTabAddress(formatTabAddress("history", { q: "Ann & #1?" }));
  expect([tab, query.get("q")]).toEqual(["history", "Ann & #1?"]);
});

test("goToTab leaves the address of the tab that is in front as it is", () => {
  history.replaceState(null, "", "#history?q=ann");
  goToTab("history");
  expect(location.hash).toBe("#history?q=ann");
  goToTab("changes");
  expect(location.hash).toBe("#changes");
});
