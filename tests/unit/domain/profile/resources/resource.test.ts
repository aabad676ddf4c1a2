import { expect, test } from "vitest";
import { planResource, resourceChoices } from "../../../../../lib/domain/profile/resources/resource.ts";
import { ownState } from "../own-fixtures.ts";

const { resources } = ownState();
const [ana] = resources;
if (!ana) throw new Error("the fixtures have one");
const draft = { kind: "worker", name: "Ben Ito", isArchived: false } as const;

test("F176: planResource adds a resource, and renames one in its place", () => {
  expect(planResource(resources, draft, "new")).toEqual({ value: { ...draft, id: "new", revision: 1 } });
  const begun = { id: ana.id, revision: 1 };
  expect(planResource(resources, { ...draft, begun, isArchived: true }, "new")).toEqual({
    value: { id: ana.id, kind: "worker", name: "Ben Ito", isArchived: true, revision: 2 },
  });
});

test.each([
  ["no name", { name: "" }, "name-missing"],
  ["a name that one of the kind has", { name: "ana  SILVA" }, "resource-twice"],
  ["an older state", { begun: { id: ana.id, revision: 9 } }, "changed-elsewhere"],
])("F176: planResource refuses %s", (_what, rest, code) => {
  expect(planResource(resources, { ...draft, ...rest }, "new")).toMatchObject({ problem: { code } });
});

test("planResource lets a place have a worker's name", () => {
  expect(planResource(resources, { kind: "place", name: ana.name, isArchived: false }, "new")).toMatchObject({
    value: { kind: "place" },
  });
});

test("resourceChoices leaves archived resources out, but for the one that is chosen", () => {
  const archived = [{ ...ana, isArchived: true }];
  expect(resourceChoices(archived)).toEqual([]);
  expect(resourceChoices(archived, ana.id)).toEqual(archived);
});
