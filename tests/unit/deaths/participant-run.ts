import { setTimeout as later } from "node:timers/promises";
import { expect } from "vitest";
import { careview } from "../../../lib/crm/profile/careview.ts";
import { fetchPage } from "../../../lib/crm/read/request/fetch-page.ts";
import { RECORD_PARTS } from "../../../lib/domain/record/participant-record.ts";
import { currentTime, today } from "../../../lib/platform/system-clock.ts";
import { createCrmReader } from "../../../lib/services/crm/crm-reader.ts";
import { synchroniseParticipant } from "../../../lib/services/participants/synchronise-participant.ts";
import { retryUncompleted, unblockBatches } from "../../../lib/services/sync/batches.ts";
import { startParticipantBatch } from "../../../lib/services/sync/participant-batches.ts";
import { createRunner } from "../../../lib/services/sync/runner.ts";
import { synchroniseStep } from "../../../lib/services/sync/synchronise-step.ts";
import { findBatchOfChoice } from "../../../lib/storage/batch-repository.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { hasOpenJobs, listJobs } from "../../../lib/storage/job-repository.ts";
import { findParticipantRecord } from "../../../lib/storage/participant-repository.ts";
import { saveNonPaceBudgets } from "../../../lib/storage/settings/settings.ts";
import {
  CRM,
  readPageHtml,
  type RequestInterceptor,
  type SandboxServices,
} from "../services/sandbox-office.ts";
import { plainDatabase } from "../storage/row-fixtures.ts";
import { setClock } from "../test-clock.ts";
import { type Judgement, tally } from "./fault-tally.ts";
import { live } from "./life.ts";

const CHOICE = "1795000000000-c0ffee";
const CONFIRMED = { user: "Pat Manager", device: "desk-1", at: 1_795_000_000_000 };

interface Started {
  chosen: ReturnType<typeof chooseParticipants>;
  /** Starts the batch, or finds it. */
  start: () => Promise<string>;
  at: string;
}

/** One client on PACE and one outside of it, who both consent. */
function chooseParticipants({ control }: SandboxServices) {
  const matching = control.clients().filter(({ caseName }) => caseName === "matching");
  return [true, false].map((isPace) => {
    const found = matching.find(({ pace, ndisNumber }) => pace === isPace && ndisNumber !== null);
    if (!found?.ndisNumber) throw new Error("no such client");
    control.changeParticipant(found.ndisNumber, { consents: true });
    return { name: found.name, path: `/Clients/Profile/${found.id}`, ndisNumber: found.ndisNumber };
  });
}

/**
 * A synchronisation of two participants by a worker that dies. The one after it, and a person who presses what is there to press,
 * get to the end: each has everything that there is, and a summary of what it was compared with the time before the batch.
 */
export const participantRun =
  (office: SandboxServices, trouble?: () => RequestInterceptor) =>
  async (isLast: Parameters<typeof live>[0]) => {
    setClock();
    const db = await plainDatabase();
    await saveNonPaceBudgets(db, true);
    const chosen = chooseParticipants(office);
    const clients = chosen.map(({ name, path, ndisNumber }) => ({ name, path, consentOf: ndisNumber }));
    const start = () =>
      startParticipantBatch(
        db,
        { site: CRM, choice: CHOICE, parts: RECORD_PARTS, clients, confirmed: CONFIRMED },
        currentTime(),
      );
    if (trouble) office.meddle = trouble();
    const life = await live(isLast, async () => {
      await Promise.all([start(), start()]);
      await createWorker(office, db).pump();
    });
    office.meddle = (_request, goOn) => goOn();
    // What it had sent off before it died still arrives.
    await later(2);
    for (const lock of ["planbridge-runner", "planbridge-batches"])
      await navigator.locks.request(lock, { steal: true }, () => undefined);
    const at = life.diedAt ?? "nowhere";
    await tally({ fault: "worker-killed", subject: "participants" }, life.diedAt, () =>
      expectSynchronised(office, db, { chosen, start, at }),
    );
    return life;
  };

/** A person presses what is there to press, until each of them is synchronised once and whole. */
async function expectSynchronised(
  office: SandboxServices,
  db: Database,
  { chosen, start, at }: Started,
): Promise<Judgement> {
  const batchId = await start();
  let presses = 0;
  for (; presses < 8 && (await hasWork(db, batchId)); presses += 1) {
    await unblockBatches(db, () => true);
    await retryUncompleted(db, batchId);
    await createWorker(office, db).pump();
  }
  expect([at, await db.count("batches"), (await findBatchOfChoice(db, CHOICE))?.id]).toEqual([
    at,
    1,
    batchId,
  ]);
  const jobs = await listJobs(db, batchId);
  expect([at, jobs.map(({ client, state }) => [client.path, state])]).toEqual([
    at,
    chosen.map(({ path }) => [path, "success"]),
  ]);
  for (const [index, { ndisNumber }] of chosen.entries()) {
    const record = await findParticipantRecord(db, CRM, ndisNumber);
    expect([at, record?.consent, record?.lastSync]).toEqual([at, CONFIRMED, jobs[index]?.summary]);
    const parts = jobs[index]?.summary?.parts ?? [];
    const told = parts.map(({ part, result, count, added }) => [part, result, added === count]);
    // Everything is new: what this very batch has brought before doesn't count.
    expect([at, told]).toEqual([
      at,
      ["plans", "budgets", "goals", "bookings"].map((part) => [
        part,
        index === 0 && part === "bookings" ? "not-here" : "retrieved",
        true,
      ]),
    ]);
  }
  return { told: presses > 1 };
}

async function hasWork(db: Database, batchId: string): Promise<boolean> {
  return (
    (await hasOpenJobs(db)) || (await listJobs(db, batchId)).some(({ state }) => state === "uncompleted")
  );
}

/** A worker as `lib/background/worker.ts` puts it together, as far as it synchronises participants. */
function createWorker(office: SandboxServices, db: Database) {
  const readCrm = createCrmReader(
    readPageHtml,
    () => Promise.resolve(careview),
    () => Promise.resolve(true),
    fetchPage,
  );
  const ofNoBatch = () => Promise.reject(new Error("it is no such batch"));
  return createRunner({
    db,
    readClient: ofNoBatch,
    compareContract: ofNoBatch,
    synchroniseParticipant: (job, batch) =>
      synchroniseStep(job, batch, {
        db,
        readCrm,
        today,
        now: currentTime,
        synchronise: (request, failed) =>
          synchroniseParticipant({ db, ndia: office.ask, now: currentTime, today, failed }, request),
      }),
    changed: () => undefined,
    halted: () => undefined,
    random: () => 0.5,
  });
}
