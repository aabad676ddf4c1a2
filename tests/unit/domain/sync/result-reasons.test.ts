import { describe, expect, test } from "vitest";
import { reasonOf } from "../../../../lib/domain/sync/result-reasons.ts";
import { datesDiffer, row } from "../../components/view-fixtures.ts";

const problem = (code: string, field?: string) => ({
  code,
  what: "It is so.",
  remedy: "y",
  ...(field ? { field } : {}),
});

describe("reasonOf", () => {
  test.each([
    ["failed", datesDiffer, "Plan end date differs"],
    ["failed", problem("crm-field-empty", "NDIS Plan End Date"), "Missing in the CRM: NDIS Plan End Date"],
    ["failed", problem("unheard-of"), "It is so"],
    ["uncompleted", problem("stopped"), "Stopped before it was reached"],
    ["without-contract", problem("no-contract"), "No service contract"],
    ["not-pace", problem("not-pace-client"), "Not on PACE"],
    ["to-review", undefined, "Ready to review"],
  ] as const)("a result that is %s (%j) has its reason in few words: %s", (outcome, its, label) => {
    expect(reasonOf(row({ outcome, ...(its ? { problem: its } : {}) }), "active-plans").label).toBe(label);
  });

  test("results that failed for one reason and for another field of it aren't of one group", () => {
    const [one, two] = ["Surname", "Date of Birth"].map((field) =>
      reasonOf(row({ outcome: "failed", problem: problem("crm-field-empty", field) }), "active-plans"),
    );
    expect(one?.key).not.toBe(two?.key);
  });

  test.each([
    ["active-plans", {}, "Plan dates agree"],
    ["active-plans", { totals: { crm: 1, ndia: 2 } }, "Plan dates agree, Total Funding differs"],
    ["pace-proposals", {}, "Nothing differs from PACE"],
    ["pace-proposals", { isSaved: true }, "Saved and verified"],
    ["participants", {}, "Synchronised"],
  ] as const)("a success of %s (%j) says what it is a success of: %s", (kind, rest, label) => {
    expect(reasonOf(row(rest), kind).label).toBe(label);
  });

  test("what was put right since is a reason of its own, whatever it was before", () => {
    const fixed = { ...row({ outcome: "failed", problem: datesDiffer }), isFixed: true as const };
    expect(reasonOf(fixed, "active-plans")).toEqual({
      key: "fixed",
      label: "Fixed since",
      outcome: "success",
    });
  });
});
