import { expect, test } from "vitest";
import { BROWSERS } from "../support/browsers.ts";
import { paceContracts } from "../chaos/pace-contracts.ts";
import { playChaos } from "../chaos/run.ts";
import type { Mishap, Step } from "../chaos/schedule.ts";

/** While a form is under way, and saved before it is looked for the first time: so nothing has to be waited for. */
const late = (dies: Mishap["dies"], lateMs: number): Mishap[] => [{ dies, when: "late", afterMs: 0, lateMs }];

const STEPS: Step[] = [
  { operation: "create", mishaps: late("worker", 2000) },
  { operation: "sync", mishaps: late("nobody", 2000) },
  { operation: "create", mishaps: late("browser", 2000) },
];

/** Small numbers of what `npm run chaos` plays; both browsers at once. */
test.concurrent.each(BROWSERS)(
  "F39 F40: deaths and late commits in %s leave nothing twice, lost, open or falsely verified",
  async (browser) => {
    const run = await playChaos(paceContracts, browser, STEPS, 1);
    expect(run).toMatchObject({
      duplicates: 0,
      lost: 0,
      unresolved: 0,
      falseVerified: 0,
      notAccepted: 0,
      workerKills: 1,
      browserKills: 1,
      lateCommits: 3,
      faults: [],
    });
    expect(run.created).toBe(run.intended);
  },
  240_000,
);
