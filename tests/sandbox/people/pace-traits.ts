/** The ways in which the PACE budgets of one participant differ from another's. */
export type PaceTrait =
  | "agrees"
  | "crm-only"
  | "no-api-access"
  | "one-period"
  | "several-periods"
  | "ended-category"
  | "shorter-category"
  | "self-managed"
  | "agency-managed"
  | "split-management"
  | "negative-core-flexible"
  | "historical-plan"
  | "without-choice-and-control"
  | "home-and-living"
  | "behaviour-support"
  | "assistive-technology-maintenance"
  | "transport-recurring";

/** Twelve PACE participants, who are among every twenty clients, have all of them; then the round begins again. */
const ROUND = 12;

/**
 * Whose turn each trait is. One that changes what the agency answers has three turns: two of the generated cases can
 * take a participant's plan or PACE away, and in an office of twenty each of those happens once.
 */
const TURNS: Record<PaceTrait, readonly number[]> = {
  agrees: [0, 2, 4, 6, 8, 10],
  "crm-only": [6, 7, 11],
  "no-api-access": [3, 9],
  "one-period": [1, 4, 7, 10],
  "several-periods": [2, 5, 8, 11],
  "ended-category": [1, 5, 9],
  "shorter-category": [2, 6, 10],
  "self-managed": [0, 4, 8],
  "agency-managed": [3, 7, 11],
  "split-management": [1, 6, 11],
  // Only where all money is released: a category can't be overdrawn by what hasn't come yet.
  "negative-core-flexible": [0, 3, 10],
  "historical-plan": [2, 4, 9],
  "without-choice-and-control": [0],
  "home-and-living": [0, 4, 8],
  "behaviour-support": [1, 5, 9],
  "assistive-technology-maintenance": [2, 6, 10],
  "transport-recurring": [3, 7, 11],
};

/** Whether a client is generated as a PACE participant. Three in five, by position: a small sandbox then has both kinds whatever the seed. */
export function isPacePosition(position: number): boolean {
  return position % 5 < 3;
}

/** The traits of the client at a position, counted from 0. */
export function paceTraitsOf(position: number): ReadonlySet<PaceTrait> {
  const turn = (Math.floor(position / 5) * 3 + (position % 5)) % ROUND;
  const names = Object.keys(TURNS).filter(isTrait);
  return new Set(names.filter((name) => TURNS[name].includes(turn)));
}

function isTrait(name: string): name is PaceTrait {
  return Object.hasOwn(TURNS, name);
}
