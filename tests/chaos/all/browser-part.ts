import type { BrowserName } from "../../support/browsers.ts";
import { createTestSession } from "../../support/test-session.ts";
import { serviceBookings } from "../booking-operations.ts";
import type { FaultEnd, FaultKind } from "../fault-kinds.ts";
import { paceContracts } from "../pace-contracts.ts";
import { type ChaosRun, playChaos } from "../run.ts";
import { createSchedule } from "../schedule.ts";
import { BATCH_FAULTS } from "./batch-faults.ts";
import { playBatchFault } from "./play-batch.ts";

const CLIENTS = 24;

/** Every fault that a driver can bring about in this browser, then contracts and bookings while things go wrong by the seed. */
export async function playInBrowser(
  browser: BrowserName,
  { operations, seed }: { operations: number; seed: number },
  tell: (words: string) => void,
): Promise<FaultEnd[]> {
  const ends: FaultEnd[] = [];
  const session = await createTestSession(browser, { clients: CLIENTS });
  try {
    for (const fault of BATCH_FAULTS) {
      if (fault.only !== undefined && fault.only !== browser) continue;
      const end = await playBatchFault(session, fault);
      tell(`${browser}, ${fault.title}: ${end.end}${end.why === undefined ? "" : `, ${end.why}`}`);
      ends.push(end);
    }
  } finally {
    await session.dispose();
  }
  const half = Math.max(1, Math.floor(operations / 2));
  const options = { seed, operations: half, kills: Math.ceil(half / 3), lateCommits: 0, serverFaults: 0 };
  const contracts = await playChaos(paceContracts, browser, createSchedule(options), seed);
  tell(`${browser}, contracts: ${JSON.stringify(contracts)}`);
  const withFaults = { ...options, serverFaults: options.kills };
  const bookings = await playChaos(serviceBookings, browser, createSchedule(withFaults), seed);
  tell(`${browser}, bookings: ${JSON.stringify(bookings)}`);
  return [...ends, ...endsOf(contracts, "contracts"), ...endsOf(bookings, "bookings")];
}

/** One end for each fault that was played; what is wrong stands at the first, since the run tells it of all of them. */
function endsOf(run: ChaosRun, subject: string): FaultEnd[] {
  const played: [FaultKind, number][] = [
    ["worker-killed", run.workerKills],
    ["browser-killed", run.browserKills],
    ["server-fault", run.faultsMet + run.lateCommits],
  ];
  const end = run.retried > 0 ? "told" : "right";
  const ends = played.flatMap(([fault, count]) =>
    Array.from({ length: count }, (): FaultEnd => {
      return { fault, subject, at: "any moment", end, duplicates: 0, lost: 0 };
    }),
  );
  const [first] = ends;
  const unexplained = run.unresolved + run.falseVerified + run.notAccepted;
  if (first && run.duplicates + run.lost + unexplained > 0)
    Object.assign(first, {
      duplicates: run.duplicates,
      lost: run.lost,
      ...(unexplained > 0 ? { end: "unexplained" } : {}),
      why: run.faults.join("; ").slice(0, 600),
    });
  return ends;
}
