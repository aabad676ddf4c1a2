import { expect, test } from "vitest";
import { generatePeople } from "../../../sandbox/people/generate-people.ts";
import { BOOKING_STATUSES } from "../../../sandbox/people/record-bookings.ts";
import { askAgency, identityOf, matchingClient } from "../agency.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox();
const control = () => sandbox().control;
const generate = (clients: number, seed: number) =>
  generatePeople({ clients, seed, today: "2026-11-20" }).map(({ ndia }) => ndia);

async function ask(path: string, query: Record<string, string>, headers?: Record<string, string>) {
  const answer = await askAgency(sandbox(), path, query, headers);
  const body: { success: boolean; result: never; errors: unknown[] } = await answer.json();
  return body;
}

async function clientWithPlan(pace: boolean) {
  const asked = await identityOf(sandbox(), matchingClient(sandbox(), { pace }).id);
  control().changeParticipant(asked.participant, { consents: true });
  const [plan] = (await ask("/4.0/plans/", asked)).result as { participant_plan_id: number }[];
  return { asked, planId: String(plan?.participant_plan_id) };
}

test("generateRecords gives the same records for the same seed, others for another", () => {
  const records = (seed: number) => generate(60, seed).map(({ record }) => record);
  expect(records(1)).toEqual(records(1));
  expect(records(1)).not.toEqual(records(2));
});

test.each([1, 2, 7, 19])("generateRecords has every kind of record among twenty people (seed %i)", (seed) => {
  const people = generate(20, seed);
  const goals = people.flatMap(({ record }) => record.goals);
  const bookings = people.flatMap(({ record }) => record.bookings);
  const budgets = people.flatMap(({ record }) => record.budgets);
  expect(new Set(goals.map(({ term }) => term))).toEqual(new Set(["short", "long"]));
  expect(goals.some(({ text }) => text === null)).toBe(true);
  expect(goals.some(({ past }) => past)).toBe(true);
  expect(new Set(bookings.map(({ status }) => status))).toEqual(new Set(BOOKING_STATUSES));
  expect(
    people.some(({ plans, record }) =>
      record.bookings.some(({ planId }) => !plans.some(({ id }) => id === planId)),
    ),
  ).toBe(true);
  expect(budgets.some(({ item }) => item !== "") && budgets.some(({ spent }) => spent === null)).toBe(true);
  expect(people.some(({ record }) => !record.consents)).toBe(true);
  const onPace = people.filter(({ pace }) => pace);
  expect(onPace.flatMap(({ record }) => [...record.bookings, ...record.budgets])).toEqual([]);
});

test("sandbox NDIA: goals are asked for by the plan's id, which is 0 on PACE", async () => {
  const { asked, planId } = await clientWithPlan(false);
  expect((await ask("/4.0/plans/goals", { ...asked, participant_plan_id: planId })).result).toMatchObject({
    is_pace_plan: false,
    goals: [],
    plan_goals: expect.any(Array),
  });
  expect((await ask("/4.0/plans/goals", { ...asked, participant_plan_id: "0" })).success).toBe(false);
  const pace = await clientWithPlan(true);
  const { result } = await ask("/4.0/plans/goals", { ...pace.asked, participant_plan_id: pace.planId });
  expect(result).toMatchObject({ is_pace_plan: true, plan_goals: [], medium_to_long_term_goals: [] });
});

test("sandbox NDIA: without the participant's consent goals and budgets are refused, and plans and bookings aren't", async () => {
  const { asked, planId } = await clientWithPlan(false);
  control().changeParticipant(asked.participant, { consents: false });
  const query = { ...asked, participant_plan_id: planId };
  const refusal = {
    success: false,
    errors: [" Requestor does not have the authority to perform the request "],
  };
  expect(await ask("/4.0/plans/goals", query)).toMatchObject(refusal);
  expect(await ask("/4.0/plans/budget", query)).toMatchObject(refusal);
  expect(await ask("/4.0/plans/", asked)).toMatchObject({ success: true });
  const { participant } = asked;
  expect(await ask("/4.0/service-bookings", {}, { participant })).toMatchObject({ success: true });
});

test("sandbox NDIA: bookings are asked for by a header, and only their owner's number opens one", async () => {
  const { asked } = await clientWithPlan(false);
  const { participant } = asked;
  const { result } = await ask("/4.0/service-bookings", {}, { participant });
  const [booking] = result as { service_booking_id: number; status: string; participant_plan_id: number }[];
  expect(booking).toMatchObject({ booking_type: "ZSAG", status: "APPR" });
  const path = `/4.0/service-bookings/${booking?.service_booking_id}`;
  expect((await ask(path, {}, { participant })).result).toMatchObject({
    booking_type: "Standard Service Booking",
    status: "Approved",
    items: [{ product_category: "CB_CHOICE_CONTROL", product_category_item: "14_034_0127_8_3" }],
  });
  const other = await clientWithPlan(true);
  expect((await ask(path, {}, { participant: other.asked.participant })).success).toBe(false);
  expect((await ask("/4.0/service-bookings", asked)).success).toBe(false);
  expect(control().counters().participants[participant]).toMatchObject({ bookings: 2, bookingDetails: 1 });
});

test("sandbox NDIA: a budget outside PACE has set aside what its plan's bookings add up to", async () => {
  const { asked, planId } = await clientWithPlan(false);
  const { participant } = asked;
  const { result } = await ask("/4.0/plans/budget", { ...asked, participant_plan_id: planId });
  const { plan_budgets } = result as {
    plan_budgets: { allocated_amount: number; product_category_item: string }[];
  };
  expect(plan_budgets.some(({ product_category_item }) => product_category_item !== "")).toBe(true);
  const listed = (await ask("/4.0/service-bookings", {}, { participant })).result as {
    service_booking_id: number;
    participant_plan_id: number;
  }[];
  let booked = 0;
  for (const { service_booking_id, participant_plan_id } of listed) {
    if (String(participant_plan_id) !== planId) continue;
    const detail = (await ask(`/4.0/service-bookings/${service_booking_id}`, {}, { participant })).result as {
      items: { allocated_amount: number }[];
    };
    booked += detail.items.reduce((sum, { allocated_amount }) => sum + Math.round(allocated_amount * 100), 0);
  }
  const allocated = plan_budgets.reduce(
    (sum, { allocated_amount }) => sum + Math.round(allocated_amount * 100),
    0,
  );
  expect(allocated).toBe(booked);
});

test("sandbox faults: requests for goals and bookings wait past a set number, as all others", async () => {
  const { asked } = await clientWithPlan(false);
  const { participant } = asked;
  await control().setFaults({ ndia: { tooMany: { count: 1, retryAfter: 3 }, only: "service-bookings" } });
  expect((await askAgency(sandbox(), "/4.0/service-bookings", {}, { participant })).status).toBe(429);
  expect((await askAgency(sandbox(), "/4.0/service-bookings", {}, { participant })).status).toBe(200);
  await control().setFaults({ ndia: { holdAfter: 0, only: "service-bookings" } });
  const held = askAgency(sandbox(), "/4.0/service-bookings", {}, { participant });
  await expect.poll(() => control().counters().participants[participant]?.bookings).toBe(3);
  await control().setFaults({});
  expect((await held).status).toBe(200);
});
