import { BaseSequencer, type TestSpecification } from "vitest/node";

/** On a machine that hasn't run them yet, nothing else tells that these take longest. */
const LONGEST = [
  "/e2e/templates",
  "/e2e/durability",
  "/e2e/looks",
  "/e2e/bad-input-crm",
  "/e2e/pace-faults",
  "/unit/deaths/change-deaths",
  "/unit/deaths/job-deaths",
  "/unit/services/changes/create-contract",
  "/unit/services/changes/change-runner-crash",
  "/unit/services/invoices/invoice-context",
].map((name) => `${name}.test.ts`);

/** The longest files begin first: begun last, one of them would run alone while a core has nothing to do. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}

function place({ moduleId }: TestSpecification): number {
  const found = LONGEST.findIndex((file) => moduleId.endsWith(file));
  return found < 0 ? LONGEST.length : found;
}
