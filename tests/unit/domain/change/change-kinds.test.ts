import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CHANGE_KINDS, type RecordKind } from "../../../../lib/domain/change/change-kinds.ts";
import { dependentsOf, type RecordChange } from "../../../../lib/domain/change/change-set.ts";

const kinds = Object.keys(CHANGE_KINDS) as RecordKind[];

function record(id: string, kind: RecordKind, belongsTo?: string): RecordChange {
  return {
    id,
    kind,
    title: id,
    group: "only-ndia",
    action: "create",
    fields: [],
    warnings: [],
    ...(belongsTo ? { belongsTo } : {}),
  };
}

describe("the kinds of change", () => {
  test("no kind of change depends on itself, however far", () => {
    for (const kind of kinds) {
      const chain: RecordKind[] = [];
      for (let next = CHANGE_KINDS[kind].dependsOn; next; next = CHANGE_KINDS[next].dependsOn) {
        chain.push(next);
        expect(chain).toHaveLength(new Set(chain).size);
      }
      expect(chain).not.toContain(kind);
    }
  });

  test("a change has one kind of contract, which no person can leave out", () => {
    const contracts = kinds.filter((kind) => CHANGE_KINDS[kind].isContract);
    expect(contracts.map((kind) => CHANGE_KINDS[kind].optional)).toEqual([false]);
  });

  test("source code outside the registry compares no record's kind with a name", () => {
    const comparison = new RegExp(`\\bkind [!=]== "(${kinds.join("|")})"`);
    // There a kind is that of a job, not of a record.
    const isOfJobs = (file: string) =>
      file.startsWith("lib/services/sync/") || file === "lib/storage/shapes/sync-shape.ts";
    const files = globSync("{lib,components,entrypoints}/**/*.{ts,tsx}").filter((file) => !isOfJobs(file));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => comparison.test(readFileSync(file, "utf8")))).toEqual([]);
  });
});

describe("dependentsOf", () => {
  const contract = record("contract", "contract");
  const [food, transport] = [record("food", "plan-budget"), record("transport", "plan-budget")];
  const adjustment = record("adjustment", "adjustment", "food");
  const records = [contract, food, transport, adjustment];

  test("dependentsOf lists every record of a contract, the adjustments of its budgets included", () => {
    expect(dependentsOf(records, contract).map(({ id }) => id)).toEqual(["food", "adjustment", "transport"]);
  });

  test("dependentsOf lists only the budget's own adjustment, not that of another budget", () => {
    expect(dependentsOf(records, food)).toEqual([adjustment]);
    expect(dependentsOf(records, transport)).toEqual([]);
  });
});
