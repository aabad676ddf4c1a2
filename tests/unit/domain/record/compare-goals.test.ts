import fc from "fast-check";
import { expect, test } from "vitest";
import { compareGoals, isSameGoals } from "../../../../lib/domain/record/compare-goals.ts";
import { goal } from "./record-fixtures.ts";

const bus = goal("Use the bus");
const swim = goal("Swim");

test("F108: compareGoals finds goals that are new, gone, changed and the same", () => {
  const step = { how: "A course", support: null };
  const diff = compareGoals(
    [bus, swim, goal("Cook")],
    [goal("use  the bus", { steps: [step] }), goal("Paint"), swim],
  );
  expect(diff.added.map(({ text }) => text)).toEqual(["Paint"]);
  expect(diff.removed.map(({ text }) => text)).toEqual(["Cook"]);
  expect(diff.changed.map(({ before, after }) => [before.text, after.steps])).toEqual([
    ["Use the bus", [step]],
  ]);
  expect(diff.same).toEqual([swim]);
});

test("compareGoals takes a goal of another term as another goal, and two of the same text as two", () => {
  expect(compareGoals([bus], [goal("Use the bus", { term: "long" })])).toMatchObject({
    added: [{}],
    removed: [{}],
  });
  expect(compareGoals([bus], [bus, bus])).toMatchObject({ added: [bus], same: [bus] });
  expect(compareGoals([goal(null), goal(null)], [goal(null)])).toMatchObject({ removed: [{ text: null }] });
});

test("compareGoals finds nothing between the same goals in another order", () => {
  const goals = fc.array(fc.constantFrom(bus, swim, goal(null), goal("Swim", { status: "Inactive" })));
  fc.assert(
    fc.property(goals, (list) => {
      expect(isSameGoals(compareGoals(list, list.toReversed()))).toBe(true);
    }),
  );
});
