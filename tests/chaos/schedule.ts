import { createRandom, type Random } from "../sandbox/random.ts";
import type { ChaosOptions } from "./options.ts";

/**
 * What is done to the extension while it works. `when`:
 * - `any`: at any moment of the work.
 * - `accept`: right after a person pressed the button that accepts.
 * - `late`: while the CRM has a form that it saves `lateMs` after it arrived. Where nobody dies, a gateway answers in the
 *   CRM's place, and what comes of the form isn't told.
 * - `fault`: the server itself fails once, as `fault` says.
 */
export interface Mishap {
  dies: "worker" | "browser" | "nobody";
  when: "any" | "accept" | "late" | "fault";
  fault?: ServerFault;
  /** Of `any` and `accept`: how long after a form arrived, or the press, in ms. */
  afterMs: number;
  lateMs: number;
}

/** What a server does with one request, by the sandbox's names. */
const SERVER_FAULTS = ["hang", "errors", "errorAfterCommit", "dropAfterCommit", "tooMany"] as const;
export type ServerFault = (typeof SERVER_FAULTS)[number];

export interface Step {
  operation: "create" | "sync";
  mishaps: Mishap[];
}

/** How late forms are saved, in ms: they are looked for 4, 30, 120 and 260 s after the answer was lost, and found at each look. */
const LATE_MS = [
  [5_000, 25_000],
  [5_000, 25_000],
  [31_000, 100_000],
  [125_000, 235_000],
] as const;

/** One death in so many is the whole browser's. */
const BROWSER_EVERY = 8;

/** The same steps for the same options, half of them creates. The mishaps are spread over the whole run. */
export function createSchedule({
  seed,
  operations,
  kills,
  lateCommits,
  serverFaults,
}: Pick<ChaosOptions, "seed" | "operations" | "kills" | "lateCommits" | "serverFaults">): Step[] {
  const random = createRandom(seed);
  const steps: Step[] = Array.from({ length: operations }, (_, at) => ({
    operation: at % 2 === 0 ? "create" : "sync",
    mishaps: [],
  }));
  const lateKills = Math.min(kills, Math.ceil(lateCommits / 2));
  const mishaps = [
    ...Array.from({ length: kills }, (_, at) => drawKill(at, at < lateKills, random)),
    ...Array.from({ length: lateCommits - lateKills }, () => ({
      dies: "nobody" as const,
      when: "late" as const,
      ...drawTimes(random),
    })),
    ...Array.from({ length: serverFaults }, (_, at) => ({
      dies: "nobody" as const,
      when: "fault" as const,
      fault: SERVER_FAULTS[at % SERVER_FAULTS.length] ?? "hang",
      ...drawTimes(random),
    })),
  ];
  const order = random.shuffle(steps);
  for (const [at, mishap] of mishaps.entries()) order[at % order.length]?.mishaps.push(mishap);
  return steps;
}

function drawKill(at: number, isLate: boolean, random: Random): Mishap {
  const dies = at % BROWSER_EVERY === BROWSER_EVERY - 1 ? "browser" : "worker";
  const when = isLate ? "late" : random.pick(["any", "any", "accept"] as const);
  return { dies, when, ...drawTimes(random) };
}

function drawTimes(random: Random): Pick<Mishap, "afterMs" | "lateMs"> {
  const [least, most] = random.pick(LATE_MS);
  return { afterMs: random.integer(0, 700), lateMs: random.integer(least, most) };
}
