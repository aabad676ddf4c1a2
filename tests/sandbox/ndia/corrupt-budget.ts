import type { Faults } from "../control/faults.ts";
import { addToDate } from "../dates.ts";
import { inDollars } from "../money.ts";
import type { BudgetAnswer } from "./pace-tree.ts";

type Defect = NonNullable<Faults["ndia"]["badBudget"]>;
type Category =
  BudgetAnswer["bgt_typ_lvl_dtls"][number]["plan_management"][number]["supp_typ_lvl_dtls"][number]["supp_cat_lvl_dtls"][number];

/** What each defect does to the first category of the answer; the levels above it stay as they were. */
const SPOILT_CATEGORY: Record<
  Exclude<Defect, "empty" | "no-result">,
  (category: Category, planEnd: string) => object
> = {
  amount: () => ({ approved_amount: 12.345 }),
  date: () => ({ end_date: "2027-02-31" }),
  sum: ({ approved_amount, released_amount, remaining_amount }) => ({
    approved_amount: aDollarMore(approved_amount),
    released_amount: aDollarMore(released_amount),
    remaining_amount: aDollarMore(remaining_amount),
  }),
  outside: (_category, planEnd) => ({ end_date: addToDate(planEnd, { days: 60 }) }),
};

/** By way of cents: a sum of fractions may come out with sixteen decimals, which would be another defect. */
function aDollarMore(amount: number): number {
  return inDollars(Math.round(amount * 100) + 100);
}

/** The same answer with the defect a test asked for. */
export function corruptBudget(answer: BudgetAnswer, defect: Defect | null, planEnd: string): unknown {
  if (defect === null) return answer;
  if (defect === "no-result") return undefined;
  if (defect === "empty") return { ...answer, bgt_typ_lvl_dtls: [] };
  const [category] = answer.bgt_typ_lvl_dtls
    .flatMap((type) => type.plan_management)
    .flatMap((management) => management.supp_typ_lvl_dtls)
    .flatMap((support) => support.supp_cat_lvl_dtls);
  if (category) Object.assign(category, SPOILT_CATEGORY[defect](category, planEnd));
  return answer;
}
