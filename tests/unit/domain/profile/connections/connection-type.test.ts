import { expect, test } from "vitest";
import {
  type ConnectionType,
  planType,
  SHIPPED_TYPES,
  typeChoices,
  wordsOfEnds,
} from "../../../../../lib/domain/profile/connections/connection-type.ts";

const AUNT: ConnectionType = { id: "aunt", words: ["Aunt", "Niece"], isArchived: false, revision: 3 };
const typed = (word: string, other = "") => ({ typed: { word, other }, isArchived: false });

test("F172: typeChoices offers both words of a type, and one where both are the same, by name", () => {
  expect(typeChoices(SHIPPED_TYPES).map(({ name }) => name)).toEqual([
    "Carer",
    "Child",
    "Client",
    "Doctor",
    "Friend",
    "Grandchild",
    "Grandparent",
    "Guardian",
    "Parent",
    "Patient",
    "Person cared for",
    "Person represented",
    "Person under guardianship",
    "Plan nominee",
    "Sibling",
    "Spouse or partner",
    "Support coordinator",
  ]);
});

test("typeChoices leaves archived types out, but for the one that a connection has", () => {
  const archived = [{ ...AUNT, isArchived: true }];
  expect(typeChoices(archived)).toEqual([]);
  expect(typeChoices(archived, "aunt").map(({ name }) => name)).toEqual(["Aunt", "Niece"]);
});

test("F172: wordsOfEnds gives each end its word of a pair, and both the first of a word that they share", () => {
  const sibling = SHIPPED_TYPES.find(({ id }) => id === "sibling") as ConnectionType;
  expect([wordsOfEnds(AUNT, 0), wordsOfEnds(AUNT, 1), wordsOfEnds(sibling, 1)]).toEqual([
    [0, 1],
    [1, 0],
    [0, 0],
  ]);
});

test("F172: planType adds a type, whose one word is the same from both sides", () => {
  expect(planType([AUNT], typed(" Neighbour "), "new")).toEqual({
    value: [AUNT, { id: "new", words: ["Neighbour", "Neighbour"], isArchived: false, revision: 1 }],
  });
});

test("planType renames and archives a type in its place", () => {
  const begun = { id: "aunt", revision: 3 };
  expect(planType([AUNT], { begun, ...typed("Aunt", "Nephew"), isArchived: true }, "new")).toEqual({
    value: [{ id: "aunt", words: ["Aunt", "Nephew"], isArchived: true, revision: 4 }],
  });
});

test.each([
  ["no word", typed(""), "name-missing"],
  ["words that a type has", typed("aunt", "NIECE"), "connection-type-twice"],
  ["the same words the other way round", typed("Niece", "Aunt"), "connection-type-twice"],
  ["an older state", { begun: { id: "aunt", revision: 2 }, ...typed("Aunt", "Boy") }, "changed-elsewhere"],
  ["a type that is gone", { begun: { id: "uncle", revision: 1 }, ...typed("Uncle") }, "removed-elsewhere"],
])("planType refuses %s", (_what, draft, code) => {
  expect(planType([AUNT], draft, "new")).toMatchObject({ problem: { code } });
});
