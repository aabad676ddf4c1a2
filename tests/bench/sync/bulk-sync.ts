import { CONCURRENCY } from "../../../lib/services/sync/runner.ts";
import type { BrowserName } from "../../support/browsers.ts";
import { type Measured, median } from "../report.ts";
import { describeRequests } from "../requests.ts";
import { type Run, runBoth, type SyncDesk, withSyncDesk } from "./sync-desk.ts";

const CONTRACTS = 1000;
/** A client has one and a half contracts on average: enough of them, and as many pages of 200. */
const CLIENTS = 800;
const LATENCY_MS = 50;
const ROUNDS = 3;

/** A batch of 1,000 contracts from the press to the last one settled, beside its bare requests. */
export function measureBulkSync(name: BrowserName): Promise<Measured[]> {
  return withSyncDesk(name, { clients: CLIENTS, latencyMs: LATENCY_MS }, async (desk) => [
    await alternate(desk),
  ]);
}

async function alternate(desk: SyncDesk): Promise<Measured> {
  const rounds: { ours: Run; bare: Run }[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const { ours, bare } = await runBoth(desk, CONTRACTS);
    rounds.push({ ours, bare });
    console.log(`bulk-sync round ${round}: ${ours.seconds.toFixed(2)} s, bare ${bare.seconds.toFixed(2)} s`);
  }
  const value = median(rounds.map(({ ours }) => ours.seconds));
  const floor = median(rounds.map(({ bare }) => bare.seconds));
  return {
    name: `bulk-sync-${CONTRACTS}`,
    value,
    unit: "s",
    floor,
    aim: { words: "ratio ≤ 1.05", met: value / floor <= 1.05 },
    browserVersion: desk.launched.version,
    notes: [
      `${CONTRACTS} contracts, ${LATENCY_MS} ms latency, ${CONCURRENCY} under way, medians of ${ROUNDS} rounds`,
      `requests of the extension: ${describeRequests(rounds[0]?.ours.requests)}`,
      `requests of the bare loop: ${describeRequests(rounds[0]?.bare.requests)}`,
    ],
  };
}
