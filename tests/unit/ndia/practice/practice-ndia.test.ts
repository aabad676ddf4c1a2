import { expect, test, vi } from "vitest";
import { PRACTICE_CLIENTS, type PracticeCase } from "../../../../lib/domain/practice/practice-clients.ts";
import {
  firstRecords,
  type PracticeRecords,
  planReference,
} from "../../../../lib/domain/practice/practice-records.ts";
import { retrieveGoals } from "../../../../lib/ndia/goals.ts";
import { retrievePastGoals } from "../../../../lib/ndia/goal-history.ts";
import { retrievePace } from "../../../../lib/ndia/pace.ts";
import { retrievePlans } from "../../../../lib/ndia/plans.ts";
import { createPracticeNdia } from "../../../../lib/ndia/practice/practice-ndia.ts";
import { retrieveBookings } from "../../../../lib/ndia/service-bookings.ts";
import { changeBookingLine, createBooking, deleteBooking } from "../../../../lib/ndia/write-bookings.ts";

const TODAY = "2026-11-22";

function practiceNdia() {
  let records: PracticeRecords = firstRecords(TODAY);
  const store = {
    read: () => Promise.resolve(records),
    update: (change: (before: PracticeRecords) => PracticeRecords) => {
      records = change(records);
      return Promise.resolve();
    },
  };
  return createPracticeNdia({ store, began: () => Promise.resolve(TODAY), day: () => TODAY });
}

function someone(kind: PracticeCase) {
  const client = PRACTICE_CLIENTS.find((each) => each.case === kind);
  if (!client) throw new Error(`nobody is ${kind}`);
  return client;
}

test.each(["agrees", "end-differs", "total-differs", "new-plan", "no-contract"] as const)(
  "plans, budgets, periods and goals of a client whose case is %s are read whole",
  async (kind) => {
    const request = vi.spyOn(globalThis, "fetch");
    const { get } = practiceNdia();
    const client = someone(kind);
    expect((await retrievePlans(get, client)).plans).toHaveLength(1);
    const { plans, historyProblem } = await retrievePace(get, client, { history: true });
    expect(historyProblem).toBeUndefined();
    const [current, ...earlier] = plans;
    expect(current?.budgets).toHaveLength(5);
    expect(plans.flatMap(({ oddities }) => oddities)).toEqual([]);
    expect(earlier.length).toBeGreaterThan(0);
    expect(plans.filter(({ budgetsProblem }) => budgetsProblem)).toEqual([]);
    expect(await retrieveGoals(get, client, null)).toMatchObject({ rows: { length: 1 }, unread: [] });
    expect(await retrievePastGoals(get, client)).toEqual({ rows: [], unread: [] });
    expect(request).not.toHaveBeenCalled();
  },
);

test("another surname is refused, and a client who is never answered is worth another try", async () => {
  const { get } = practiceNdia();
  await expect(retrievePlans(get, someone("surname-differs"))).rejects.toMatchObject({
    kind: "permanent",
    problem: { code: "surname-mismatch" },
  });
  await expect(retrievePlans(get, someone("no-answer"))).rejects.toMatchObject({ kind: "transient" });
  await expect(retrievePlans(get, { ...someone("agrees"), ndisNumber: "430000099" })).rejects.toMatchObject({
    problem: { code: "ndis-number-unknown" },
  });
});

test("a service booking is created, changed and deleted", async () => {
  const { get, send } = practiceNdia();
  const client = someone("bookings");
  const line = { category: "CONSUMABLES", item: null, quantity: 200, rate: 5_000 };
  const id = await createBooking(send, client, {
    type: "plan-managed",
    planReference: planReference(client),
    startDate: TODAY,
    endDate: "2026-12-31",
    lines: [line],
  });
  const made = async () => (await retrieveBookings(get, client)).rows.find((each) => each.id === id);
  expect(await made()).toMatchObject({ status: "APPR", lines: [{ quantity: 200, allocated: 10_000 }] });
  await changeBookingLine(send, id, "plan-managed", { ...line, quantity: 300 });
  expect(await made()).toMatchObject({ lines: [{ quantity: 300, allocated: 15_000, remaining: 15_000 }] });
  await deleteBooking(send, id);
  expect(await made()).toBeUndefined();
});
