import { setTimeout as later } from "node:timers/promises";
import * as fc from "fast-check";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { addChange, updateChangeRequest } from "../../../../lib/storage/change-repository.ts";
import type { Change, RecordState } from "../../../../lib/domain/change/change.ts";
import { resumeChange } from "../../../../lib/services/changes/record-states.ts";
import type { Proposals } from "../../../../lib/services/changes/propose.ts";
import { plainDatabase } from "../../storage/row-fixtures.ts";
import {
  acceptProposal,
  createChangeWorker,
  createSleeper,
  finalStates,
  pumpToEnd,
  readStoredChange,
} from "./change-worker.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";
import { crashingWorker } from "./crashing-worker.ts";
import { createNewPaceClient, expectExactlyOnce } from "./new-pace-client.ts";
import { createExistingPaceClient, expectUpToDate } from "./existing-pace-client.ts";

let office: SandboxServices;
let accepted: Change;
let expectDone: () => void;

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(toCreate);
afterEach(() => vi.restoreAllMocks());

/** An accepted change of four new records: a contract, two budgets, one adjustment. */
async function toCreate(): Promise<void> {
  await office.reset();
  const client = createNewPaceClient(office, () => [
    { category: "Consumables", approved: 200_001, spent: 12 },
    { category: "Choice and Control", approved: 90_000 },
  ]);
  expectDone = () => expectExactlyOnce(office, client);
  accepted = await once("create", ({ proposeForClient: forClient }) => forClient(CRM, client.path));
}

/** An accepted change of a contract that is there, of two of its budgets, and of one that it lacks. */
async function toSync(): Promise<void> {
  await office.reset();
  const client = createExistingPaceClient(office);
  const purpose = "sync-plan-and-budgets";
  expectDone = () => expectUpToDate(office, client);
  accepted = await once("sync", ({ proposeForContract: forContract }) =>
    forContract(CRM, client.contractPath, { purpose }),
  );
}

const proposed = new Map<string, Change>();

/** The office is the same each morning, so what was proposed and accepted once is good for every run. */
async function once(name: string, propose: (proposals: Proposals) => Promise<Change>): Promise<Change> {
  const known = proposed.get(name);
  if (known) return known;
  const db = await plainDatabase();
  const change = await acceptProposal(db, await propose(createChangeWorker(office, db).proposals));
  proposed.set(name, change);
  return change;
}

async function aDatabaseWithIt() {
  const db = await plainDatabase();
  await addChange(db, accepted);
  return db;
}

/** The way of a record from state to state; what isn't drawn there doesn't happen. */
const WAYS = new Set<`${RecordState} ${RecordState}`>([
  "waiting sending",
  "sending sent",
  "sending unknown",
  "unknown sent",
  "unknown failed",
  // A person sends it on, and what depends on it.
  "waiting not-done",
  "failed waiting",
  "not-done waiting",
  "sent verified",
]);

/** Every step from one state of a record to another that was ever stored. */
function watchSteps(): Set<string> {
  const steps = new Set<string>();
  const last = new Map(Object.entries(accepted.progress));
  const put = Reflect.get(IDBObjectStore.prototype, "put");
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
    this: IDBObjectStore,
    row: Change,
    ...key
  ) {
    for (const [id, progress] of Object.entries(this.name === "changes" ? row.progress : {})) {
      const before = last.get(id)?.state;
      if (before !== progress.state) steps.add(`${before} ${progress.state}`);
      last.set(id, progress);
    }
    return Reflect.apply(put, this, [row, ...key]);
  });
  return steps;
}

/** Runs the change by workers that die after so many steps each, one after the other, then by one that lives. */
async function runWithDeaths(start: () => Promise<void>, deaths: readonly number[]) {
  await start();
  const db = await aDatabaseWithIt();
  const steps = watchSteps();
  const clock = createSleeper();
  let outlived = true;
  for (const lives of deaths) {
    const worker = crashingWorker(db, lives);
    const ended = createChangeWorker(office, worker.db, { use: worker.use, clock }).pump();
    outlived = await Promise.race([ended.then(() => true), worker.died.then(() => false)]);
    // What it had sent off before it died still arrives.
    await later(1);
    // The browser frees the locks of a worker that is gone.
    await navigator.locks.request("planbridge-changes", { steal: true }, () => undefined);
  }
  const last = createChangeWorker(office, db, { clock });
  let change = await pumpToEnd(last, db, accepted.id);
  if (finalStates(change).includes("failed")) {
    // Nothing that may have been sent is sent again without a person.
    await updateChangeRequest(db, accepted.id, resumeChange);
    change = await pumpToEnd(last, db, accepted.id);
  }
  vi.restoreAllMocks();
  expect([deaths, change.state, finalStates(change)]).toEqual([deaths, "done", ["verified"]]);
  expect([...steps].filter((step) => !WAYS.has(step as never))).toEqual([]);
  expectDone();
  return { outlived, steps };
}

test("F40: a contract's creation survives a worker crash at any step, and each record is written exactly once", async () => {
  const seen = new Set<string>();
  let step = 0;
  for (let outlived = false; !outlived && step < 300; step += 1) {
    const run = await runWithDeaths(toCreate, [step]);
    outlived = run.outlived;
    run.steps.forEach((each) => seen.add(each));
  }
  // The loop did kill it everywhere: before it had begun, all the way, and at last not at all.
  expect(step).toBeGreaterThan(50);
  expect(seen).toEqual(WAYS);
}, 90_000);

describe.each([
  ["F40: creating a contract", toCreate],
  ["F61: syncing a contract", toSync],
])("%s, with workers that crash", (_title, start) => {
  test("a change survives any number of worker crashes at random steps", async () => {
    const property = fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 70 }), { minLength: 2, maxLength: 5 }),
      async (deaths) => void (await runWithDeaths(start, deaths)),
    );
    await expect(fc.assert(property, { numRuns: 20 })).resolves.toBeUndefined();
  }, 90_000);
});

test("F40: two workers that run at the same time write each record once", async () => {
  const db = await aDatabaseWithIt();
  const [one, two] = [createChangeWorker(office, db), createChangeWorker(office, db)];
  await Promise.all([one.pump(), two.pump(), one.pump(), two.pump()]);
  expect(finalStates(await readStoredChange(db, accepted.id))).toEqual(["verified"]);
  expectDone();
  expect(Object.values(office.control.counters().writes)).toEqual([1, 2, 1]);
});

test("a change that is accepted during a run is processed in that run", async () => {
  const db = await aDatabaseWithIt();
  const worker = createChangeWorker(office, db);
  // A proposal of its own: the new contract's reference carries another mark.
  const set = JSON.parse(JSON.stringify(accepted.set).replaceAll(/\(PB-\w+\)/g, "(PB-another)"));
  const second: Change = { ...accepted, set, id: `${accepted.id}-2`, state: "proposed" };
  await addChange(db, second);
  const working = worker.pump();
  await updateChangeRequest(db, second.id, (change) => ({ ...change, state: "applying" }));
  await Promise.all([working, worker.pump()]);
  // The same plan again: by then there is a contract.
  expect((await readStoredChange(db, second.id)).progress["contract"]?.problem?.code).toBe(
    "contract-appeared",
  );
  expectDone();
});

const FULL = () => new DOMException("no room", "QuotaExceededError");

test("F40: a change stopped by a full disk finishes once there is space, with each record written once", async () => {
  let at = 1;
  for (let isFull = true; isFull && at < 100; at += 1) {
    await toCreate();
    const db = await aDatabaseWithIt();
    const { pump, problems } = createChangeWorker(office, db);
    let puts = 0;
    const put = Reflect.get(IDBObjectStore.prototype, "put");
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...args) {
      if ((puts += 1) >= at) throw FULL();
      return Reflect.apply(put, this, args);
    });
    await pump();
    isFull = puts >= at;
    expect([at, problems.at(-1)?.code]).toEqual([at, isFull ? "storage-full" : undefined]);
    vi.restoreAllMocks();
    await pump();
    expect([at, problems.at(-1)]).toEqual([at, undefined]);
    expect([at, finalStates(await readStoredChange(db, accepted.id))]).toEqual([at, ["verified"]]);
    expectDone();
  }
  expect(at).toBeGreaterThan(10);
}, 20_000);

test("an unreadable database ends the run with a problem, and is read again only by the next run", async () => {
  const db = await aDatabaseWithIt();
  const { pump, problems } = createChangeWorker(office, db);
  const broken = vi.spyOn(IDBIndex.prototype, "getAll").mockImplementation(() => {
    throw new DOMException("closing", "InvalidStateError");
  });
  await pump();
  await later(5);
  expect(broken).toHaveBeenCalledTimes(1);
  expect(problems.map((problem) => problem?.code)).toEqual(["database-closed"]);
  broken.mockRestore();
  await pump();
  expect(finalStates(await readStoredChange(db, accepted.id))).toEqual(["verified"]);
});

test("an internal error after a form was sent leaves no duplicate record", async () => {
  const db = await aDatabaseWithIt();
  const { pump, clock } = createChangeWorker(office, db);
  let posts = 0;
  office.meddle = async (request, goOn) => {
    const answer = await goOn();
    if (request.method === "POST" && (posts += 1) === 2)
      vi.spyOn(answer, "text").mockRejectedValue(new RangeError("ours"));
    return answer;
  };
  await pump();
  await updateChangeRequest(db, accepted.id, resumeChange);
  await clock.sleep(60_000);
  await pump();
  expect(finalStates(await readStoredChange(db, accepted.id))).toEqual(["verified"]);
  expectDone();
});
