import { describe, expect, test } from "vitest";
import { collectActions } from "../../../../components/palette/collect-actions.ts";
import { matchVerbs } from "../../../../components/palette/match-verbs.ts";
import type { Offers } from "../../../../components/palette/offers.ts";
import { type VerbId, VERBS } from "../../../../components/palette/verbs.ts";
import { SUPPORT_CATEGORIES } from "../../../../lib/domain/catalogue/support-category.ts";
import { ignore } from "../view-fixtures.ts";

const offering = (verbs: readonly string[]): Offers =>
  Object.fromEntries(verbs.map((verb) => [verb, ignore] as const));
const budgets = SUPPORT_CATEGORIES.map(({ name, number }) => ({
  category: `${String(number).padStart(2, "0")} ${name}`,
  goTo: ignore,
}));
/** More than any surface offers at once: what is first here is first wherever there are fewer. */
const everything = collectActions(offering(Object.keys(VERBS)), { ndisNumber: "430000001", budgets });

describe("four keys", () => {
  test("every verb and every budget of the NDIS has keys of its own", () => {
    expect(everything).toHaveLength(Object.keys(VERBS).length + SUPPORT_CATEGORIES.length);
    expect(new Set(everything.map(({ keys }) => keys)).size).toBe(everything.length);
  });

  test.each(everything.map(({ label, keys }) => [label, keys] as const))(
    "“%s” is first for %s: the palette's key, two letters and Enter are four keys",
    (label, keys) => {
      expect(keys).toMatch(/^[a-z\d]{2}$/);
      expect(matchVerbs(keys, everything)[0]?.label).toBe(label);
    },
  );

  test.each(Object.values(VERBS))("the keys $keys can be read off “$label”", ({ keys, label }) => {
    const words = label.toLowerCase().split(/[^a-z]+/);
    const [first = "", second = ""] = keys;
    const follows = words.some((word, at) => at > 0 && word.startsWith(second));
    expect(label.toLowerCase().startsWith(keys) || (label.toLowerCase().startsWith(first) && follows)).toBe(
      true,
    );
  });
});

/** The verbs that a person was asked about, where each surface has them. */
const SURFACES: Record<string, readonly [typed: string, verb: VerbId | `${number}`][]> = {
  "the client list": [
    ["sa", "sync-plans"],
    ["sp", "sync-pace"],
    ["st", "stop"],
    ["ru", "retry-sync"],
    ["oc", "open-client"],
  ],
  "a client's page": [
    ["rp", "retrieve"],
    ["cn", "copy-number"],
    ["os", "open-panel"],
    ["op", "options"],
  ],
  "a contract's page": [
    ["sp", "sync-pace"],
    ["co", "compare"],
    ["nd", "next"],
    ["07", "07"],
  ],
  "an invoice's page": [
    ["wh", "unavailable"],
    ["rp", "retrieve"],
    ["nd", "next"],
    ["cn", "copy-number"],
  ],
  "the side panel": [
    ["sy", "synchronise"],
    ["cn", "copy-number"],
    ["07", "07"],
    ["nd", "next"],
    ["cf", "check-file"],
  ],
  "the workspace": [
    ["cf", "check-file"],
    ["oc", "open-client"],
    ["nd", "next"],
    ["rp", "retrieve"],
    ["st", "stop"],
  ],
};

describe.each(Object.entries(SURFACES))("on %s", (_surface, verbs) => {
  const offers = offering(verbs.map(([, verb]) => verb));
  const actions = collectActions(offers, { ndisNumber: "430000001", budgets });
  test.each(verbs)("%s leads to “%s”", (typed, verb) => {
    const label = matchVerbs(typed, actions)[0]?.label ?? "";
    expect(label.startsWith(verb === "07" ? "Go to budget 07 " : VERBS[verb as VerbId].label)).toBe(true);
  });
});

describe("matchVerbs", () => {
  const labels = (typed: string) =>
    matchVerbs(typed, [
      { keys: "ab", label: "Alpha beta" },
      { keys: "xx", label: "Xylophone, all bright" },
      { keys: "gb", label: "Grab it" },
      { keys: "17", label: "Go to budget 07 Support coordination" },
    ]).map(({ label }) => label);

  test.each([
    ["", ["Alpha beta", "Xylophone, all bright", "Grab it", "Go to budget 07 Support coordination"]],
    ["ab", ["Alpha beta", "Grab it"]],
    ["XAB", ["Xylophone, all bright"]],
    ["al br", ["Xylophone, all bright"]],
    ["br al", []],
    ["rab", ["Grab it"]],
    ["budget 07", ["Go to budget 07 Support coordination"]],
    ["  bUd   07 ", ["Go to budget 07 Support coordination"]],
    ["zz", []],
  ])("“%s” finds %j", (typed, expected) => expect(labels(typed)).toEqual(expected));
});
