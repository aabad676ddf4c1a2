import type { Batch, Job } from "../../../lib/domain/sync/batch.ts";
import { machineTime } from "../../support/clock/machine-clock.ts";
import type { TestSession } from "../../support/test-session.ts";
import { openClientList, pressSync, signInToCrm, tickAll } from "../../support/user.ts";
import type { FaultEnd } from "../fault-kinds.ts";
import { pause } from "../mishaps.ts";
import { sendFromExtension } from "../send-from-extension.ts";
import type { BatchFault } from "./batch-faults.ts";
import { readNewestBatch } from "./stored-batch.ts";

/** The NDIA answers so many questions of a batch before the fault. */
const ANSWERED = 8;
const LONGEST_MS = 150_000;

/** Starts a batch of all clients, lets the fault happen in the middle of it, and sees it to its end as a person would. */
export async function playBatchFault(session: TestSession, fault: BatchFault): Promise<FaultEnd> {
  const { control } = session.sandbox;
  const end: FaultEnd = {
    fault: fault.fault,
    subject: "a batch",
    at: fault.title,
    end: "right",
    duplicates: 0,
    lost: 0,
  };
  try {
    await control.setFaults({ ndia: { holdAfter: ANSWERED } });
    await begin(session);
    await waitUntilHeld(session);
    await fault.strike(session);
    if (!fault.heal) await control.setFaults(control.faults().ndia.errors > 0 ? { ndia: { errors: 6 } } : {});
    await fault.heal?.(session);
    const seen = await seeToTheEnd(session);
    Object.assign(end, judge(session, seen.jobs), seen.presses > 0 ? { end: "told" } : {});
    if (seen.why !== undefined) Object.assign(end, { end: "unexplained", why: seen.why });
  } catch (error) {
    Object.assign(end, { end: "unexplained", why: String(error).slice(0, 600) });
  }
  await control.setFaults({});
  control.setSwitches({ pageTemplate: "plain" });
  return end;
}

async function begin({ page, sandbox }: TestSession): Promise<void> {
  await page.bringToFront();
  await openClientList(page, sandbox, "?pageSize=100");
  await tickAll(page);
  await pressSync(page);
}

async function waitUntilHeld({ sandbox }: TestSession): Promise<void> {
  const asked = () =>
    Object.values(sandbox.control.counters().ndia.requests).reduce((sum, times) => sum + times, 0);
  const before = asked();
  const until = machineTime() + LONGEST_MS;
  while (asked() <= before + ANSWERED) {
    if (machineTime() > until) throw new Error("the batch asked too little");
    await pause(20);
  }
}

interface Seen {
  jobs: Job[];
  /** How often a person had to press something; each time they were told why. */
  presses: number;
  why?: string;
}

/** Presses what there is to press, and signs in where that is asked for. */
async function seeToTheEnd(session: TestSession): Promise<Seen> {
  const until = machineTime() + LONGEST_MS;
  let presses = 0;
  for (;;) {
    const stored = await readNewestBatch(session);
    if (stored && isFinished(stored)) return { jobs: stored.jobs, presses };
    if (machineTime() > until) return { jobs: stored?.jobs ?? [], presses, why: "it didn't end in time" };
    if (stored && waitsForPerson(stored)) {
      presses += 1;
      if (stored.batch.blocked?.code === "crm-signed-out") await signInToCrm(session.page, session.sandbox);
      const options = await session.openExtensionPage("options.html");
      const body = { batchId: stored.batch.id };
      await sendFromExtension(options, stored.batch.blocked ? "sync.resume" : "sync.retry", body);
      await options.close();
    }
    // As whoever waits for it would: the popup shows how it stands, and wakes the background.
    const popup = await session.openExtensionPage("popup.html");
    await pause(1000);
    await popup.close();
  }
}

function isFinished({ batch, jobs }: { batch: Batch; jobs: Job[] }): boolean {
  return !batch.blocked && jobs.every(({ state }) => !["queued", "running", "uncompleted"].includes(state));
}

/** It says why: the batch itself, or each job that nobody retries by itself. */
function waitsForPerson({ batch, jobs }: { batch: Batch; jobs: Job[] }): boolean {
  const isOpen = jobs.some(
    ({ state, retryAt }) => ["queued", "running"].includes(state) || retryAt !== undefined,
  );
  return batch.blocked !== undefined || (!isOpen && jobs.some(({ problem }) => problem !== undefined));
}

/** Asks the servers' own tables: each contract has one result, and the right one. */
function judge({ sandbox }: TestSession, jobs: readonly Job[]): Partial<FaultEnd> {
  const contracts = sandbox.control.expected().filter(({ contractId }) => contractId !== null);
  const counted = jobs.filter(({ kind, state }) => kind === "contract" && state !== "not-counted");
  const paths = counted.map(({ contract }) => contract?.path ?? "");
  const known = new Set(paths.map((path) => Number(path.split("/").at(-1))));
  const lost = contracts.filter(({ contractId }) => contractId !== null && !known.has(contractId)).length;
  const duplicates = paths.length - new Set(paths).size;
  const success = contracts.filter(({ expected }) => expected === "success").length;
  const right = counted.filter(({ state }) => state === "success").length;
  const why = right === success ? {} : { end: "unexplained" as const, why: `${right} of ${success} agree` };
  return { duplicates, lost, ...why };
}
