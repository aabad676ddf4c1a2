import type { Control } from "../sandbox/control/control.ts";
import { machineTime } from "../support/clock/machine-clock.ts";
import { killWorker, type TestSession } from "../support/test-session.ts";
import { openClientList, signInToCrm } from "../support/user.ts";
import type { Mishap } from "./schedule.ts";

/** How many of each were played. */
export interface Played {
  workerKills: number;
  browserKills: number;
  lateCommits: number;
}

/** No form arrived for this long: there is nothing to hit. */
const LONGEST_LULL_MS = 10_000;

/** A mishap that is about to happen, from the moment before a person accepts a change. */
export interface ArmedMishap {
  /** To be awaited right after the press. `false`: there was nothing to hit. */
  strike: () => Promise<boolean>;
}

/** Faults that a form of the extension is to meet are set before anything is sent. */
export async function arm(session: TestSession, mishap: Mishap, played: Played): Promise<ArmedMishap> {
  const { control } = session.sandbox;
  const { dies, when, afterMs, lateMs } = mishap;
  const before = countForms(control);
  if (when === "late")
    await control.setFaults({
      crm: dies === "nobody" ? { gateway: { count: 1, lateMs } } : { commitLateMs: lateMs },
    });
  const strike = async () => {
    const arrived = when === "accept" || (await isFormSent(control, before));
    // The form that has arrived is late whatever is set from now on.
    if (when === "late") await control.setFaults({});
    if (!arrived) return false;
    if (when === "late") played.lateCommits += 1;
    else await pause(afterMs);
    return kill(session, mishap, played);
  };
  return { strike };
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

/** Waits until the extension has sent one more form than before. `false`: none came. */
async function isFormSent(control: Control, before: number): Promise<boolean> {
  const end = machineTime() + LONGEST_LULL_MS;
  while (countForms(control) === before) {
    if (machineTime() > end) return false;
    await pause(5);
  }
  return true;
}

function countForms(control: Control): number {
  const { requests } = control.counters().crm;
  return Object.entries(requests).reduce(
    (sum, [route, times]) => (/^POST \/(?!login)/.test(route) ? sum + times : sum),
    0,
  );
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
