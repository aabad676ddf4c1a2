import { beforeAll, expect, test } from "vitest";
import { moneyField, type RecordChange, totalMoneyMoved } from "../../../lib/domain/change/change-set.ts";
import type { Change } from "../../../lib/domain/change/change.ts";
import { acceptAll } from "../../../lib/services/changes/accept.ts";
import { hasRechecks, recheckContract } from "../../../lib/services/changes/recheck.ts";
import { RECHECK_AFTER_MS, transition } from "../../../lib/services/changes/record-states.ts";
import { readCapturedPage, readCrmUser } from "../../../lib/services/crm/crm-reader.ts";
import { paceUnchangedSince } from "../../../lib/services/changes/retrieve-pace.ts";
import { saveLinks } from "../../../lib/storage/link-repository.ts";
import { updateChangeRequest } from "../../../lib/storage/change-repository.ts";
import { acceptProposal, dollars, readStoredChange } from "../services/changes/change-worker.ts";
import { createExistingPaceClient } from "../services/changes/existing-pace-client.ts";
import { update } from "../../sandbox/database/query.ts";
import { CRM, type RequestInterceptor, SandboxServices } from "../services/sandbox-office.ts";
import {
  type ChangeWorker,
  type Client,
  type Desk,
  existingClient,
  proposeAndAccept,
  runChange,
  type Scenario,
} from "./change-run.ts";
import { dieAtEveryNewPlace, dieAtEveryPlace, uncoveredAwaits } from "./life.ts";
import {
  acceptUnpublished,
  answeredBooking,
  changedLine,
  deletedBooking,
  isBookingDetail,
  isBookingWrite,
  linkedRow,
  newBookings,
} from "./booking-run.ts";
import {
  answerWith,
  doneThenRefused,
  failing,
  isForm,
  isFormOf,
  isPage,
  isPageOf,
  lost,
  nameless,
  refusal,
  status,
  unreachable,
} from "./trouble.ts";

let office: SandboxServices;

beforeAll(async () => {
  office = await SandboxServices.open();
});

const contractOf = (path: string) =>
  `/ServiceContracts/Details/${new URL(path, CRM).searchParams.get("contractId")}`;
const clientOf = (path: string) => `/Clients/Profile/${new URL(path, CRM).searchParams.get("clientId")}`;

/** The mark in it can't be seen from then on. */
const lostWithReferences: RequestInterceptor = async (_request, goOn) => {
  await goOn();
  office.control.setSwitches({ hideLabels: ["Reference"] });
  throw new TypeError("Failed to fetch");
};

const CONTRACT = "/ServiceContracts/Create";
const BUDGET = "/PlanBudgets/Create";
const ADJUSTMENT = "/DeliveredServices/Create";

test.each<[string, Scenario]>([
  ["F40: a contract's creation", {}],
  ["F40: a contract's creation whose answers are lost", { trouble: failing(3, isForm, lost) }],
  ["F40: a contract's creation whose forms get lost", { trouble: failing(2, isForm, unreachable) }],
  ["F61: a contract's sync", { client: existingClient }],
  ["F125: new service bookings", { client: newBookings }],
])("%s, dying at any place, writes each record exactly once", async (_case, scenario) => {
  expect(await dieAtEveryPlace(runChange(office, scenario))).toBeGreaterThan(20);
});

test.each<[string, Scenario]>([
  ["whose forms the CRM rejects", { trouble: failing(2, isForm, status(400)) }],
  ["whose answers are a surprise", { trouble: failing(2, isForm, nameless) }],
  ["while the CRM can't be reached", { trouble: failing(4, isPage, unreachable) }],
  ["of a sync whose answer is lost", { client: existingClient, trouble: failing(1, isForm, lost) }],
  ["of a client whose ticks the CRM hides", { accept: proposeWithConsent }],
  ["proposed twice", { accept: proposeTwice }],
  ["accepted with all of its batch", { client: existingClient, accept: acceptBatch }],
  ["of a contract that was locked before", { client: existingClient, accept: proposeLocked }],
  ["whose budget the CRM rejects", { trouble: failing(2, isFormOf(BUDGET), status(400)) }],
  ["whose adjustment the CRM rejects", { trouble: failing(2, isFormOf(ADJUSTMENT), status(400)) }],
  ["whose adjustment's answer is lost", { trouble: failing(1, isFormOf(ADJUSTMENT), lost) }],
  ["whose budget's form is gone", { trouble: failing(1, isPageOf(BUDGET), status(404)) }],
  ["whose saved budget is gone", { trouble: failing(1, isPageOf("/PlanBudgets/Edit"), status(404)) }],
  [
    "after whose budget an older page comes",
    { trouble: failing(1, isFormOf(BUDGET), answerWith(contractOf)) },
  ],
  [
    "after whose adjustment an older page comes",
    { trouble: failing(1, isFormOf(ADJUSTMENT), answerWith(contractOf)) },
  ],
  [
    "after whose contract the client comes",
    { trouble: failing(1, isFormOf(CONTRACT), answerWith(clientOf)) },
  ],
  ["whose contract shows no reference", { trouble: failing(1, isFormOf(CONTRACT), lostWithReferences) }],
  ["that doesn't know where contracts begin", { work: forgetCreatePath }],
  ["with records that nobody has read back", { work: verifyAgain }],
  ["that is looked at again", { trouble: failing(1, isFormOf(BUDGET), lost), work: recheck }],
  ["beside which an invoice is read", { work: readInvoice }],
  ["of bookings whose answers are lost", { client: newBookings, trouble: failing(2, isBookingWrite, lost) }],
  [
    "of bookings that the NDIA is too busy for",
    { client: newBookings, trouble: failing(1, isBookingWrite, status(429, { "retry-after": "5" })) },
  ],
  [
    "of bookings that the browser sent twice",
    { client: newBookings, trouble: failing(2, isBookingWrite, doneThenRefused) },
  ],
  ["of a booking's line", { client: changedLine }],
  [
    "of a booking's line that the browser sent twice",
    { client: changedLine, trouble: failing(1, isBookingWrite, doneThenRefused) },
  ],
  [
    "of a booking's line whose answer is lost",
    { client: changedLine, trouble: failing(1, isBookingWrite, lost) },
  ],
  ["that answers the NDIA's booking", { client: answeredBooking, accept: acceptUnpublished }],
  [
    "that deletes a booking which can't be read",
    { client: deletedBooking, trouble: failing(1, isBookingDetail, refusal) },
  ],
])(
  "a change %s, dying where nobody died so far, writes each record exactly once",
  async (_case, scenario) => {
    expect(await dieAtEveryNewPlace(runChange(office, scenario))).toBeGreaterThan(0);
  },
);

/** The person has ticked them on Planbridge's own surface. */
async function proposeWithConsent(desk: Desk) {
  office.control.setSwitches({ hideLabels: ["NDIS PACE Participant", "API Access"] });
  const pace = { participant: true, apiAccess: true };
  await saveLinks(desk.db, [{ site: CRM, path: desk.client.path, pace }]);
  const accepted = await proposeAndAccept(desk);
  office.control.setSwitches({ hideLabels: [] });
  return accepted;
}

/** The second proposal replaces the first. */
async function proposeTwice({ db, worker, client }: Desk) {
  const { set } = await client.propose(worker);
  await paceUnchangedSince(db, CRM, set.ndisNumber);
  return acceptProposal(db, await client.propose(worker));
}

async function acceptBatch({ db, worker, client }: Desk) {
  const { contractPath = "" } = client;
  const earlier = await client.propose(worker);
  const proposed = await worker.proposals.proposeForContract(CRM, contractPath, {
    purpose: "sync-plan-and-budgets",
    batchId: "a-batch",
    snapshotId: earlier.set.snapshotId,
  });
  // Nothing in it is left to a review of its own.
  await updateChangeRequest(db, proposed.id, (stored) => ({
    ...stored,
    set: { ...stored.set, warnings: [], records: stored.set.records.map(withoutWarnings) },
  }));
  const typed = dollars(totalMoneyMoved(proposed.set.records));
  await acceptAll(db, "a-batch", { typed, user: "Pat Manager" }, proposed.set.retrievedAt);
  return readStoredChange(db, proposed.id);
}

function withoutWarnings({ leftOut: _reason, ...record }: RecordChange): RecordChange {
  return { ...record, warnings: [] };
}

async function proposeLocked(desk: Desk) {
  const { worker, client } = desk;
  const id = Number(client.contractPath?.split("/").at(-1));
  office.control.lockContract(id, true);
  await client.propose(worker);
  office.control.lockContract(id, false);
  return proposeAndAccept(desk);
}

async function readInvoice({ worker, client }: Desk) {
  await readCrmUser(worker.readCrm, CRM, client.path);
  await readCapturedPage(worker.readCrm, CRM, "/Streamline/Review/1").catch(() => undefined);
  await worker.pump();
}

async function forgetCreatePath({ db, worker }: Desk, { id }: { id: string }) {
  await updateChangeRequest(db, id, ({ createContractPath: _path, ...rest }) => rest);
  await worker.pump();
}

/** As an earlier worker has left them that sent all, and read nothing back. */
async function verifyAgain({ db, worker }: Desk, { id }: { id: string }) {
  await worker.pump();
  await updateChangeRequest(db, id, (stored) =>
    Object.keys(stored.progress).reduce<Change>(
      (change, record) => transition(change, record, { state: "sent" }),
      { ...stored, state: "applying" },
    ),
  );
  await worker.pump();
}

/** Once when it is due, though the CRM can't be reached at first, and once when the contract's page opens. */
async function recheck({ db, worker, client, office: { control } }: Desk, { id }: { id: string }) {
  await worker.pump();
  await worker.clock.sleep(RECHECK_AFTER_MS);
  control.signOutEveryone();
  await worker.pump();
  await office.signIn();
  await worker.clock.sleep(RECHECK_AFTER_MS);
  await worker.pump();
  const contractPath = (await readStoredChange(db, id)).set.contract?.path ?? "";
  const now = worker.clock.now();
  if (await recheckContract(db, { site: CRM, contractPath, clientPath: client.path }, now))
    await worker.pump();
  await hasRechecks(db, now);
}

test("F60: what a page saves itself, dying at any new place, is saved once and verified", async () => {
  const scenario: Scenario = { client: pageClient, accept: acceptPageSave };
  expect(await dieAtEveryNewPlace(runChange(office, scenario))).toBeGreaterThan(5);
});

test("F27: a row that a page saves with its booking, dying at any new place, is saved once and linked", async () => {
  const scenario: Scenario = { client: linkedRow, accept: acceptPageSave };
  expect(await dieAtEveryNewPlace(runChange(office, scenario))).toBeGreaterThan(2);
});

const CATEGORY = "Assistance with Daily Life";

/** One budget of the contract is saved by its own form in the page, and nothing else. */
function pageClient(): Client {
  const { path, contract, contractPath, budgets } = createExistingPaceClient(office);
  const propose = async (worker: ChangeWorker): Promise<Change> => {
    await worker.proposals.readContract(CRM, contractPath);
    const formPath = `/PlanBudgets/Edit/${budgets[CATEGORY]}`;
    const { snapshotId, choices } = await worker.budgetForm.retrieve(CRM, formPath, CATEGORY);
    const fields = [{ ...moneyField("budgetAmount", "Budget Amount", 120_000), before: 100_000 }];
    const budgetKey = choices[0]?.key ?? "";
    return worker.budgetForm.proposePageSave(CRM, { formPath, snapshotId, budgetKey, fields });
  };
  return {
    path,
    contractPath,
    propose,
    // The page lives longer than the worker, and sends its form.
    meanwhile: () => update(office.database, "plan_budgets", budgets[CATEGORY] ?? 0, { amount: 120_000 }),
    expectDone: () => {
      const rows = office.control.contractParts(contract).budgets;
      expect(rows.filter(({ category }) => category === CATEGORY)).toMatchObject([{ amount: 120_000 }]);
    },
  };
}

/** The page's form arrives as soon as the change is stored. */
async function acceptPageSave(desk: Desk): Promise<Change> {
  const accepted = await proposeAndAccept(desk);
  desk.client.meanwhile?.();
  return accepted;
}

test("every await of the changes' machine had its death", () => {
  const { all, uncovered } = uncoveredAwaits("changes");
  expect([all > 100, uncovered]).toEqual([true, []]);
});
