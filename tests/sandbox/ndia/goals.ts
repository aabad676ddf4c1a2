import type { DatabaseSync } from "node:sqlite";
import { all } from "../database/query.ts";
import type { Participant } from "./participants.ts";

type Goal = {
  plan_id: number;
  term: string;
  text: string | null;
  how: string;
  support: string;
  created: string;
  past: number;
};

export function findGoals(database: DatabaseSync, ndisNumber: string): Goal[] {
  return all<Goal>(
    database,
    "SELECT plan_id, term, text, how, support, created, past FROM record_goals WHERE ndis_number = ? ORDER BY id",
    ndisNumber,
  );
}

/** As in the public sample. Only PACE fills `goals`, and its plan's id is 0 to the world. */
export function describeGoals({ pace }: Participant, planId: number, goals: readonly Goal[]) {
  const current = goals.filter(({ past, plan_id }) => past === 0 && (pace === 1 || plan_id === planId));
  const ofTerm = (term: string) => (pace === 1 ? [] : current.filter((goal) => goal.term === term));
  return {
    is_pace_plan: pace === 1,
    participant_plan_id: planId,
    about_participant: { living_arrangements: "", daily_life: "", strengths: "", provided_by: "" },
    plan_goals: ofTerm("short").map(({ text, how, support }) => ({
      ...(text === null ? {} : { short_goal_text: text }),
      short_goal_type: "CCR",
      short_goal_items: how === "" ? [] : [{ short_how_achieve: how, short_how_support: support }],
    })),
    medium_to_long_term_goals: ofTerm("long").map(({ text, how, support }) => ({
      ...(text === null ? {} : { long_goal_text: text }),
      long_goal_type: "SCC",
      long_goal_items: how === "" ? [] : [{ long_how_achieve: how, long_how_support: support }],
    })),
    nominee: [{ nominee_name: "Invented Nominee", nominee_relationship_type: "ZPNM" }],
    my_supports: [{ support_goal_type: "MAI", description: "" }],
    goals: pace === 1 ? current.map(describePaceGoal) : [],
  };
}

function describePaceGoal({ text, how, created }: Goal) {
  return { goal_created: created, how_reach: how, goal_description: text ?? "" };
}

/** In the sample one goal stands there without a list around it. */
export function describePastGoals(goals: readonly Goal[]) {
  const past = goals
    .filter((goal) => goal.past === 1)
    .map((goal) => ({
      ...describePaceGoal(goal),
      goal_status: "Inactive",
      goal_created: `${goal.created}T04:37:08.000+0000`,
    }));
  return { historical_goals: past.length === 1 ? past[0] : past };
}
