import { describe, expect, test } from "vitest";
import type { ClientSummary } from "../../../sandbox/control/records.ts";
import { generateCapturedInvoices } from "../../../sandbox/people/captured.ts";
import { CAPTURE_FAULTS } from "../../../sandbox/people/captured-faults.ts";
import { generatePeople } from "../../../sandbox/people/generate-people.ts";
import type { Person } from "../../../sandbox/people/person.ts";

/** End-to-end tests generate this many by the machine's date, and look for the clients below. */
const SEED_OPTIONS = { clients: 30, seed: 1 };

/** Days on which a sum of dates goes wrong, and the days around. */
const DAYS = [
  "2026-11-27",
  "2026-12-24",
  "2026-12-31",
  "2027-01-01",
  "2027-01-02",
  "2027-03-28",
  "2027-04-04",
  "2027-04-26",
  "2027-06-30",
  "2027-07-01",
  "2027-10-03",
  "2028-02-28",
  "2028-02-29",
  "2028-03-01",
  "2028-05-31",
  "2028-11-30",
  "2028-12-30",
  "2029-02-28",
  "2029-04-01",
  "2030-08-31",
  "2032-02-29",
] as const;

const isMatching = ({ caseName }: Pick<ClientSummary, "caseName">) => caseName === "matching";
const budgetsOf = ({ ndia }: Person) =>
  (ndia.paceSeed?.budgets ?? []).filter(({ category }) => category !== "Choice and Control");

describe.each(DAYS)("sandbox started on %s", (today) => {
  const people = generatePeople({ ...SEED_OPTIONS, today });

  test("the sandbox has a captured invoice of every fault, with future days only across a period's end", () => {
    const captured = generateCapturedInvoices(people, today);
    expect(new Set(captured.map(({ fault }) => fault))).toEqual(new Set(Object.keys(CAPTURE_FAULTS)));
    const late = captured.filter(({ lines }) => lines.some(({ to }) => to > today));
    expect(late.filter(({ fault }) => fault !== "spans-two-periods")).toEqual([]);
  });

  test("the sandbox has a matching client with a current and a future funding period", () => {
    const paid = people
      .filter(isMatching)
      .map((each) => budgetsOf(each).find(({ periods }) => periods.length > 2))
      .find((budget) => budget !== undefined);
    const periods = paid?.periods ?? [];
    expect(periods.filter(({ start }) => start > today)).toContain(periods.at(-1));
    expect(periods.some(({ start, end }) => start <= today && today <= end)).toBe(true);
  });

  test("the sandbox has a matching client with an ended funding period and a category without periods", () => {
    const fitting = people.filter((each) => {
      const budgets = isMatching(each) ? budgetsOf(each) : [];
      return (
        budgets.some(({ periods }) => periods.length === 0) &&
        budgets.some(({ periods }) => periods.some(({ end }) => end < today))
      );
    });
    expect(fitting).not.toEqual([]);
  });
});
