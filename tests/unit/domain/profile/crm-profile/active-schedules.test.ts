import { expect, test } from "vitest";
import type { Schedule } from "../../../../../lib/domain/profile/crm-profile/crm-profile.ts";
import { activeSchedules } from "../../../../../lib/domain/profile/crm-profile/active-schedules.ts";
import { schedule } from "./profile-fixtures.ts";

const TODAY = "2026-11-22";
const idsOf = (schedules: readonly Schedule[]) =>
  activeSchedules(schedules, TODAY).active.map(({ id }) => id);

test.each<[string, Partial<Schedule>, boolean]>([
  ["goes on without an end", {}, true],
  ["ends today", { endDate: TODAY }, true],
  ["begins later", { startDate: "2027-01-01" }, true],
  ["ended yesterday", { endDate: "2026-11-21" }, false],
  ["isn't evaluated", { isEvaluated: false }, false],
  ["is made of an appointment without a kind", { masterType: "" }, false],
  ["is made of an appointment that is cancelled", { masterStatus: "Cancelled" }, false],
  ["doesn't tell whether it is evaluated", { isEvaluated: null }, true],
  ["doesn't tell of which appointment it is made", { masterType: null, masterStatus: null }, true],
  ["doesn't tell when it ends", { endDate: null }, true],
])("F165: a schedule that %s is listed as active only if it is in force", (_what, changes, isListed) => {
  expect(idsOf([schedule(changes)])).toEqual(isListed ? ["RS-00010"] : []);
});

test("F166: active schedules are in the order of their starts, and one without a start is last", () => {
  expect(
    idsOf([
      schedule({ id: "c", startDate: null }),
      schedule({ id: "b", startDate: "2026-05-01" }),
      schedule({ id: "a", startDate: "2026-02-01" }),
    ]),
  ).toEqual(["a", "b", "c"]);
});

test("F165: a schedule that ends before it starts is told apart, and isn't active", () => {
  const odd = schedule({ id: "odd", startDate: "2026-12-01", endDate: "2026-11-30" });
  expect(activeSchedules([odd, schedule()], TODAY)).toEqual({
    active: [schedule()],
    impossible: [odd],
    uncertain: 0,
  });
});

test("F165: how many of them don't tell enough is counted", () => {
  expect(activeSchedules([schedule({ isEvaluated: null }), schedule()], TODAY).uncertain).toBe(1);
});
