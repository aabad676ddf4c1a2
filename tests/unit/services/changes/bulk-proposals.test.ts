import { beforeAll, beforeEach, expect, test } from "vitest";
import { listProposalsOfBatch } from "../../../../lib/storage/change-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { updateJobs, listJobs } from "../../../../lib/storage/job-repository.ts";
import { acceptAll, canBeAcceptedTogether } from "../../../../lib/services/changes/accept.ts";
import { startBatch } from "../../../../lib/services/sync/batches.ts";
import { viewProposal } from "../../../../lib/services/changes/build-change-view.ts";
import { requeueJob } from "../../../../lib/services/sync/job-states.ts";
import { countResults } from "../../../../lib/services/sync/sync-counts.ts";
import { createRunner } from "../../../../lib/services/sync/runner.ts";
import { proposeContractStep } from "../../../../lib/services/sync/propose-contract-step.ts";
import { readClientStep } from "../../../../lib/services/sync/read-client-step.ts";
import { insert, update } from "../../../sandbox/database/query.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { dollars, createChangeWorker, finalStates, readStoredChange } from "./change-worker.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";
import { type ExistingPaceClient, createExistingPaceClient } from "./existing-pace-client.ts";
import { currentTime } from "../../../../lib/platform/system-clock.ts";

let office: SandboxServices;
let db: Database;
let client: ExistingPaceClient;

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
  client = createExistingPaceClient(office);
});

function bulk() {
  const worker = createChangeWorker(office, db);
  const { readCrm, proposals } = worker;
  const { pump } = createRunner({
    db,
    synchroniseParticipant: () => Promise.reject(new Error("it is no such batch")),
    readClient: (job, batch) => readClientStep(job, batch, readCrm),
    compareContract: (job, batch) => proposeContractStep(job, batch, { readCrm, proposals }),
    changed: () => undefined,
    halted: () => undefined,
  });
  return { ...worker, sync: pump };
}

const ticked = (id: number) => ({ name: `Client ${id}`, path: `/Clients/Profile/${id}` });

async function propose(...ids: number[]) {
  const { batchId } = await startBatch(db, CRM, ids.map(ticked), 1, "pace-proposals");
  const worker = bulk();
  await worker.sync();
  const jobs = await listJobs(db, batchId);
  return { ...worker, batchId, jobs, legend: countResults(ids.length, jobs) };
}

test("F45, F15: a ticked client's PACE contract becomes a proposal, and nothing is written to the CRM", async () => {
  const { jobs, legend, batchId } = await propose(client.id);
  const contracts = jobs.filter(({ kind }) => kind === "contract");
  const active = contracts.find(({ contract }) => contract?.path === client.contractPath);
  expect(active).toMatchObject({ state: "proposed", notes: ["4 records would change, $600.00 of budgets."] });
  expect(legend).toMatchObject({ progress: 1, toReview: 1, success: 0, failed: 0, uncompleted: 0 });
  const [proposed, ...others] = await listProposalsOfBatch(db, batchId);
  expect(others).toEqual([]);
  expect(proposed && viewProposal(proposed)).toMatchObject({
    contract: expect.stringContaining("NDIS Plan"),
    state: "proposed",
    writes: 4,
    refusals: 0,
    moved: 60_000,
    verified: 0,
    notVerified: 0,
  });
  expect(office.control.counters().writes).toEqual({});
});

test("F43: a client who isn't a PACE participant isn't counted, and the NDIA isn't asked", async () => {
  const other = office.control.clients().find(({ pace, caseName }) => !pace && caseName === "matching");
  const { jobs, legend } = await propose(other?.id ?? 0);
  expect(jobs).toMatchObject([{ state: "not-counted", problem: { code: "not-pace-client" } }]);
  expect(legend).toMatchObject({ success: 0, failed: 0, uncompleted: 0, progress: 1 });
  expect(office.control.counters().ndia.requests).toEqual({});
});

test("F44: inactive contracts and contracts outside PACE aren't counted", async () => {
  update(office.database, "contracts", client.contract, { pace_plan: 0 });
  insert(office.database, "contracts", {
    client_id: client.id,
    reference: "Earlier",
    funding_source: "NDIS",
    funding_management: "NDIA",
    total_funding: 0,
    pace_plan: 1,
    status: "Inactive",
  });
  const { jobs, batchId } = await propose(client.id);
  const contracts = jobs.filter(({ kind }) => kind === "contract");
  expect(contracts.map(({ state }) => state)).toEqual(contracts.map(() => "not-counted"));
  expect(contracts.find(({ contract }) => contract?.path === client.contractPath)?.notes).toEqual([
    expect.stringContaining("isn't a PACE contract"),
  ]);
  expect(await listProposalsOfBatch(db, batchId)).toEqual([]);
});

test("F50: a locked contract fails with a problem", async () => {
  office.control.lockContract(client.contract, true);
  const { jobs, legend } = await propose(client.id);
  expect(jobs.find(({ contract }) => contract?.path === client.contractPath)).toMatchObject({
    state: "failed",
    problem: { code: "crm-no-form" },
  });
  expect(legend.failed).toBe(1);
});

test("F15: a contract whose worker crashed is proposed again, and only one proposal stays open", async () => {
  const { batchId, sync } = await propose(client.id);
  await updateJobs(db, batchId, (job) => (job.kind === "contract" ? requeueJob(job) : undefined));
  await sync();
  const states = (await listProposalsOfBatch(db, batchId)).map(({ state }) => state);
  expect(states.toSorted()).toEqual(["proposed", "superseded"]);
});

test("F60, F61: proposals accepted together are applied, and the next sync finds no difference", async () => {
  const first = await propose(client.id);
  // A budget that ends earlier, and one that only the CRM has, are warnings, so they need their own review.
  expect((await listProposalsOfBatch(db, first.batchId)).map((each) => canBeAcceptedTogether(each))).toEqual([
    false,
  ]);
  update(office.database, "plan_budgets", client.budgets["Transport"] ?? 0, {
    category: "Support Coordination",
  });
  office.control.changeBudget(client.ndisNumber, "Consumables", { end: client.plan.end });
  const { batchId, pump } = await propose(client.id);
  const [proposed] = await listProposalsOfBatch(db, batchId);
  if (!proposed) throw new Error("nothing was proposed");
  await acceptAll(db, batchId, { typed: dollars(viewProposal(proposed).moved) }, currentTime());
  await pump();
  expect(finalStates(await readStoredChange(db, proposed.id))).toEqual(["verified"]);
  expect(viewProposal(await readStoredChange(db, proposed.id))).toMatchObject({
    state: "done",
    verified: 4,
    notVerified: 0,
  });
  const budgets = office.control.contractParts(client.contract).budgets;
  expect(budgets.map(({ amount }) => amount)).toEqual([120_000, 30_000, 50_000, 40_000]);
  const last = await propose(client.id);
  expect(last.jobs.find(({ contract }) => contract?.path === client.contractPath)?.notes).toEqual([
    "Nothing differs from PACE.",
  ]);
});
