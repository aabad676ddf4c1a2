import { describe, expect, test } from "vitest";
import { contractGuard } from "../../../../lib/services/changes/contract-guard.ts";
import type { ContractSnapshot } from "../../../../lib/services/changes/targets/target.ts";

const PLAN = { startDate: "2026-07-01", endDate: "2027-06-30" };
const SAME_TIME = { planStartDate: "2026-07-01", planEndDate: "2027-06-30" };

type Told = ContractSnapshot["contract"];

function contract(told: Partial<Told>, isPace?: boolean): ContractSnapshot {
  return {
    path: "/ServiceContracts/Details/7",
    contract: { reference: "SC-7", ...told },
    problems: [],
    clientLinks: [],
    ...(isPace === undefined ? {} : { isPace }),
  };
}

const codes = (contracts: ContractSnapshot[], contractsWhole = true) =>
  contractGuard({ contractsWhole }, contracts, PLAN).map(({ code }) => code);

describe("what stands against a new contract", () => {
  test.each<[string, Partial<Told>, boolean | undefined, string[]]>([
    ["an active one of the plan's time", { ...SAME_TIME, status: "Active" }, true, ["contract-exists"]],
    ["one whose PACE isn't told", { ...SAME_TIME, status: "Active" }, undefined, ["contract-exists"]],
    ["one whose status isn't shown", SAME_TIME, true, ["contract-exists"]],
    [
      "one that overlaps by a day",
      { planStartDate: "2025-07-01", planEndDate: "2026-07-01", status: "Active" },
      true,
      ["contract-exists"],
    ],
    ["one with another word as its status", { ...SAME_TIME, status: "Current" }, true, ["contract-unclear"]],
    ["one with a sign as its status", { ...SAME_TIME, status: "✓" }, true, ["contract-unclear"]],
    ["one whose dates can't be read", { status: "Active" }, true, ["contract-unclear"]],
    [
      "one whose end can't be read",
      { planStartDate: "2026-07-01", status: "Active" },
      true,
      ["contract-unclear"],
    ],
    ["one of which nothing can be read", {}, undefined, ["contract-unclear"]],
    ["an inactive one", { ...SAME_TIME, status: "Inactive" }, true, []],
    ["an inactive one whose dates can't be read", { status: "Inactive" }, undefined, []],
    ["one that certainly isn't PACE", { ...SAME_TIME, status: "Active" }, false, []],
    [
      "one that ended before",
      { planStartDate: "2025-07-01", planEndDate: "2026-06-30", status: "Active" },
      true,
      [],
    ],
    [
      "one that ended before and whose start can't be read",
      { planEndDate: "2026-06-30", status: "Current" },
      undefined,
      [],
    ],
    ["one that starts after", { planStartDate: "2027-07-01", status: "Active" }, undefined, []],
  ])("%s", (_title, told, isPace, expected) => {
    expect(codes([contract(told, isPace)])).toEqual(expected);
  });

  test("a list that can't be read to its end, whatever is on it", () => {
    expect(codes([], false)).toEqual(["crm-table-unreadable"]);
    expect(codes([contract({ ...SAME_TIME, status: "Inactive" })], false)).toEqual(["crm-table-unreadable"]);
  });

  test("nothing where the whole list is empty", () => {
    expect(codes([])).toEqual([]);
  });

  test("the doubt is named in words", () => {
    const [problem] = contractGuard({ contractsWhole: true }, [contract({ status: "Live" })], PLAN);
    expect(problem?.what).toBe(
      "The service contract SC-7 may already be this plan's: its plan dates can't be read and its status “Live” is neither Active nor Inactive.",
    );
  });
});
