import { describe, expect, test } from "vitest";
import { retrievePastGoals } from "../../../lib/ndia/goal-history.ts";
import { retrieveGoals } from "../../../lib/ndia/goals.ts";
import type { NdiaGet } from "../../../lib/ndia/plans.ts";

const identity = { surname: "Park", dateOfBirth: "1988-03-15", ndisNumber: "430000025" };
const query = { participant: "430000025", participant_surname: "Park", date_of_birth: "1988-03-15" };

/** The public sample's shape with other words. */
const SAMPLE = {
  is_pace_plan: false,
  participant_plan_id: 1_080_001,
  about_participant: { daily_life: "Not read" },
  plan_goals: [
    {
      short_goal_text: " Cook two meals a week ",
      short_goal_type: "CCR",
      short_goal_items: [{ short_how_achieve: "A weekly lesson", short_how_support: "" }],
    },
  ],
  medium_to_long_term_goals: [
    {
      long_goal_text: "Live with friends",
      long_goal_type: "SCC",
      long_goal_items: [{ long_how_achieve: "Viewings", long_how_support: "A support worker" }],
    },
  ],
  nominee: [{ nominee_name: "Not read", nominee_relationship_type: "ZPNM" }],
  my_supports: [],
  goals: [],
};

function goalsOf(answer: unknown, plan: string | null = "1080001") {
  const asked: unknown[] = [];
  const ask: NdiaGet = (...question) => {
    asked.push(question);
    return Promise.resolve(answer);
  };
  return retrieveGoals(ask, identity, plan).then((read) => ({ ...read, asked }));
}

describe("retrieveGoals", () => {
  test("F106: retrieveGoals reads short-term and long-term goals with their steps, and nothing of the participant's life", async () => {
    const { rows, unread, asked } = await goalsOf(SAMPLE);
    expect(asked).toEqual([["4.0/plans/goals", { ...query, participant_plan_id: "1080001" }]]);
    expect(unread).toEqual([]);
    expect(rows).toEqual([
      {
        term: "short",
        text: "Cook two meals a week",
        steps: [{ how: "A weekly lesson", support: null }],
        created: null,
      },
      {
        term: "long",
        text: "Live with friends",
        steps: [{ how: "Viewings", support: "A support worker" }],
        created: null,
      },
    ]);
  });

  test("F106: retrieveGoals asks for plan 0 on PACE and reads when each goal was made", async () => {
    const goal = { goal_created: "2025-03-01", how_reach: "Lessons", goal_description: "Use the bus" };
    const { rows, asked } = await goalsOf(
      { is_pace_plan: true, participant_plan_id: 0, goals: [goal] },
      null,
    );
    expect(asked).toEqual([["4.0/plans/goals", { ...query, participant_plan_id: "0" }]]);
    expect(rows).toEqual([
      {
        term: "not-told",
        text: "Use the bus",
        steps: [{ how: "Lessons", support: null }],
        created: "2025-03-01",
      },
    ]);
  });

  test.each<[string, unknown]>([
    ["no text", { goal_description: null }],
    ["white space for a text", { goal_description: "  " }],
    ["a number for a text", { goal_description: 7 }],
  ])("retrieveGoals keeps a goal with %s as one without text", async (_title, goal) => {
    expect((await goalsOf({ goals: [goal] })).rows).toMatchObject([{ text: null, steps: [] }]);
  });

  test("retrieveGoals names a goal that can't be read and keeps the others", async () => {
    const goals = [
      "words",
      { goal_description: "Use the bus", goal_created: "2025-02-30" },
      { goal_description: "Swim" },
    ];
    const { rows, unread } = await goalsOf({ goals });
    expect(rows.map(({ text }) => text)).toEqual(["Swim"]);
    expect(unread).toEqual([
      expect.stringContaining("goal 1"),
      expect.stringContaining("goal 2 goal_created"),
    ]);
  });

  test("retrieveGoals says it when the answer is for another plan than the one that was asked for", async () => {
    const { rows, unread } = await goalsOf({ ...SAMPLE, participant_plan_id: 1_080_002 });
    expect(rows).toHaveLength(2);
    expect(unread).toEqual([expect.stringContaining("1080002")]);
  });

  test.each<[string, unknown]>([
    ["no result", undefined],
    ["a text", "none"],
    ["a list", [SAMPLE]],
    ["words in place of a list", { plan_goals: "none" }],
  ])("retrieveGoals rejects %s", async (_title, answer) => {
    await expect(goalsOf(answer)).rejects.toMatchObject({ problem: { code: "ndia-bad-answer" } });
  });
});

describe("retrievePastGoals", () => {
  const past = {
    how_reach: "Shopping for my own clothes",
    goal_description: "Look after my money",
    goal_status: "Inactive",
    goal_created: "2024-08-01T15:37:08.000+0000",
  };
  const retrieve = (historical_goals: unknown) =>
    retrievePastGoals(() => Promise.resolve({ historical_goals }), identity);

  test.each<[string, unknown]>([
    ["one goal without a list around it", past],
    ["a list", [past]],
  ])(
    "F106: retrievePastGoals reads %s, created on the day that it was at the NDIA",
    async (_title, answer) => {
      expect(await retrieve(answer)).toEqual({
        rows: [
          {
            term: "not-told",
            text: "Look after my money",
            steps: [{ how: "Shopping for my own clothes", support: null }],
            // 15:37 in UTC is after midnight in Sydney.
            created: "2024-08-02",
            past: true,
            status: "Inactive",
          },
        ],
        unread: [],
      });
    },
  );

  test.each([
    ["2024-08-01", "2024-08-01"],
    ["2024-08-01T15:37:08+10:00", "2024-08-01"],
    ["0001-01-01", null],
    ["0001-01-01T00:00:00.000+0000", null],
    [null, null],
  ])("retrievePastGoals reads %s as created on %s", async (goal_created, created) => {
    expect((await retrieve([{ ...past, goal_created }])).rows).toMatchObject([{ created }]);
  });

  test("retrievePastGoals names a goal whose time isn't one and keeps the others", async () => {
    const { rows, unread } = await retrieve([{ ...past, goal_created: "2024-08-01T25:99:00+0000" }, past]);
    expect(rows).toHaveLength(1);
    expect(unread).toEqual([expect.stringContaining("past goal 1 goal_created")]);
  });

  test("retrievePastGoals reads no goals from null and rejects words", async () => {
    expect(await retrieve(null)).toEqual({ rows: [], unread: [] });
    await expect(retrieve("none")).rejects.toMatchObject({ problem: { code: "ndia-bad-answer" } });
  });
});
