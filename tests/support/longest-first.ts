import { BaseSequencer, type TestSpecification } from "vitest/node";

/** On a machine that hasn't run them yet, nothing else tells that these take longest. */
const LONGEST = ["templates", "durability", "looks", "bad-input-crm", "pace-faults"].map(
  (name) => `/e2e/${name}.test.ts`,
);

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
