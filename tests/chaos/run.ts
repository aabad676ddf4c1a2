import type { Change } from "../../lib/domain/change/change.ts";
import { machineTime } from "../support/clock/machine-clock.ts";
import { createTestSession, type TestSession } from "../support/test-session.ts";
import type { BrowserName } from "../support/browsers.ts";
import { arm, type ArmedMishap, pause, type Played } from "./mishaps.ts";
import type { Mishap, Step } from "./schedule.ts";
import { sendFromExtension } from "./send-from-extension.ts";
import { readAcceptedChanges } from "./stored-changes.ts";
import type { Subject } from "./subject.ts";
import type { Verdict } from "./verdict.ts";

export interface ChaosRun extends Verdict, Played {
  operations: number;
  /** Operations that couldn't be accepted, however often it was tried. Nothing was intended by them. */
  notAccepted: number;
  /** Changes that a person resumed because they were told that a record's outcome isn't known. */
  retried: number;
  seconds: number;
  browserVersion: string;
}

export interface Progress {
  accepted: number;
  /** Changes that aren't done. */
  open: number;
  played: Played;
}

/** The browser, the steps, the seed of the operations, and whom to tell how it goes. */
export type HowToPlay = [
  browser: BrowserName,
  steps: readonly Step[],
  seed: number,
  tell?: (progress: Progress) => void,
];

/** After the last operation everything is resolved within the looks for the last lost answer (260 s) and the work itself. */
const LONGEST_END_MS = 8 * 60_000;
/** In the middle of a death a person may have to begin again a few times. */
const ATTEMPTS = 5;

/** Plays the steps on one profile, waits until nothing goes on by itself, and asks the sandbox what came of it. */
export async function playChaos<Operation>(
  subject: Subject<Operation>,
  ...[browser, steps, seed, tell = () => undefined]: HowToPlay
): Promise<ChaosRun> {
  const began = machineTime();
  const session = await createTestSession(browser, subject.sandbox(steps.length));
  const played: Played = { workerKills: 0, browserKills: 0, lateCommits: 0, faultsMet: 0 };
  try {
    const { control } = session.sandbox;
    const operations = subject.prepare(control, steps, seed);
    const accepted: Operation[] = [];
    /** What had nothing to hit is played at the next operation. */
    const due: Mishap[] = [];
    for (const [at, operation] of operations.entries()) {
      due.push(...(steps[at]?.mishaps ?? []));
      if (await acceptSurely(subject, session, operation, due, played)) accepted.push(operation);
      tell({ accepted: accepted.length, open: Number.NaN, played });
    }
    const tellOpen = (open: number) => tell({ accepted: accepted.length, open, played });
    const ended = await waitForEnd(session, tellOpen);
    const retried = await retryNotConfirmed(session, ended);
    const changes = retried > 0 ? await waitForEnd(session, tellOpen) : ended;
    return {
      operations: steps.length,
      notAccepted: steps.length - accepted.length,
      retried,
      ...played,
      ...subject.judge(control, accepted, changes),
      seconds: Math.round((machineTime() - began) / 1000),
      browserVersion: session.version,
    };
  } finally {
    await session.dispose();
  }
}

/** A person tries until the extension's database says that it is accepted. The first mishap that is due is played meanwhile. */
async function acceptSurely<Operation>(
  subject: Subject<Operation>,
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
      told ||= await subject.accept(session, operation, {
        ready: async () => {
          if (mishap) armed = await arm(session, subject.server, mishap, played);
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
    if (await isAccepted(session, subject.clientPath(operation))) return true;
  }
  // Told and not stored: then its records count as lost.
  return told;
}

/** An accept takes a moment to be stored. */
async function isAccepted(session: TestSession, path: string): Promise<boolean> {
  for (let look = 0; look < 4; look += 1) {
    const changes = await readAcceptedChanges(session);
    if (changes.some(({ set }) => set.client.path === path)) return true;
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

/** A person was asked to look, and retries what isn't there. Nothing that the server holds by now may come there again. */
async function retryNotConfirmed(session: TestSession, changes: readonly Change[]): Promise<number> {
  const left = changes.filter(({ progress }) =>
    Object.values(progress).some(({ problem }) => problem?.code === "outcome-unknown"),
  );
  if (left.length === 0) return 0;
  const page = await session.openExtensionPage("options.html");
  for (const { id } of left) await sendFromExtension(page, "change.resume", { id });
  await page.close();
  return left.length;
}
