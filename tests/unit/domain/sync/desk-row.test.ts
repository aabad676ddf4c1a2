import { describe, expect, test } from "vitest";
import type { ContractStatus } from "../../../../lib/domain/sync/batch.ts";
import { deskRows, isOpenFault } from "../../../../lib/domain/sync/desk-row.ts";
import { datesDiffer, row } from "../../components/view-fixtures.ts";

const AT = 1000;
const failed = row({ outcome: "failed", problem: datesDiffer, contractPath: "/s/1", settledAt: AT });
const word = (change: Partial<ContractStatus> = {}): ReadonlyMap<string, ContractStatus> =>
  new Map([
    [
      "/s/1",
      {
        site: "https://crm.example.org",
        path: "/s/1",
        checkedAt: AT + 1,
        outcome: "success",
        compared: [],
        notes: [],
        ...change,
      },
    ],
  ]);
const fixed = (...args: Parameters<typeof deskRows>) =>
  deskRows(...args).map((each) => each.isFixed ?? false);

describe("deskRows", () => {
  test("a newer word on a contract that it agrees puts its failed result right", () => {
    expect(fixed([failed], "active-plans", word())).toEqual([true]);
    expect(deskRows([failed], "active-plans", word()).some(isOpenFault)).toBe(false);
  });

  test.each([
    ["the same word", { checkedAt: AT }],
    ["another failure", { outcome: "failed" as const }],
    ["an error on the way", { outcome: "uncompleted" as const }],
  ])("%s puts nothing right", (_title, change) => {
    expect(fixed([failed], "active-plans", word(change))).toEqual([false]);
  });

  test("a contract that nobody has compared again stays as it is", () => {
    expect(fixed([failed], "active-plans", new Map())).toEqual([false]);
  });

  test("a total that differs is put right only by the plan's own total", () => {
    const differs = row({ contractPath: "/s/1", settledAt: AT, totals: { crm: 100, ndia: 300 } });
    expect(fixed([differs], "active-plans", word({ totalFunding: 200 }))).toEqual([false]);
    expect(fixed([differs], "active-plans", word({ totalFunding: 300 }))).toEqual([true]);
  });

  test("a proposal's result isn't put right by dates that agree", () => {
    expect(fixed([failed], "pace-proposals", word())).toEqual([false]);
  });
});
