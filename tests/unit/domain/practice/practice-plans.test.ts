import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../../../lib/core/days.ts";
import { verifiedIdentity } from "../../../../lib/domain/plan/identity.ts";
import { PRACTICE_CLIENTS } from "../../../../lib/domain/practice/practice-clients.ts";
import { practiceBudgets, practicePlans } from "../../../../lib/domain/practice/practice-plans.ts";
import { firstRecords } from "../../../../lib/domain/practice/practice-records.ts";

const days = fc.integer({ min: 0, max: 3_000 }).map((after) => addDays("2026-01-01", after));
const clients = fc.constantFrom(...PRACTICE_CLIENTS);

test("every invented client has the three facts that the NDIA needs, and a number of their own", () => {
  for (const client of PRACTICE_CLIENTS)
    expect(verifiedIdentity(client, "2026-11-22")).not.toHaveProperty("code");
  expect(new Set(PRACTICE_CLIENTS.map(({ ndisNumber }) => ndisNumber)).size).toBe(PRACTICE_CLIENTS.length);
});

test("an invented plan runs on the day that it is asked for, and nothing is overspent, whenever practice began", () => {
  fc.assert(
    fc.property(clients, days, fc.integer({ min: -60, max: 0 }), (client, began, after) => {
      const day = addDays(began, after);
      const plans = practicePlans(client, began, day);
      return plans.every(
        (plan) =>
          plan.startDate <= day &&
          day <= plan.endDate &&
          practiceBudgets(client, plan, day).every(({ approved, spent }) => spent >= 0 && spent <= approved),
      );
    }),
  );
});

test("what is spent never gets less from one day to a later one of the same plan", () => {
  fc.assert(
    fc.property(clients, days, fc.integer({ min: 1, max: 20 }), (client, began, later) => {
      const [plan] = practicePlans(client, began, began);
      if (!plan) return false;
      const before = practiceBudgets(client, plan, addDays(began, -later));
      return practiceBudgets(client, plan, began).every(({ spent }, at) => spent >= (before[at]?.spent ?? 0));
    }),
  );
});

test("the invented CRM holds the same however often it is made for a day", () => {
  expect(firstRecords("2026-11-22")).toEqual(firstRecords("2026-11-22"));
});
