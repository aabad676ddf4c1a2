import { describe, expect, test } from "vitest";
import { comparePlanDates, planForContract } from "../../../../lib/domain/plan/compare-plan-dates.ts";
import type { Plan } from "../../../../lib/domain/plan/plan.ts";
import type { ServiceContract } from "../../../../lib/domain/plan/service-contract.ts";

const contract: ServiceContract = {
  reference: "SC-0042",
  planStartDate: "2026-01-12",
  planEndDate: "2027-01-11",
};

const plan = (reference: string, startDate: string, endDate: string | null): Plan => ({
  isPace: false,
  reference,
  startDate,
  endDate,
});
const same = plan("1080001", "2026-01-12", "2027-01-11");
const before = plan("1080000", "2025-01-12", "2026-01-11");
const after = plan("1080002", "2027-01-12", "2028-01-11");
const pace: Plan = { isPace: true, reference: null, startDate: "2026-01-12", endDate: "2029-01-11" };

describe("which of the NDIA's plans a contract is about", () => {
  test.each<[string, Partial<ServiceContract>, Plan[], Plan | undefined]>([
    [
      "F79: the one whose NDIS reference is the contract number",
      { contractNumber: "1080000" },
      [same, before],
      before,
    ],
    [
      "F79: the one whose NDIS reference is the contract's reference",
      { reference: "1080000" },
      [same, before],
      before,
    ],
    ["F79: without a reference, the one that starts on the same day", {}, [after, before, same], same],
    [
      "F79: else the one that ends on the same day",
      { planStartDate: "2026-02-01" },
      [after, same, before],
      same,
    ],
    [
      "F79: else the one that it shares most days with",
      { planStartDate: "2026-02-01", planEndDate: "2027-03-01" },
      [after, before, same],
      same,
    ],
    [
      "F79: an open end counts as no end when days are shared",
      { planStartDate: "2028-02-01", planEndDate: "2029-01-01" },
      [before, plan("9", "2026-05-01", null)],
      plan("9", "2026-05-01", null),
    ],
    [
      "F79: when it meets none, the latest",
      { planStartDate: "2019-01-01", planEndDate: "2019-12-31" },
      [before, after, same],
      after,
    ],
    [
      "F80: the PACE plan, whatever its dates",
      { planStartDate: "2019-01-01", planEndDate: "2019-12-31" },
      [pace],
      pace,
    ],
    ["none where the NDIA has none", {}, [], undefined],
  ])("%s", (_title, change, plans, expected) => {
    expect(planForContract({ ...contract, ...change }, plans)).toEqual(expected);
    expect(planForContract({ ...contract, ...change }, plans.toReversed())).toEqual(expected);
  });
});

describe("a contract compared with the plan", () => {
  test("F3, F13: comparePlanDates matches equal dates and still lists both", () => {
    expect(comparePlanDates(contract, [same])).toEqual({
      compared: [
        { field: "NDIS Plan Start Date", crm: "2026-01-12", ndia: "2026-01-12", same: true },
        { field: "NDIS Plan End Date", crm: "2027-01-11", ndia: "2027-01-11", same: true },
      ],
      notes: [],
    });
  });

  test.each([
    [
      "the start date",
      plan("1080001", "2026-02-01", "2027-01-11"),
      "plan-start-differs",
      "NDIS Plan Start Date",
      ["12/01/2026", "01/02/2026"],
      ["11/01/2027"],
    ],
    [
      "the end date",
      plan("1080001", "2026-01-12", "2027-06-30"),
      "plan-end-differs",
      "NDIS Plan End Date",
      ["11/01/2027", "30/06/2027"],
      ["12/01/2026"],
    ],
    [
      "both dates",
      plan("1080001", "2026-02-01", "2027-06-30"),
      "plan-dates-differ",
      "NDIS Plan End Date",
      ["12/01/2026", "01/02/2026", "11/01/2027", "30/06/2027"],
      [],
    ],
    [
      "an open end",
      plan("1080001", "2026-01-12", null),
      "plan-end-differs",
      "NDIS Plan End Date",
      ["11/01/2027", "open"],
      ["12/01/2026"],
    ],
    [
      "an end one day off",
      plan("1080001", "2026-01-12", "2027-01-12"),
      "plan-end-differs",
      "NDIS Plan End Date",
      ["11/01/2027", "12/01/2027"],
      ["12/01/2026"],
    ],
  ])(
    "F3, F13: %s differs: the field is named, with both values",
    (_what, held, code, field, told, untold) => {
      const { problem, compared } = comparePlanDates({ ...contract, contractNumber: "1080001" }, [held]);
      expect(problem).toMatchObject({ code, field });
      for (const value of told) expect(problem?.what).toContain(value);
      for (const value of untold) expect(problem?.what).not.toContain(value);
      expect(problem?.remedy).toContain(field);
      expect(compared.map(({ ndia }) => ndia)).toEqual([held.startDate, held.endDate]);
    },
  );

  test("F83: comparePlanDates asks to change the CRM where dates differ", () => {
    expect(comparePlanDates(contract, [{ ...same, endDate: "2027-06-30" }]).problem?.remedy).toMatch(
      /the contract.*to the NDIA's date/,
    );
  });

  test("comparePlanDates fails with its own code when the NDIA has no plan", () => {
    expect(comparePlanDates(contract, [])).toMatchObject({ compared: [], problem: { code: "no-plan" } });
  });

  test("comparePlanDates notes a newer plan at the NDIA without failing", () => {
    const verdict = comparePlanDates(contract, [after, same]);
    expect(verdict.problem).toBeUndefined();
    expect(verdict.notes).toEqual([expect.stringContaining("12/01/2027")]);
  });

  test("comparePlanDates ignores an older plan at the NDIA", () => {
    expect(comparePlanDates(contract, [before, same]).notes).toEqual([]);
  });

  test.each([
    [100, 1],
    [101, 0],
    [1, 0],
    [0, 0],
    [10_000, 0],
    [undefined, 0],
  ])(
    "F4: a Total Funding of %s cents brings %i reminders of the $1 placeholder",
    (totalFunding, reminders) => {
      const total = totalFunding === undefined ? {} : { totalFunding };
      const { notes, problem } = comparePlanDates({ ...contract, ...total }, [same]);
      expect(notes.filter((note) => note.includes("$1.00"))).toHaveLength(reminders);
      expect(problem).toBeUndefined();
    },
  );

  test("F4: the placeholder reminder comes with a failure too", () => {
    const verdict = comparePlanDates({ ...contract, totalFunding: 100 }, [
      { ...same, endDate: "2027-06-30" },
    ]);
    expect(verdict.problem?.code).toBe("plan-end-differs");
    expect(verdict.notes).toHaveLength(1);
  });
});
