import type { BrowserName } from "../../support/browsers.ts";
import { watchBackground } from "../heap.ts";
import type { Measured } from "../report.ts";
import { runBoth, withSyncDesk } from "./sync-desk.ts";

const FEW = { contracts: 1_000, clients: 800 };
const MANY = { contracts: 10_000, clients: 7_600 };
/** So little that what the extension does itself shows. */
const LATENCY_MS = 20;

/** What a batch takes beyond its bare requests, for each contract, and the most memory of the worker meanwhile. */
interface Cost {
  milliseconds: number;
  peak: number;
  version: string;
}

/** What the extension itself adds to a contract, in a batch of 10,000 beside one of 1,000. */
export async function measureSyncCost(name: BrowserName, wanted: string[]): Promise<Measured[]> {
  const few = await costOf(name, FEW);
  const many = await costOf(name, MANY);
  const rows: Measured[] = [
    {
      name: "bulk-sync-cost",
      value: many.milliseconds,
      unit: "ms",
      floor: few.milliseconds,
      aim: {
        words: "≤ 2 ms, ratio ≤ 1.1",
        met: many.milliseconds <= 2 && many.milliseconds / few.milliseconds <= 1.1,
      },
      browserVersion: many.version,
      notes: [
        `a contract's own cost beyond the bare requests at ${LATENCY_MS} ms latency, in ${MANY.contracts} contracts; the floor is that in ${FEW.contracts}`,
      ],
    },
    {
      name: "bulk-sync-memory",
      value: many.peak,
      unit: "MB",
      floor: few.peak,
      aim: { words: "ratio ≤ 1.3", met: many.peak / few.peak <= 1.3 },
      browserVersion: many.version,
      notes: ["the most that the background's JavaScript takes in both batches, garbage included"],
    },
  ];
  return rows.filter((row) => wanted.includes(row.name));
}

function costOf(name: BrowserName, { contracts, clients }: typeof FEW): Promise<Cost> {
  return withSyncDesk(name, { clients, latencyMs: LATENCY_MS }, async (desk) => {
    const heap = await watchBackground(desk.launched);
    const { ours, bare } = await runBoth(desk, contracts, heap);
    console.log(
      `bulk-sync-cost ${contracts}: ${ours.seconds.toFixed(2)} s, bare ${bare.seconds.toFixed(2)} s`,
    );
    return {
      milliseconds: ((ours.seconds - bare.seconds) * 1000) / contracts,
      peak: ours.peak ?? Number.NaN,
      version: desk.launched.version,
    };
  });
}
