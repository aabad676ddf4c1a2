import { expect, test } from "vitest";
import {
  connectionViews,
  primaryContact,
} from "../../../../lib/domain/profile/connections/connection-views.ts";
import { goalViews } from "../../../../lib/domain/profile/own-goals/goal-views.ts";
import { viewOwnRows } from "../../../../lib/domain/profile/own-rows-view.ts";
import { resourceViews, useViews } from "../../../../lib/domain/profile/resources/resource-views.ts";
import { TODAY } from "../../test-clock.ts";
import { ANDREW, LUCA, LUCA_PROFILE, MIA, MIA_PROFILE, ownState, parentSides } from "./own-fixtures.ts";

const sibling = { id: "c2", type: "sibling", word: 0, status: "former", options: [], revision: 1 } as const;

test("F172: connectionViews tells each end by its own word, and a contact's connections from their side", () => {
  const state = ownState();
  state.connections.push(
    { ...sibling, profile: LUCA_PROFILE, related: MIA_PROFILE, options: [] },
    { ...sibling, profile: MIA_PROFILE, related: LUCA_PROFILE, options: [] },
  );
  const views = connectionViews(state, LUCA_PROFILE);
  expect(views.map(({ name, word, ndisNumber }) => [name, word, ndisNumber])).toEqual([
    ["Andrew Milne", "Parent", null],
    ["Mia Chen", "Sibling", MIA.ndisNumber],
  ]);
  expect(views[0]?.theirs).toEqual([
    {
      id: parentSides()[0].id,
      name: "Luca Milne",
      ndisNumber: LUCA.ndisNumber,
      word: "Child",
      isFormer: false,
    },
  ]);
  expect(connectionViews(state, ANDREW).map(({ name, word }) => [name, word])).toEqual([
    ["Luca Milne", "Child"],
  ]);
});

test("F174: primaryContact is the one who is shown at a glance, and null where nobody is", () => {
  const views = connectionViews(ownState(), LUCA_PROFILE);
  expect(primaryContact(views)?.name).toBe("Andrew Milne");
  expect(primaryContact(connectionViews(ownState(), MIA_PROFILE))).toBeNull();
});

test("connectionViews leaves nobody out who can't be read, and tells nothing of them", () => {
  const state = ownState({ contacts: [], types: [] });
  expect(connectionViews(state, LUCA_PROFILE)).toMatchObject([
    { name: null, ndisNumber: null, contact: null, word: null, theirs: [] },
  ]);
});

test("F176: resourceViews tells who has a resource, by the same rows as useViews tells of the participant", () => {
  const state = ownState();
  const [use] = state.resourceUses;
  if (!use) throw new Error("the fixtures have one");
  state.resourceUses.push(
    { ...use, ...MIA, id: "d2", startDate: "2027-01-01", endDate: null },
    { ...use, ...MIA, id: "d3", startDate: "2025-01-01", endDate: "2025-02-01" },
  );
  const [view] = resourceViews(state, LUCA.site, TODAY);
  expect(view?.uses.map(({ use: { id }, participant, time }) => [id, participant.name, time])).toEqual([
    [use.id, "Luca Milne", "now"],
    ["d2", "Mia Chen", "to-come"],
    ["d3", "Mia Chen", "over"],
  ]);
  expect(useViews(state, MIA, TODAY).map(({ use: { id } }) => id)).toEqual(["d2", "d3"]);
  expect(useViews(state, LUCA, TODAY)).toMatchObject([
    { resource: { name: "Ana Silva" }, goal: { name: "Cook dinner twice a week" }, time: "now" },
  ]);
  expect(resourceViews(state, "https://other.example.org", TODAY)).toMatchObject([{ uses: [] }]);
});

test("F177: goalViews lists active goals by their end, and archived ones last", () => {
  const state = ownState();
  const [goal] = state.ownGoals;
  if (!goal) throw new Error("the fixtures have one");
  state.ownGoals.push(
    { ...goal, id: "old", isArchived: true, endDate: "2025-01-01" },
    { ...goal, id: "soon", endDate: "2026-12-31" },
    { ...goal, ...MIA, id: "other" },
  );
  expect(goalViews(state, LUCA).map((view) => view.goal.id)).toEqual(["soon", goal.id, "old"]);
  expect(goalViews(state, LUCA)[0]?.about?.text).toBe("Live independently");
});

test("F179: viewOwnRows shows the side panel no archived goal", () => {
  const state = ownState();
  const [goal] = state.ownGoals;
  if (!goal) throw new Error("the fixtures have one");
  state.ownGoals.push({ ...goal, id: "old", isArchived: true });
  const { connections, resources, goals } = viewOwnRows(state, LUCA, TODAY);
  expect([connections.length, resources.length, goals.map((view) => view.goal.id)]).toEqual([
    1,
    1,
    [goal.id],
  ]);
});
