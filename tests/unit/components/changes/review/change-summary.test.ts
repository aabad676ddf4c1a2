import { describe, expect, it } from "vitest";
import { entriesOf, summarise } from "../../../../../components/changes/review/change-summary.ts";
import { change, newContractChange, same, update } from "../../change-view-fixtures.ts";

describe("summarise", () => {
  it("summarise counts the records to save and the money that moves, up or down", () => {
    const less = update({ id: "b", fields: [{ ...update().fields[0]!, before: 5000, after: 4000 }] });
    const { moved, writes } = summarise(change({ records: [update(), less, same] }), new Set());
    expect({ moved, writes }).toEqual({ moved: 26_050, writes: 2 });
  });

  it("F37, F40: summarise excludes an unticked budget, its adjustment and its part of the total", () => {
    const { records, moved, writes } = summarise(
      newContractChange(),
      new Set(["plan-budget/Consumables/plan"]),
    );
    expect({ moved, writes }).toEqual({ moved: 100_000, writes: 2 });
    expect(records.map(({ included }) => included)).toEqual([true, false, true, false]);
    expect(records[0]?.fields[0]?.after).toBe(100_000);
  });

  it("F40: entriesOf lists an adjustment under its budget, and alone when its budget is missing", () => {
    const { records } = summarise(newContractChange(), new Set());
    const entries = entriesOf(records, "only-ndia");
    expect(entries.map(({ record, adjustments }) => [record.title, adjustments.length])).toEqual([
      ["Service contract", 0],
      ["Consumables", 1],
      ["Transport", 0],
    ]);
    const orphan = records.filter(({ kind }) => kind === "adjustment");
    expect(entriesOf(orphan, "only-ndia")).toHaveLength(1);
  });
});
