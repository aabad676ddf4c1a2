import { expect, test } from "vitest";
import { planUse } from "../../../../../lib/domain/profile/resources/resource-use.ts";
import { LUCA, MIA, ownState, useDraft } from "../own-fixtures.ts";

const state = ownState();
const [use] = state.resourceUses;
const [goal] = state.ownGoals;
if (!use || !goal) throw new Error("the fixtures have one of each");
const begun = { id: use.id, revision: 1 };

test("F176: planUse keeps the days, and no end as none", () => {
  expect(planUse(state, useDraft({ endDate: "" }), "new")).toEqual({
    value: {
      ...LUCA,
      id: "new",
      resourceId: use.resourceId,
      startDate: "2027-01-01",
      endDate: null,
      goalId: null,
      revision: 1,
    },
  });
});

test("planUse changes a row in its place, which doesn't overlap itself", () => {
  const draft = useDraft({ begun, startDate: "2026-08-01", endDate: "2026-09-01" });
  expect(planUse(state, draft, "new")).toMatchObject({
    value: { id: use.id, revision: 2, startDate: "2026-08-01" },
  });
});

test.each([
  ["no resource", { resourceId: "" }, "resource-missing", "Resource"],
  ["no first day", { startDate: "" }, "resource-start-missing", "Resource from"],
  ["a day that doesn't exist", { startDate: "2026-02-30" }, "resource-start-missing", "Resource from"],
  ["an end that is no day", { endDate: "soon" }, "resource-end-unreadable", "Resource until"],
  ["an end before the start", { endDate: "2026-12-31" }, "resource-end-before-start", "Resource until"],
  ["days that meet earlier ones", { startDate: "2026-12-31" }, "resource-overlap", "Resource from"],
  ["an older state", { begun: { ...begun, revision: 2 } }, "changed-elsewhere", undefined],
  ["another participant's row", { ...MIA, begun }, "removed-elsewhere", undefined],
  ["another participant's goal", { ...MIA, goalId: goal.id }, "resource-goal-gone", "For the goal"],
])("F176: planUse refuses %s", (_what, draft, code, field) => {
  const refused = planUse(state, useDraft(draft), "new");
  expect(refused).toMatchObject({ problem: { code } });
  expect("problem" in refused && refused.problem.field).toBe(field);
});

test("F176: planUse says the days that an overlap meets, and that one without an end goes on", () => {
  const open = { ...state, resourceUses: [{ ...use, endDate: null }] };
  expect(planUse(open, useDraft(), "new")).toMatchObject({
    problem: {
      what: "The participant has this resource already from 01/07/2026 until further notice.",
    },
  });
});

test("F176: planUse lets another participant have the same resource on the same days", () => {
  expect(planUse(state, useDraft({ ...MIA, startDate: "2026-08-01" }), "new")).toMatchObject({
    value: { ...MIA, resourceId: use.resourceId },
  });
});

test("F179: planUse refuses an archived goal, and keeps one that the row had before it was archived", () => {
  const archived = { ...state, ownGoals: [{ ...goal, isArchived: true }] };
  expect(planUse(archived, useDraft({ goalId: goal.id }), "new")).toMatchObject({
    problem: { code: "resource-goal-gone" },
  });
  expect(
    planUse(archived, useDraft({ begun, startDate: "2026-07-01", goalId: goal.id }), "new"),
  ).toMatchObject({ value: { goalId: goal.id } });
});
