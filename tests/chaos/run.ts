import type { Change } from "../../lib/domain/change/change.ts";
import { machineTime } from "../support/clock/machine-clock.ts";
import { createTestSession, type TestSession } from "../support/test-session.ts";
import type { BrowserName } from "../support/browsers.ts";
import { judge, type Verdict } from "./judge.ts";
import { arm, type ArmedMishap, pause, type Played } from "./mishaps.ts";
import { acceptOperation, clientsFor, type Operation, prepareOperations } from "./operations.ts";
import type { Mishap, Step } from "./schedule.ts";
import { readAcceptedChanges } from "./stored-changes.ts";

export interface ChaosRun extends Verdict, Played {
  operations: number;
  /** Operations that couldn't be accepted, however often it was tried. Nothing was intended by them. */
  notAccepted: number;
  seconds: number;
  browserVersion: string;
}

export interface Progress {
  accepted: number;
  /** Changes that aren't done. */
  open: number;
  played: Played;
}

/** After the last operation everything is resolved within the looks for the last lost answer (260 s) and the work itself. */
const LONGEST_END_MS = 8 * 60_000;
/** In the middle of a death a person may have to begin again a few times. */
const ATTEMPTS = 5;

/** Plays the steps on one profile, waits until nothing goes on by itself, and asks the sandbox what came of it. */
export async function playChaos(
  browser: BrowserName,
  steps: readonly Step[],
  seed: number,
  tell: (progress: Progress) => void = () => undefined,
): Promise<ChaosRun> {
  const began = machineTime();
  const session = await createTestSession(browser, { clients: clientsFor(steps.length) });
  const played: Played = { workerKills: 0, browserKills: 0, lateCommits: 0 };
  try {
    const { control } = session.sandbox;
    const operations = prepareOperations(control, steps, seed);
    const accepted: Operation[] = [];
    /** What had nothing to hit is played at the next operation. */
    const due: Mishap[] = [];
    for (const [at, operation] of operations.entries()) {
      due.push(...(steps[at]?.mishaps ?? []));
      if (await acceptSurely(session, operation, due, played)) accepted.push(operation);
      tell({ accepted: accepted.length, open: Number.NaN, played });
    }
    const changes = await waitForEnd(session, (open) => tell({ accepted: accepted.length, open, played }));
    return {
      operations: steps.length,
      notAccepted: steps.length - accepted.length,
      ...played,
      ...judge(control, accepted, changes),
      seconds: Math.round((machineTime() - began) / 1000),
      browserVersion: session.version,
    };
  } finally {
    await session.dispose();
  }
}

/** A person tries until the extension's database says that it is accepted. The first mishap that is due is played meanwhile. */
async function acceptSurely(
  session: TestSession,
  operation: Operation,
  due: Mishap[],
  played: Played,
): Promise<boolean> {
  let told = false;
  for (let attempt = 0; attempt < ATTEMPTS && !told; attempt += 1) {
    const mishap = due.shift();
    let armed: ArmedMishap | undefined;
    let hit = false;
    try {
      told ||= await acceptOperation(session, operation, {
        ready: async () => {
          if (mishap) armed = await arm(session, mishap, played);
        },
        pressed: async () => {
          hit = (await armed?.strike()) ?? false;
        },
      });
    } catch (error) {
      // What was open died with the extension.
      console.log(`Attempt ${attempt + 1}: ${String(error).slice(0, 200)}`);
    }
    if (mishap && !hit) due.unshift(mishap);
    if (await isAccepted(session, operation)) return true;
  }
  // Told and not stored: then its records count as lost.
  return told;
}

/** An accept takes a moment to be stored. */
async function isAccepted(session: TestSession, { client }: Operation): Promise<boolean> {
  for (let look = 0; look < 4; look += 1) {
    const changes = await readAcceptedChanges(session);
    if (changes.some(({ set }) => set.client.path === `/Clients/Profile/${client.id}`)) return true;
    await pause(300);
  }
  return false;
}

/** Waits until no change goes on by itself; what waits for a person does so at the end too. */
async function waitForEnd(session: TestSession, tell: (open: number) => void): Promise<Change[]> {
  const end = machineTime() + LONGEST_END_MS;
  for (;;) {
    const changes = await readAcceptedChanges(session);
    const open = changes.filter(({ state, blocked }) => state === "applying" && !blocked).length;
    tell(open);
    if (open === 0 || machineTime() > end) return changes;
    // As whoever waits for it would: the popup shows how it stands, and wakes the background.
    const popup = await session.openExtensionPage("popup.html");
    await pause(1500);
    await popup.close();
  }
}
