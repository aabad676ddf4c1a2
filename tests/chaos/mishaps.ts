import type { Control } from "../sandbox/control/control.ts";
import { machineTime } from "../support/clock/machine-clock.ts";
import { killWorker, type TestSession } from "../support/test-session.ts";
import { openClientList, signInToCrm } from "../support/user.ts";
import type { FaultSettings } from "../sandbox/control/faults.ts";
import type { Mishap } from "./schedule.ts";
import type { Subject } from "./subject.ts";

/** How many of each were played. */
export interface Played {
  workerKills: number;
  browserKills: number;
  lateCommits: number;
  /** Faults of the server itself that a request met. */
  faultsMet: number;
}

/** No form arrived for this long: there is nothing to hit. */
const LONGEST_LULL_MS = 10_000;

/** A mishap that is about to happen, from the moment before a person accepts a change. */
export interface ArmedMishap {
  /** To be awaited right after the press. `false`: there was nothing to hit. */
  strike: () => Promise<boolean>;
}

/** Faults that a request of the extension is to meet are set before anything is sent. */
export async function arm(
  session: TestSession,
  server: Subject<unknown>["server"],
  mishap: Mishap,
  played: Played,
): Promise<ArmedMishap> {
  const { control } = session.sandbox;
  const { when, afterMs } = mishap;
  const before = countWrites(control, server);
  await control.setFaults({ [server]: faultOf(mishap) });
  const strike = async () => {
    const arrived = when === "accept" || (await isWriteSent(control, server, before));
    // The request that has arrived is late whatever is set from now on; one that hangs waits for that.
    if (when === "fault") await pause(afterMs);
    if (when !== "accept") await control.setFaults({});
    if (!arrived) return false;
    if (when === "fault") played.faultsMet += 1;
    if (when === "late") played.lateCommits += 1;
    else if (when !== "fault") await pause(afterMs);
    return kill(session, mishap, played);
  };
  return { strike };
}

type ServerFaults = NonNullable<FaultSettings["ndia"]>;

function faultOf({ dies, when, lateMs, fault }: Mishap): ServerFaults {
  if (when === "late")
    return dies === "nobody"
      ? { onlyWrites: true, gateway: { count: 1, lateMs } }
      : { onlyWrites: true, commitLateMs: lateMs };
  if (when !== "fault" || fault === undefined) return {};
  return {
    onlyWrites: true,
    ...(fault === "tooMany" ? { tooMany: { count: 1, retryAfter: 2 } } : { [fault]: 1 }),
  };
}

async function kill(session: TestSession, { dies }: Mishap, played: Played): Promise<boolean> {
  if (dies === "worker") {
    const killed = await killWorker(session);
    if (killed) played.workerKills += 1;
    return killed;
  }
  if (dies === "nobody") return true;
  await session.restartBrowser();
  played.browserKills += 1;
  // The CRM's session ended with the browser. Work goes on once a page shows that somebody is signed in.
  await signInToCrm(session.page, session.sandbox);
  await openClientList(session.page, session.sandbox);
  return true;
}

/** Waits until the extension has sent one more write than before. `false`: none came. */
async function isWriteSent(
  control: Control,
  server: Subject<unknown>["server"],
  before: number,
): Promise<boolean> {
  const end = machineTime() + LONGEST_LULL_MS;
  while (countWrites(control, server) === before) {
    if (machineTime() > end) return false;
    await pause(5);
  }
  return true;
}

function countWrites(control: Control, server: Subject<unknown>["server"]): number {
  const { requests } = control.counters()[server];
  return Object.entries(requests).reduce(
    (sum, [route, times]) => (/^(?:POST|PATCH|DELETE) \/(?!login)/.test(route) ? sum + times : sum),
    0,
  );
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
