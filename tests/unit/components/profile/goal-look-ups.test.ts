import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Something is chosen among goals that are kept with their archived ones. */
const OFFERS = /<option\b|<(?:NamesField|SelectField)\b|suggestions=/;
const KNOWS_GOALS = /\b(?:OwnGoal|OrganisationGoal)\b/;
const ASKS = /\bgoalChoices\(/;

/** Whether a source offers goals without asking which of them may be chosen. */
function offersUnasked(source: string): boolean {
  return OFFERS.test(source) && KNOWS_GOALS.test(source) && !ASKS.test(source);
}

test("F179: every look-up of goals asks which of them may be chosen", () => {
  const sources = globSync("{components,entrypoints}/**/*.tsx").map((path) => ({
    path,
    source: readFileSync(path, "utf8"),
  }));
  const offering = sources.filter(({ source }) => OFFERS.test(source) && KNOWS_GOALS.test(source));
  expect(offering.length).toBeGreaterThan(1);
  expect(sources.filter(({ source }) => offersUnasked(source)).map(({ path }) => path)).toEqual([]);
});

test("F179: a look-up that lists all goals is found", () => {
  const source = `
    import type { OwnGoal } from "../own-goal.ts";
    export const Choice = ({ goals }: { goals: OwnGoal[] }) => (
      <select>{goals.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>
    );`;
  expect(offersUnasked(source)).toBe(true);
  expect(offersUnasked(source.replace("{goals.map(", "{goalChoices(goals).map("))).toBe(false);
});
