import { expect, test } from "vitest";
import { planGoal, planOrganisationGoal } from "../../../../../lib/domain/profile/own-goals/plan-goal.ts";
import { goalChoices } from "../../../../../lib/domain/profile/own-goals/goal-choices.ts";
import { GOAL_STAGES } from "../../../../../lib/domain/profile/own-goals/own-goal.ts";
import { countingIds, goalDraft, LUCA, MIA, ownState } from "../own-fixtures.ts";

const state = ownState();
const [cook] = state.ownGoals;
const [independent] = state.organisationGoals;
if (!cook || !independent) throw new Error("the fixtures have one of each");
const begun = { id: cook.id, revision: 1 };
const archivedGoal = { ...state, organisationGoals: [{ ...independent, isArchived: true }] };

test("F177: planGoal keeps name and goal, and what isn't entered as not told", () => {
  expect(planGoal(state, goalDraft(), countingIds())).toEqual({
    value: {
      ownGoal: {
        ...LUCA,
        id: "new-1",
        name: "Catch the tram alone",
        goalId: independent.id,
        startDate: null,
        endDate: null,
        stage: null,
        description: null,
        isArchived: false,
        revision: 1,
      },
    },
  });
});

test("F177: planGoal makes a goal of the organisation of a new text, and takes one that it has", () => {
  const added = planGoal(state, goalDraft({ goalId: "", newGoal: " Find a  job " }), countingIds());
  expect(added).toMatchObject({
    value: { ownGoal: { goalId: "new-1" }, organisationGoal: { id: "new-1", text: "Find a job" } },
  });
  const same = planGoal(state, goalDraft({ goalId: "", newGoal: "live INDEPENDENTLY" }), countingIds());
  expect(same).toEqual({ value: { ownGoal: expect.objectContaining({ goalId: independent.id }) } });
});

test("F178: a goal has one of five stages", () => {
  expect(Object.values(GOAL_STAGES)).toEqual([
    "Definition",
    "In Progress",
    "Partially Achieved",
    "Fully Achieved",
    "Not Achieved",
  ]);
});

test.each([
  ["no name", { name: "" }, "name-missing", "Goal name"],
  ["no goal", { goalId: "", newGoal: " " }, "name-missing", "New goal"],
  ["a goal that is gone", { goalId: "gone" }, "goal-gone", "Goal"],
  ["a start that is no day", { startDate: "x" }, "goal-day-unreadable", "Goal start"],
  [
    "an end before the start",
    { startDate: "2026-02-01", endDate: "2026-01-31" },
    "goal-end-before-start",
    "Goal end",
  ],
  ["a long description", { description: "x".repeat(4_001) }, "goal-description-too-long", "Description"],
  ["an older state", { begun: { ...begun, revision: 4 } }, "changed-elsewhere", undefined],
  ["another participant's goal", { ...MIA, begun }, "removed-elsewhere", undefined],
])("F177: planGoal refuses %s", (_what, draft, code, field) => {
  const refused = planGoal(state, goalDraft(draft), countingIds());
  expect(refused).toMatchObject({ problem: { code } });
  expect("problem" in refused && refused.problem.field).toBe(field);
});

test("F179: planGoal takes no archived goal of the organisation, chosen or typed, but for the one that it had", () => {
  expect(planGoal(archivedGoal, goalDraft(), countingIds())).toMatchObject({
    problem: { code: "goal-gone" },
  });
  const typed = goalDraft({ goalId: "", newGoal: independent.text });
  expect(planGoal(archivedGoal, typed, countingIds())).toMatchObject({ problem: { code: "goal-archived" } });
  expect(planGoal(archivedGoal, goalDraft({ begun }), countingIds())).toMatchObject({
    value: { ownGoal: { goalId: independent.id } },
  });
});

test("F179: goalChoices leaves out every archived goal, of a participant and of the organisation", () => {
  const goals = [cook, { ...cook, id: "old", isArchived: true }];
  expect(goalChoices(goals).map(({ id }) => id)).toEqual([cook.id]);
  expect(goalChoices(archivedGoal.organisationGoals)).toEqual([]);
});

test("planOrganisationGoal renames, archives and restores a goal", () => {
  const draft = { begun: { id: independent.id, revision: 1 }, text: "Live alone", isArchived: true };
  expect(planOrganisationGoal(state.organisationGoals, draft)).toEqual({
    value: { id: independent.id, text: "Live alone", isArchived: true, revision: 2 },
  });
  expect(planOrganisationGoal(state.organisationGoals, { ...draft, text: "" })).toMatchObject({
    problem: { code: "name-missing" },
  });
  const twins = [independent, { ...independent, id: "twin", text: "Live alone" }];
  expect(planOrganisationGoal(twins, { ...draft, isArchived: false })).toMatchObject({
    problem: { code: "goal-twice" },
  });
});
