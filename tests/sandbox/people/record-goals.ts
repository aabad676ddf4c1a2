import { addToDate } from "../dates.ts";
import type { Random } from "../random.ts";
import type { GoalSeed, PlanSeed } from "./person.ts";

const WISHES: readonly { text: string; how: string; support: string }[] = [
  { text: "Cook two meals a week", how: "A lesson every Tuesday", support: "A support worker" },
  {
    text: "Catch the bus to the library alone",
    how: "Practise the way together",
    support: "Travel training",
  },
  { text: "Live in a flat with a friend", how: "Look at three places", support: "Support coordination" },
  { text: "Find part-time work with computers", how: "A course at TAFE", support: "An employment coach" },
  { text: "Look after my own money", how: "Pay for clothes and check the change", support: "Family" },
  { text: "Play in the wheelchair rugby team", how: "Training twice a week", support: "A coach" },
  { text: "Sleep better", how: "See a therapist", support: "Occupational therapy" },
];

/** Nobody is generated more than this many goals of one kind. */
const MOST = 3;

/**
 * The goals of one plan: every fourth participant has none, as whoever named none in planning, and every fifth has one
 * that the agency holds without its text.
 */
export function generateGoals(position: number, plan: PlanSeed, pace: boolean, random: Random): GoalSeed[] {
  if (position % 4 === 3) return [];
  const wishes = random.shuffle(WISHES);
  const count = random.integer(1, MOST);
  const goals = wishes.slice(0, count).map((wish, index): GoalSeed => ({
    planId: plan.id,
    term: index % 2 === 0 ? "short" : "long",
    ...wish,
    created: addToDate(plan.start, { days: -random.integer(5, 60) }),
    past: false,
  }));
  const [first] = goals;
  if (position % 5 === 0 && first)
    goals.push({ ...first, term: pace ? first.term : "long", text: null, how: "", support: "" });
  return goals;
}

/** A goal of the time before, which only PACE lists. */
export function generatePastGoal(plan: PlanSeed, random: Random): GoalSeed {
  return {
    planId: plan.id,
    term: "short",
    ...random.pick(WISHES),
    created: addToDate(plan.start, { months: -13 }),
    past: true,
  };
}
