import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { LINT_CONFIG, lintSeeds, type LintReport } from "../../lint/lint-seeds.ts";
import { ROOT } from "../../support/run.ts";

/** An import in a file of its own, as `path from`, and whether the rule has to report it. */
const IMPORTS: readonly [folder: string, specifier: string, isReported: boolean][] = [
  ["lib/core", "../domain/plan/plan.ts", true],
  ["lib/core", "../platform/limiter.ts", true],
  ["lib/core", "./money.ts", false],
  ["lib/domain/plan", "../../services/sync/runner.ts", true],
  ["lib/domain/plan", "../../storage/database.ts", true],
  ["lib/domain/plan", "zod/mini", true],
  ["lib/domain/plan", "wxt/browser", true],
  ["lib/domain/plan", "preact", true],
  ["lib/domain/plan", "idb", true],
  ["lib/domain/plan", "jose", true],
  ["lib/domain/plan", "../../core/money.ts", false],
  ["lib/domain/plan", "../change/change.ts", false],
  ["lib/platform", "../domain/plan/plan.ts", true],
  ["lib/platform", "../core/problem.ts", false],
  ["lib/invoice-files/parse", "../../storage/database.ts", true],
  ["lib/invoice-files/parse", "wxt/browser", true],
  ["lib/invoice-files/parse", "../../domain/plan/plan.ts", false],
  ["lib/price-files", "../storage/database.ts", true],
  ["lib/price-files", "../invoice-files/parse/scan.ts", true],
  ["lib/price-files", "../domain/plan/plan.ts", false],
  ["lib/ndia/http", "../../storage/database.ts", true],
  ["lib/ndia/http", "../../crm/read/read-client.ts", true],
  ["lib/ndia/http", "zod/mini", false],
  ["lib/crm/read", "../../ndia/plans.ts", true],
  ["lib/crm/read", "../../messaging/send.ts", true],
  ["lib/crm/read", "zod/mini", true],
  ["lib/crm/profile", "../../services/sync/runner.ts", true],
  ["lib/crm/profile", "zod/mini", false],
  ["lib/storage", "../services/sync/runner.ts", true],
  ["lib/storage", "../ndia/plans.ts", true],
  ["lib/storage", "../domain/plan/plan.ts", false],
  ["lib/services/sync", "../../messaging/views.ts", true],
  ["lib/services/sync", "../../background/worker.ts", true],
  ["lib/services/sync", "zod/mini", true],
  ["lib/services/sync", "../../price-files/open-price-file.ts", true],
  ["lib/services/sync", "../../storage/database.ts", false],
  ["lib/messaging/operations", "../../services/sync/runner.ts", true],
  ["lib/messaging/operations", "../../storage/database.ts", true],
  ["lib/messaging/operations", "../../crm/profile/site-profile.ts", true],
  ["lib/messaging/operations", "zod/mini", false],
  ["lib/messaging/operations", "../../ndia/plans.ts", true],
  ["lib/messaging", "../ndia/plans.ts", true],
  ["lib/background/handlers", "../../../components/base/button.tsx", true],
  ["lib/background/handlers", "zod/mini", true],
  ["lib/background/handlers", "../../services/sync/runner.ts", false],
  ["components/base", "../../lib/services/sync/runner.ts", true],
  ["components/base", "../../lib/storage/database.ts", true],
  ["components/base", "../../lib/crm/read/read-client.ts", true],
  ["components/base", "zod/mini", true],
  ["components/base", "../../lib/core/money.ts", false],
  ["components/page", "../../lib/storage/database.ts", true],
  ["components/page", "../../lib/crm/read/read-client.ts", false],
  ["components/workspace", "../../lib/services/sync/runner.ts", true],
  ["components/workspace", "../../lib/invoice-files/parse/layouts.ts", false],
  ["components/workspace", "../../lib/price-files/open-price-file.ts", true],
  ["entrypoints/invoice.content", "../../lib/services/sync/runner.ts", true],
  ["entrypoints/invoice.content", "../../lib/storage/database.ts", true],
  ["entrypoints/options", "../../lib/ndia/proda/proda.ts", true],
  ["entrypoints/options", "../../lib/price-files/open-price-file.ts", true],
  ["entrypoints/options", "../../lib/ndia/environments.ts", false],
  ["entrypoints/popup", "../../lib/background/worker.ts", true],
  ["entrypoints/popup", "../../lib/messaging/send.ts", false],
  ["entrypoints/workspace", "../../lib/background/worker.ts", true],
  ["entrypoints/workspace", "../../lib/storage/database.ts", false],
];

/** Imports of values that are allowed as types, because a content script that has the value carries a schema library. */
const VALUES: readonly [folder: string, specifier: string, isReported: boolean][] = [
  ["lib/messaging", "./operations/all-operations.ts", true],
  ["lib/messaging", "zod/mini", true],
  ["components/hooks", "../../lib/messaging/operations/sync-operations.ts", true],
  ["entrypoints/client-list.content", "../../lib/messaging/operations/sync-operations.ts", true],
  ["entrypoints/options", "../../lib/messaging/operations/sync-operations.ts", true],
  ["entrypoints/workspace", "../../lib/messaging/operations/sync-operations.ts", true],
  ["entrypoints/client-list.content", "zod/mini", true],
  ["lib/background", "../messaging/operations/all-operations.ts", false],
];

const CYCLE = [
  {
    path: "lib/domain/cycle-a.ts",
    code: 'import type { B } from "./cycle-b.ts";\nexport interface A { b: B }',
  },
  {
    path: "lib/domain/cycle-b.ts",
    code: 'import type { A } from "./cycle-a.ts";\nexport interface B { a: A }',
  },
];

let reports: LintReport[];

const seedPath = (folder: string, name: string, index: number) => `${folder}/${name}-${index}.ts`;

beforeAll(async () => {
  reports = await lintSeeds([
    ...IMPORTS.map(([folder, specifier], index) => ({
      path: seedPath(folder, "type", index),
      code: `export type { Seed } from "${specifier}";`,
    })),
    ...VALUES.map(([folder, specifier], index) => ({
      path: seedPath(folder, "value", index),
      code: `export { seed } from "${specifier}";`,
    })),
    ...CYCLE,
  ]);
});

function isReportedAt(path: string): boolean {
  return reports.some((report) => report.path === path && report.rule === "eslint(no-restricted-imports)");
}

describe("the import rules of the linter", () => {
  test.each(IMPORTS.map((seed, index) => [...seed, index] as const))(
    "the linter, given a file in %s that imports from %s, reports it: %s",
    (folder, _, isReported, index) => {
      expect(isReportedAt(seedPath(folder, "type", index))).toBe(isReported);
    },
  );

  test.each(VALUES.map((seed, index) => [...seed, index] as const))(
    "the linter, given a file in %s that imports a value from %s, reports it: %s",
    (folder, _, isReported, index) => {
      expect(isReportedAt(seedPath(folder, "value", index))).toBe(isReported);
    },
  );

  test("the linter reports a cycle that consists of type imports only", () => {
    const cycles = reports.filter(({ rule }) => rule === "import(no-cycle)").map(({ path }) => path);
    expect(cycles.sort()).toEqual(CYCLE.map(({ path }) => path));
  });

  test("every folder of lib has import rules of its own", () => {
    const { overrides } = JSON.parse(readFileSync(LINT_CONFIG, "utf8")) as {
      overrides: { files: string[]; rules: Record<string, unknown> }[];
    };
    const ruled = overrides
      .filter(({ rules }) => "no-restricted-imports" in rules)
      .flatMap(({ files }) => files);
    const folders = readdirSync(join(ROOT, "lib"));
    expect(folders.filter((name) => !ruled.some((glob) => glob.startsWith(`lib/${name}/`)))).toEqual([]);
  });
});
