import { setTimeout as later } from "node:timers/promises";
import { expect, vi } from "vitest";
import type { Change } from "../../../lib/domain/change/change.ts";
import { resumeChange, unblockChange } from "../../../lib/services/changes/record-states.ts";
import { updateChangeRequest } from "../../../lib/storage/change-repository.ts";
import type { Database } from "../../../lib/storage/database.ts";
import {
  acceptProposal,
  createChangeWorker,
  createSleeper,
  finalStates,
  pumpToEnd,
} from "../services/changes/change-worker.ts";
import { createExistingPaceClient, expectUpToDate } from "../services/changes/existing-pace-client.ts";
import { createNewPaceClient, expectExactlyOnce } from "../services/changes/new-pace-client.ts";
import { CRM, type RequestInterceptor, SandboxServices } from "../services/sandbox-office.ts";
import { plainDatabase } from "../storage/row-fixtures.ts";
import { type Judgement, tally } from "./fault-tally.ts";
import { awaitPoints, live } from "./life.ts";

export type ChangeWorker = ReturnType<typeof createChangeWorker>;

/** One run's servers, database and worker. */
export interface Desk {
  office: SandboxServices;
  db: Database;
  worker: ChangeWorker;
  client: Client;
}

export interface Client {
  path: string;
  /** Of a client who has one that is to be synced. */
  contractPath?: string;
  /** What others do before the next worker begins. */
  meanwhile?: () => void;
  /** Proposes what a person is to accept. */
  propose: (worker: ChangeWorker) => Promise<Change>;
  /** The CRM's tables hold everything once, and nothing else. */
  expectDone: () => void;
}

/** Without a contract: one, two budgets and one adjustment are created. */
export function newClient(office: SandboxServices): Client {
  const client = createNewPaceClient(office, () => [
    { category: "Consumables", approved: 200_001, spent: 12 },
    { category: "Choice and Control", approved: 90_000 },
  ]);
  return {
    path: client.path,
    propose: ({ proposals }) => proposals.proposeForClient(CRM, client.path),
    expectDone: () => expectExactlyOnce(office, client),
  };
}

/** With a contract, of which two budgets differ and one is missing. */
export function existingClient(office: SandboxServices): Client {
  const client = createExistingPaceClient(office);
  const purpose = "sync-plan-and-budgets";
  const { path, contractPath, contract } = client;
  return {
    path,
    contractPath,
    meanwhile: () => void office.control.lockContract(contract, false),
    propose: ({ proposals }) => proposals.proposeForContract(CRM, contractPath, { purpose }),
    expectDone: () => expectUpToDate(office, client),
  };
}

export interface Scenario {
  client?: (office: SandboxServices) => Client;
  /** Before anything is proposed. */
  prepare?: (office: SandboxServices) => void;
  /** How a person comes to an accepted change. */
  accept?: (desk: Desk) => Promise<Change>;
  /** From when it is accepted on stands between the worker that dies and the CRM; the one after it finds all well. */
  trouble?: () => RequestInterceptor;
  /** What goes on once it is accepted. */
  work?: (desk: Desk, accepted: Change) => Promise<unknown>;
}

export const proposeAndAccept = async ({ db, worker, client }: Desk) =>
  acceptProposal(db, await client.propose(worker));

/** A worker dies. The one after it, and a person who presses what is there to press, get to the end. */
export function runChange(
  office: SandboxServices,
  {
    client: createClient = newClient,
    prepare = () => undefined,
    accept = proposeAndAccept,
    trouble,
    work = ({ worker }) => worker.pump(),
  }: Scenario,
) {
  return async (isLast: Parameters<typeof live>[0]) => {
    await office.reset();
    const db = await plainDatabase();
    countIds();
    const clock = createSleeper();
    const client = createClient(office);
    prepare(office);
    const worker = createChangeWorker(office, db, { clock });
    // When its lock is taken away, a dead worker's turn ends; whoever waited for it died too.
    const pump = async () => void (await awaitPoints.at("a turn", worker.pump()));
    const desk: Desk = { office, db, client, worker: { ...worker, pump } };
    const { meddleBy, ended } = followRequests(office);
    const life = await live(isLast, async () => {
      const accepted = await accept(desk);
      if (trouble) meddleBy(trouble());
      await work(desk, accepted);
    });
    // What it had sent off before it died still arrives.
    await later(1);
    await ended();
    office.meddle = (_request, goOn) => goOn();
    office.control.setSwitches({ hideLabels: [] });
    client.meanwhile?.();
    await office.signIn();
    for (const lock of ["planbridge-changes", "planbridge-accept"])
      await navigator.locks.request(lock, { steal: true }, () => undefined);
    await tally({ fault: "worker-killed", subject: "changes" }, life.diedAt, () =>
      finish({ ...desk, worker: createChangeWorker(office, db, { clock }) }, life.diedAt ?? "nowhere"),
    );
    vi.restoreAllMocks();
    return life;
  };
}

/** Knows when everything that was sent has been carried out, whoever waits for the answers. */
export function followRequests(office: SandboxServices) {
  const sent: Promise<unknown>[] = [];
  let meddle: RequestInterceptor = (_request, goOn) => goOn();
  office.meddle = (request, goOn) => {
    const answer = meddle(request, goOn);
    sent.push(answer.catch(() => undefined));
    return answer;
  };
  return {
    meddleBy: (how: RequestInterceptor) => void (meddle = how),
    ended: () => Promise.all(sent),
  };
}

/** A mark in each contract that was never seen would have each of its pages parsed anew: so each run has the same ones. */
export function countIds(): void {
  let count = 0;
  vi.spyOn(crypto, "randomUUID").mockImplementation(() => {
    count += 1;
    return `${String(count).padStart(8, "0")}-0000-4000-8000-000000000000`;
  });
}

/** Whoever comes next gets to the end, and a person presses what is there to press. */
export async function finish(desk: Desk, at: string): Promise<Judgement> {
  const { db, worker, client } = desk;
  const stored = await db.getAll("changes");
  // A proposal that nobody accepted is made anew; whatever was accepted goes on.
  const accepted =
    stored.find(({ acceptedAt }) => acceptedAt !== undefined) ?? (await proposeAndAccept(desk));
  let change = await pumpToEnd(worker, db, accepted.id);
  let presses = 0;
  for (; presses < 4 && !isVerified(change); presses += 1) {
    expect([at, tellsWhatStands(change)]).toEqual([at, true]);
    await updateChangeRequest(db, change.id, change.blocked ? unblockChange : resumeChange);
    change = await pumpToEnd(worker, db, change.id);
  }
  expect([at, change.state, finalStates(change)]).toEqual([at, "done", ["verified"]]);
  expect((await db.getAll("changes")).filter(({ acceptedAt }) => acceptedAt !== undefined)).toHaveLength(1);
  client.expectDone();
  return { told: presses > 0 };
}

/** It says why it doesn't go on, or of a record why it isn't done. */
export function tellsWhatStands({ blocked, progress }: Change): boolean {
  return (
    blocked !== undefined ||
    Object.values(progress).some(({ problem, state }) => problem || state === "differs")
  );
}

export function isVerified(change: Change): boolean {
  return change.state === "done" && finalStates(change).join() === "verified";
}
