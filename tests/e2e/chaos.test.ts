import { expect, test } from "vitest";
import { BROWSERS } from "../support/browsers.ts";
import { serviceBookings } from "../chaos/booking-operations.ts";
import { paceContracts } from "../chaos/pace-contracts.ts";
import { type ChaosRun, playChaos } from "../chaos/run.ts";
import type { Mishap, ServerFault, Step } from "../chaos/schedule.ts";

/** While a request is under way, and saved before it is looked for the first time: so nothing has to be waited for. */
const late = (dies: Mishap["dies"], lateMs: number): Mishap[] => [{ dies, when: "late", afterMs: 0, lateMs }];
const fails = (fault: ServerFault): Mishap[] => [
  { dies: "nobody", when: "fault", fault, afterMs: 0, lateMs: 0 },
];

const CONTRACTS: Step[] = [
  { operation: "create", mishaps: late("worker", 2000) },
  { operation: "sync", mishaps: late("nobody", 2000) },
  { operation: "create", mishaps: late("browser", 2000) },
];

const BOOKINGS: Step[] = [
  { operation: "create", mishaps: late("worker", 2000) },
  { operation: "sync", mishaps: fails("dropAfterCommit") },
  { operation: "create", mishaps: fails("errorAfterCommit") },
  { operation: "create", mishaps: late("browser", 2000) },
];

function expectNoFault(run: ChaosRun): void {
  expect(run).toMatchObject({
    duplicates: 0,
    lost: 0,
    unresolved: 0,
    falseVerified: 0,
    notAccepted: 0,
    workerKills: 1,
    browserKills: 1,
    faults: [],
  });
  expect(run.created).toBe(run.intended);
}

/** Small numbers of what `npm run chaos` plays; both browsers at once. */
test.concurrent.each(BROWSERS)(
  "F39 F40: deaths and late commits in %s leave nothing twice, lost, open or falsely verified",
  async (browser) => {
    const run = await playChaos(paceContracts, browser, CONTRACTS, 1);
    expectNoFault(run);
    expect(run.lateCommits).toBe(3);
  },
  240_000,
);

test.concurrent.each(BROWSERS)(
  "F26 F125: deaths, late commits and faults in %s make no service booking twice, and lose none",
  async (browser) => {
    const run = await playChaos(serviceBookings, browser, BOOKINGS, 1);
    expectNoFault(run);
    expect([run.lateCommits, run.faultsMet]).toEqual([2, 2]);
  },
  240_000,
);
