import { expect, test } from "vitest";
import { retrieveNonPaceBudgets } from "../../../lib/ndia/non-pace-budgets.ts";

const identity = { surname: "Park", dateOfBirth: "1988-03-15", ndisNumber: "430000025" };
const LINE = {
  support_category: "Consumables",
  support_purpose: "Core",
  product_category_item: "",
  approved_amount: 2000,
  allocated_amount: "500.50",
  spent_amount: 0,
  remaining_amount: 2000,
};
const budgetsOf = (answer: unknown) =>
  retrieveNonPaceBudgets(() => Promise.resolve(answer), identity, "1080001");

test("retrieveNonPaceBudgets reads four amounts, and the item of a stated support", async () => {
  const stated = { ...LINE, product_category_item: "05_123906171_0113_1_2" };
  expect(await budgetsOf({ plan_budgets: [LINE, stated] })).toMatchObject({
    rows: [
      {
        planReference: "1080001",
        category: "Consumables",
        purpose: "Core",
        item: null,
        approved: 200_000,
        allocated: 50_050,
        spent: 0,
        remaining: 200_000,
      },
      { item: "05_123906171_0113_1_2" },
    ],
    unread: [],
  });
});

test("retrieveNonPaceBudgets leaves an amount that isn't told as not told", async () => {
  const { rows } = await budgetsOf([{ support_category: "Consumables", approved_amount: null }]);
  expect(rows).toMatchObject([{ approved: null, allocated: null, spent: null, remaining: null }]);
});

test("retrieveNonPaceBudgets names a line that can't be read, keeps the others, and rejects what is no list", async () => {
  const { rows, unread } = await budgetsOf([LINE, { ...LINE, spent_amount: "a lot" }, {}]);
  expect(rows).toHaveLength(1);
  expect(unread).toEqual([expect.stringContaining("line 2"), expect.stringContaining("line 3")]);
  await expect(budgetsOf({ budgets: [LINE] })).rejects.toMatchObject({
    problem: { code: "ndia-bad-answer" },
  });
});
