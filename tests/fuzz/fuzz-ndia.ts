import fc from "fast-check";
import { retrievePastGoals } from "../../lib/ndia/goal-history.ts";
import { retrieveGoals } from "../../lib/ndia/goals.ts";
import { retrieveNonPaceBudgets } from "../../lib/ndia/non-pace-budgets.ts";
import { retrievePace } from "../../lib/ndia/pace.ts";
import { type NdiaGet, retrieveKnownPlans, retrievePlans } from "../../lib/ndia/plans.ts";
import { providerProblem, refusalText } from "../../lib/ndia/provider-errors.ts";
import { retrieveBooking, retrieveBookings } from "../../lib/ndia/service-bookings.ts";
import { ProblemError } from "../../lib/core/problem.ts";
import { expectSoundValues } from "./accepted.ts";
import { fuzzTarget } from "./fuzz-target.ts";
import { type Mutation, mutate, mutations } from "./mutate.ts";

const DAYS = { start_date: "2026-07-01", end_date: "2027-06-30" };
const AMOUNTS = {
  approved_amount: 1234.5,
  released_amount: "1000.00",
  spent_amount: 200.1,
  remaining_amount: 799.9,
};
const CATEGORY = {
  support_category_text: "Consumables",
  funding_component_name: "Core Flexible (Plan-managed)",
  instalment_type: "Regular",
  ...AMOUNTS,
  ...DAYS,
  supp_itm_lvl_dtls: [],
  funding_periods: [{ ...DAYS, ...AMOUNTS }],
};
const SUPPORT = {
  support_category: "Choice and Control",
  support_type: "Capacity Building",
  ...AMOUNTS,
  ...DAYS,
};

/** Each answer of the NDIA in the shape of its public sample, by the end of its path. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  determine: { is_pace_plan: true },
  "plans/": [
    {
      is_pace_plan: true,
      participant_plan_id: 0,
      plan_start_date: "2026-07-01",
      plan_end_date: "2027-06-30",
    },
  ],
  "historical/plans": { historical_plan: [{ start_date: "2025-07-01", end_date: "2026-06-30" }] },
  "historical/budgets": {
    historical_budget: [
      {
        ...DAYS,
        total_plan_available: 1,
        bgt_typ_lvl_dtls: [
          {
            budget_type: "Stated",
            plan_management: [{ fund_management_type: "Plan-managed", funded_supports: [SUPPORT] }],
          },
        ],
      },
    ],
  },
  goals: {
    plan_goals: [
      {
        short_goal_text: "Cook",
        short_goal_items: [{ short_how_achieve: "Lessons", short_how_support: "" }],
      },
    ],
    medium_to_long_term_goals: [{ long_goal_text: "Move", long_goal_items: [{ long_how_achieve: "View" }] }],
    historical_goals: [
      { goal_description: "Swim", how_reach: "Often", goal_status: "Done", goal_created: "2025-01-31" },
    ],
  },
  lines: {
    plan_budgets: [
      {
        support_category: "CORE",
        support_purpose: "Core",
        approved_amount: 10,
        allocated_amount: "5.50",
        spent_amount: null,
      },
    ],
  },
  bookings: [
    {
      service_booking_id: 50_081_234,
      booking_type: "ZPLM",
      participant: 430_001_234,
      ...DAYS,
      submitted_date: "2025-09-20",
      status: "APPR",
      virtual_status: "Active",
      participant_plan_id: 1_082_401,
      revised_end_date: "0000-00-00",
      inkind_program: false,
      items: [
        {
          product_category: "DAILY",
          product_category_item: "01_011_0107_1_1",
          quantity: 120,
          allocated_amount: 8107.2,
          remaining_amount: 6420.48,
        },
      ],
    },
  ],
  budget: {
    released_amount: 1000,
    use_funding_periods: true,
    bgt_typ_lvl_dtls: [
      {
        budget_type: "Flexible",
        ...DAYS,
        plan_management: [
          {
            fund_management_type: "Plan-managed",
            supp_typ_lvl_dtls: [{ support_type_text: "Core", supp_cat_lvl_dtls: [CATEGORY] }],
          },
        ],
      },
    ],
  },
};

const IDENTITY = { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: "430000017" };

function answerTo(path: string): string {
  if (path.includes("determine")) return "determine";
  if (path.includes("service-bookings")) return "bookings";
  return Object.keys(ANSWERS).find((end) => path.endsWith(end)) ?? "budget";
}

/** The NDIA that answers with these changes to one of its documents. */
function ndiaWith(name: string, changes: readonly Mutation[], other?: string): NdiaGet {
  return (path) => {
    const asked = other ?? answerTo(path);
    const answer =
      asked === "bookings" && /\d$/.test(path) ? (ANSWERS[asked] as unknown[])[0] : ANSWERS[asked];
    return Promise.resolve(asked === name ? mutate(answer, changes) : answer);
  };
}

const READERS: readonly [
  answers: readonly string[],
  read: (get: NdiaGet) => Promise<unknown>,
  as?: string,
][] = [
  [["determine", "plans/"], (get) => retrievePlans(get, IDENTITY)],
  [["determine", "plans/"], (get) => retrieveKnownPlans(get, IDENTITY)],
  [
    ["determine", "plans/", "budget", "historical/plans", "historical/budgets"],
    (get) => retrievePace(get, IDENTITY, { history: true }),
  ],
  [["goals"], (get) => retrieveGoals(get, IDENTITY, null), "goals"],
  [["goals"], (get) => retrievePastGoals(get, IDENTITY), "goals"],
  [["lines"], (get) => retrieveNonPaceBudgets(get, IDENTITY, "1080001"), "lines"],
  [["bookings"], (get) => retrieveBookings(get, IDENTITY)],
  [["bookings"], (get) => retrieveBooking(get, IDENTITY.ndisNumber, "50081234")],
];
const CASES = READERS.flatMap(([answers, read, as]) => answers.map((name) => ({ name, read, as })));

export const ndiaAnswers = fuzzTarget({
  name: "NDIA answers",
  weight: 20,
  input: fc.tuple(fc.nat(CASES.length - 1), mutations),
  async check([at, changes]) {
    const { name, read, as } = CASES[at] ?? { name: "", read: () => Promise.resolve() };
    expectSoundValues(await read(ndiaWith(name, changes, as)));
  },
});

const REFUSAL = { errors: [{ code: "E1", message: "Participant not found" }], message: "No", success: false };

export const ndiaRefusals = fuzzTarget({
  name: "NDIA refusals",
  weight: 5,
  input: fc.tuple(fc.constantFrom(400, 401, 403, 404, 409, 422, 429, 500, 503), mutations),
  check([status, changes]) {
    const answer = {
      status,
      body: mutate(REFUSAL, changes),
      headers: new Headers(),
    } as unknown as Parameters<typeof providerProblem>[0];
    if (typeof refusalText(answer) !== "string") throw new Error("a refusal without a text");
    if (!(providerProblem(answer) instanceof ProblemError)) throw new Error("no problem");
  },
});
