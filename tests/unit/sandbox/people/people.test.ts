import { expect, test } from "vitest";
import { CASES } from "../../../sandbox/people/cases.ts";
import { generatePeople } from "../../../sandbox/people/generate-people.ts";
import { runSandbox } from "../running.ts";

const today = "2026-11-20";
const sandbox = runSandbox(70);

test("generatePeople returns the same people for the same seed, others for another", () => {
  const first = generatePeople({ clients: 60, seed: 1, today });
  expect(generatePeople({ clients: 60, seed: 1, today })).toEqual(first);
  expect(generatePeople({ clients: 60, seed: 2, today })).not.toEqual(first);
});

test.each(Array.from({ length: 25 }, (_, seed) => seed))(
  "twenty clients have every case among them (seed %i)",
  (seed) => {
    const people = generatePeople({ clients: 20, seed, today });
    expect(new Set(people.map(({ caseName }) => caseName))).toEqual(new Set(Object.keys(CASES)));
    expect(new Set(people.map(({ ndia }) => ndia.pace))).toEqual(new Set([true, false]));
  },
);

test("generatePeople makes most clients of a large office match, with about three in five on PACE", () => {
  const people = generatePeople({ clients: 2000, seed: 3, today });
  const share = (count: number) => count / people.length;
  expect(share(people.filter(({ caseName }) => caseName === "matching").length)).toBeCloseTo(0.8, 1);
  expect(share(people.filter(({ ndia }) => ndia.pace).length)).toBeCloseTo(0.6, 1);
});

test("generatePeople gives everyone a unique NDIS number of 43 and seven digits", () => {
  const people = generatePeople({ clients: 2000, seed: 4, today });
  const numbers = people.flatMap(({ crm, ndia }) =>
    crm.ndisNumber === ndia.ndisNumber ? [crm.ndisNumber] : [crm.ndisNumber, ndia.ndisNumber],
  );
  expect(numbers.filter((number) => !/^43\d{7}$/.test(number))).toEqual([]);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test("generatePeople includes names with apostrophes, hyphens, spaces and a very long one", () => {
  const names = generatePeople({ clients: 20, seed: 5, today })
    .map(({ crm }) => `${crm.firstName} ${crm.surname}`)
    .join("|");
  expect(names).toMatch(/O'Brien/);
  expect(names).toMatch(/Nguyen-Smith/);
  expect(names).toMatch(/van der Berg/);
  expect(names).toMatch(/Mary Anne/);
  expect(names).toMatch(/[^|]{50}/);
});

test("generatePeople stores records that agree with each assigned case", () => {
  const rows = sandbox().control.expected();
  const judged = rows.map(({ clientId, expected }) => ({ clientId, expected }));
  const assigned = rows.map(({ clientId, caseName }) => ({
    clientId,
    expected: caseName && CASES[caseName].expected,
  }));
  expect(judged).toEqual(assigned);
  const clients = rows
    .filter(({ caseName }) => caseName === "two-active-contracts")
    .map(({ clientId }) => clientId);
  expect(clients.length).toBe(2 * new Set(clients).size);
});
