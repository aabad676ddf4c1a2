import { expect, test } from "vitest";
import { addToDate } from "../../../sandbox/dates.ts";
import type { BudgetAnswer } from "../../../sandbox/ndia/pace-tree.ts";
import type { PaceTrait } from "../../../sandbox/people/pace-traits.ts";
import { askAgency, identityOf, matchingClient, type AskedIdentity } from "../agency.ts";
import { runSandbox } from "../running.ts";

const PLANS = "/ext-int-part/4.0/pace/plans/";
const BUDGET = "/ext-int-part/5.0/pace/budget/";
const PAST_PLANS = "/ext-int-part/4.0/pace/historical/plans";
const PAST_BUDGETS = "/ext-int-part/4.0/pace/historical/budgets";

const sandbox = runSandbox(60);
const control = () => sandbox().control;

const client = (...paceTraits: PaceTrait[]): Promise<AskedIdentity> =>
  identityOf(sandbox(), matchingClient(sandbox(), { pace: true, paceTraits }).id);

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- said by the caller
async function ask<Result>(path: string, query: Record<string, string>): Promise<Result> {
  const body: { success: boolean; result: Result; errors: unknown[] } = await (
    await askAgency(sandbox(), path, query)
  ).json();
  expect(body).toMatchObject({ success: true, errors: [] });
  return body.result;
}

const categoriesOf = ({ bgt_typ_lvl_dtls }: BudgetAnswer) =>
  bgt_typ_lvl_dtls
    .flatMap((type) => type.plan_management)
    .flatMap((management) => management.supp_typ_lvl_dtls)
    .flatMap((support) => support.supp_cat_lvl_dtls);

const budgetOf = async (asked: AskedIdentity) => categoriesOf(await ask<BudgetAnswer>(BUDGET, asked));
const ascending = (amounts: number[]) => amounts.toSorted((a, b) => a - b);
const cents = (amount: number | undefined) => Math.round((amount ?? Number.NaN) * 100);

test("sandbox NDIA: a PACE plan has no id and equals the plan of the other endpoint", async () => {
  const asked = await client();
  const [plan] = await ask<Record<string, unknown>[]>(PLANS, asked);
  expect(plan).toMatchObject({ is_pace_plan: true, participant_plan_id: 0 });
  const [other] = await ask<Record<string, unknown>[]>("/4.0/plans/", asked);
  expect(plan).toMatchObject({
    plan_start_date: other?.["plan_start_date"],
    plan_end_date: other?.["plan_end_date"],
  });
});

test("sandbox NDIA: the budget tree holds every stored budget and adds up to the cent", async () => {
  const asked = await client("several-periods");
  const tree = await ask<BudgetAnswer>(BUDGET, asked);
  const stored = control()
    .paceBudgetsOf(asked.participant)
    .filter(({ plan_start }) => plan_start === tree.bgt_typ_lvl_dtls[0]?.start_date);
  const told = categoriesOf(tree).map(({ approved_amount }) => cents(approved_amount));
  expect(ascending(told)).toEqual(ascending(stored.map(({ approved }) => approved)));
  expect(tree.use_funding_periods).toBe(true);
  const total = (list: { released_amount: number }[]) =>
    list.reduce((sum, { released_amount }) => sum + cents(released_amount), 0);
  expect(total(tree.bgt_typ_lvl_dtls)).toBe(cents(tree.released_amount));
  for (const type of tree.bgt_typ_lvl_dtls) {
    expect(total(type.plan_management)).toBe(cents(type.released_amount));
    for (const management of type.plan_management) {
      expect(total(management.supp_typ_lvl_dtls)).toBe(cents(management.released_amount));
      for (const support of management.supp_typ_lvl_dtls)
        expect(total(support.supp_cat_lvl_dtls)).toBe(cents(support.released_amount));
    }
  }
  expect(cents(tree.remaining_amount)).toBe(cents(tree.released_amount) - cents(tree.spent_amount));
});

test("sandbox NDIA: a category has its component and funding periods, some of them in the future", async () => {
  const categories = await budgetOf(await client("several-periods"));
  const daily = categories.find(({ funding_periods }) => funding_periods.length > 1);
  expect(daily?.funding_component_name).toMatch(
    /^(Core|Capacity Building) (Flexible|Stated) \(Plan-managed\)$/,
  );
  expect(daily?.instalment_type).toBe("Regular");
  const released = daily?.funding_periods.filter((period) => period.released) ?? [];
  expect(released.reduce((sum, { amount }) => sum + cents(amount), 0)).toBe(cents(daily?.released_amount));
  expect(cents(daily?.released_amount)).toBeLessThan(cents(daily?.approved_amount));
});

test("sandbox NDIA: a Core Flexible category may be overdrawn", async () => {
  const categories = await budgetOf(await client("negative-core-flexible"));
  const overdrawn = categories.filter(({ remaining_amount }) => remaining_amount < 0);
  expect(overdrawn.map(({ funding_component_name }) => funding_component_name)).toEqual([
    "Core Flexible (Plan-managed)",
  ]);
});

test("sandbox NDIA: an earlier period is listed by its two days, and its budgets by its last day", async () => {
  const asked = await client("historical-plan");
  const { historical_plan } = await ask<{ historical_plan: Record<string, string>[] }>(PAST_PLANS, asked);
  const [past] = historical_plan;
  const [current] = await ask<Record<string, string>[]>(PLANS, asked);
  expect(Object.keys(past ?? {})).toEqual(["start_date", "end_date"]);
  expect(addToDate(past?.["end_date"] ?? "", { days: 1 })).toBe(current?.["plan_start_date"]);
  expect(current?.["plan_first_start_date"]).toBe(past?.["start_date"]);
  const plan_date = past?.["end_date"] ?? "";
  const { historical_budget } = await ask<{ historical_budget: object[] }>(PAST_BUDGETS, {
    ...asked,
    plan_date,
  });
  expect(historical_budget).toHaveLength(1);
  expect(historical_budget[0]).toMatchObject({
    end_date: plan_date,
    bgt_typ_lvl_dtls: expect.arrayContaining([
      expect.objectContaining({
        budget_type: "Stated",
        plan_management: [
          expect.objectContaining({
            fund_management_type: "Plan-managed",
            funded_supports: [expect.objectContaining({ support_category: "Choice and Control" })],
          }),
        ],
      }),
    ]),
  });
  for (const other of [past?.["start_date"], current?.["plan_start_date"]])
    expect(await ask(PAST_BUDGETS, { ...asked, plan_date: other ?? "" })).toEqual({ historical_budget: [] });
  expect((await askAgency(sandbox(), PAST_BUDGETS, asked)).status).toBe(400);
});

test("sandbox NDIA: no level of the budget tree has type or management, as in the public samples", async () => {
  const asked = await client("several-periods");
  const text = JSON.stringify(await ask(BUDGET, asked));
  expect(text).not.toMatch(/fund_management_type|"budget_type"/);
  control().setSwitches({ agencyShapes: "guessed" });
  const [type] = (await ask<BudgetAnswer>(BUDGET, asked)).bgt_typ_lvl_dtls;
  expect(type).toMatchObject({ budget_type: expect.any(String) });
  expect(type?.plan_management[0]).toMatchObject({ fund_management_type: expect.any(String) });
});

test.each([
  [PLANS.slice(0, -1), 404],
  [BUDGET.slice(0, -1), 404],
  [`${PAST_PLANS}/`, 404],
  [PLANS, 200],
  [BUDGET, 200],
  [PAST_PLANS, 200],
])("the path %s is answered %i, and in both spellings where shapes are guessed", async (path, status) => {
  const asked = await client("historical-plan");
  expect((await askAgency(sandbox(), path, asked)).status).toBe(status);
  control().setSwitches({ agencyShapes: "guessed" });
  expect((await askAgency(sandbox(), path, asked)).status).toBe(200);
});

test("sandbox NDIA: guessed shapes return an earlier plan as a bare list for any of its days", async () => {
  control().setSwitches({ agencyShapes: "guessed" });
  const asked = await client("historical-plan");
  const [past] = await ask<Record<string, string>[]>(PAST_PLANS, asked);
  const plan_date = past?.["plan_start_date"] ?? "";
  const { historical_budget } = await ask<{ historical_budget: object[] }>(PAST_BUDGETS, {
    ...asked,
    plan_date,
  });
  expect(historical_budget).toMatchObject([{ start_date: plan_date }]);
});

test("sandbox NDIA: a refusal has the set status and the same message", async () => {
  control().setSwitches({ refusalStatus: 500 });
  const answer = await askAgency(sandbox(), BUDGET, { ...(await client()), participant_surname: "Nobody" });
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({ success: false, errors: [{ key: "V02" }] });
});

test.each([PLANS, BUDGET, PAST_PLANS, PAST_BUDGETS])(
  "sandbox NDIA: %s refuses a participant who isn't on PACE",
  async (path) => {
    const asked = await identityOf(sandbox(), matchingClient(sandbox(), { pace: false }).id);
    const answer = await askAgency(sandbox(), path, asked);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ success: false, errors: ["Participant is not on PACE"] });
  },
);

test("sandbox NDIA: PACE endpoints check identity and access", async () => {
  const asked = await client();
  const wrong = await askAgency(sandbox(), BUDGET, { ...asked, participant_surname: "Nobody" });
  expect(await wrong.json()).toMatchObject({ errors: [{ key: "V02" }] });
  expect((await askAgency(sandbox(), BUDGET, asked, { authorization: "" })).status).toBe(401);
});

test("sandbox NDIA: a PACE participant without a plan has no plan and no budgets", async () => {
  const without = control()
    .clients()
    .find(({ caseName, pace }) => caseName === "no-plan" && pace);
  const asked = await identityOf(sandbox(), without?.id);
  expect(await ask(PLANS, asked)).toEqual([]);
  expect(await ask(BUDGET, asked)).toMatchObject({ released_amount: 0, bgt_typ_lvl_dtls: [] });
});

test("sandbox NDIA: each request is counted for its participant", async () => {
  const asked = await client();
  for (const path of [PLANS, BUDGET, BUDGET, PAST_PLANS]) await ask(path, asked);
  await ask(PAST_BUDGETS, { ...asked, plan_date: "2026-01-01" });
  expect(control().counters().participants[asked.participant]).toMatchObject({
    determine: 0,
    plans: 0,
    pacePlans: 1,
    paceBudget: 2,
    paceHistory: 2,
  });
});

test("sandbox NDIA: the budget answer has the set defect", async () => {
  const asked = await client();
  const healthy = await budgetOf(asked);
  const planEnd = (await ask<Record<string, string>[]>(PLANS, asked))[0]?.["plan_end_date"] ?? "";
  const spoilt = async (badBudget: "amount" | "date" | "sum" | "empty" | "outside" | "no-result") => {
    await control().setFaults({ ndia: { badBudget } });
    return ask<BudgetAnswer | undefined>(BUDGET, asked);
  };
  const first = (tree: BudgetAnswer | undefined) => tree && categoriesOf(tree)[0];
  expect(first(await spoilt("amount"))?.approved_amount).toBe(12.345);
  expect(first(await spoilt("date"))?.end_date).toBe("2027-02-31");
  expect((first(await spoilt("outside"))?.end_date ?? "") > planEnd).toBe(true);
  expect(cents(first(await spoilt("sum"))?.approved_amount)).toBe(cents(healthy[0]?.approved_amount) + 100);
  expect((await spoilt("empty"))?.bgt_typ_lvl_dtls).toEqual([]);
  expect(await spoilt("no-result")).toBeUndefined();
});

test("sandbox NDIA: a budget can be changed, added and removed", async () => {
  const asked = await client();
  const { participant } = asked;
  const category = "Improved Learning";
  control().changeBudget(participant, category, { remove: true });
  expect(control().changeBudget(participant, category, { approved: 1 })).toBe(false);
  expect(control().addBudget(participant, { category, approved: 120_050 })).toBe(true);
  const find = async () =>
    (await budgetOf(asked)).find(({ support_category_text }) => support_category_text === category);
  expect(await find()).toMatchObject({ approved_amount: 1200.5, released_amount: 1200.5, spent_amount: 0 });
  control().changeBudget(participant, category, {
    approved: 50_000,
    spent: 60_001,
    end: "2031-01-01",
    management: "Self-managed",
  });
  expect(await find()).toMatchObject({
    funding_component_name: "Capacity Building Stated (Self-managed)",
    approved_amount: 500,
    remaining_amount: -100.01,
    end_date: "2031-01-01",
  });
  control().changeBudget(participant, category, { remove: true });
  expect(await find()).toBeUndefined();
});

test("sandbox NDIA: a change of a budget with periods changes its last period", async () => {
  const { participant } = await client("several-periods");
  const divided = () =>
    control()
      .paceBudgetsOf(participant)
      .find(({ periods }) => periods.length > 1);
  const before = divided();
  control().changeBudget(participant, before?.category ?? "", { approved: (before?.approved ?? 0) + 700 });
  expect(divided()?.periods.at(-1)?.amount).toBe((before?.periods.at(-1)?.amount ?? 0) + 700);
  expect(divided()?.released).toBe(before?.released);
});

test("sandbox NDIA: a second plan may overlap the first, and an extended plan extends its budgets", async () => {
  const asked = await client();
  const [plan] = await ask<Record<string, string>[]>(PLANS, asked);
  const planEnd = plan?.["plan_end_date"];
  const ending = (await budgetOf(asked)).filter(({ end_date }) => end_date === planEnd).length;
  expect(control().addPlan(asked.participant, { start: "2026-01-01", end: "2027-01-01" })).toBe(true);
  control().changeParticipant(asked.participant, { planEnd: "2032-05-05" });
  expect(await ask(PLANS, asked)).toEqual([
    expect.objectContaining({ plan_start_date: "2026-01-01", plan_end_date: "2027-01-01" }),
    expect.objectContaining({ plan_end_date: "2032-05-05" }),
  ]);
  const moved = (await budgetOf(asked)).filter(({ end_date }) => end_date === "2032-05-05");
  expect(ending).toBeGreaterThan(0);
  expect(moved).toHaveLength(ending);
});
