import { findBatch } from "../../storage/batch-repository.ts";
import { findChange, listProposalsOfBatch, updateChangeRequest } from "../../storage/change-repository.ts";
import { storeClientChoice } from "../../storage/client-choices.ts";
import type { Database } from "../../storage/database.ts";
import type { Batch } from "../../domain/sync/batch.ts";
import { type Cents, parseMoney } from "../../core/money.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import { type Access, acceptProblem } from "../../domain/access/access.ts";
import type { Change } from "../../domain/change/change.ts";
import { type RecordChange, totalMoneyMoved } from "../../domain/change/change-set.ts";
import { acceptAll, acceptChange, changeNotFound } from "../../services/changes/accept.ts";
import { addClients, newBatchId, startBatch } from "../../services/sync/batches.ts";
import { startAgain } from "../../services/sync/check-again.ts";
import { resumeChange } from "../../services/changes/record-states.ts";
import { saveTypeAmountFrom, typeAmountFrom } from "../../storage/settings/confirmation-settings.ts";
import { viewChange, viewProposal } from "../../services/changes/build-change-view.ts";
import type { Proposals } from "../../services/changes/propose.ts";
import type { HandlersOf, Sender } from "../receive.ts";
import type { RequestBody } from "../../messaging/operations.ts";
import type { changeOperations } from "../../messaging/operations/change-operations.ts";
import { currentTime } from "../../platform/system-clock.ts";

/** Requests about proposals and accepted changes. */
export function changeHandlers(deps: {
  db: Database;
  proposals: Proposals;
  /** Service bookings from a contract's rows, anew. */
  proposeBookings: (site: string, contractPath: string) => Promise<Change>;
  /** Starts the work on accepted changes. */
  wake: () => void;
  /** Why nothing can be stored at present. */
  halted: () => Problem | undefined;
  /** Who is signed in to a CRM, by its own page of this client. */
  userOf: (site: string, clientPath: string) => Promise<string | undefined>;
  /** Opens the window in which a person decides, over this tab. */
  openReview: (query: string, tabId: number) => Promise<void>;
  /** What may be accepted on this computer. */
  access: () => Promise<Access>;
}): HandlersOf<typeof changeOperations> {
  const { db, proposals, proposeBookings, wake, halted, userOf, openReview, access } = deps;
  const view = (change: Change) => viewChange(db, change, halted());
  /** A CRM's page may only see the changes of that CRM. */
  async function requireOwnChange(id: string, from: Sender): Promise<Change> {
    const change = await findChange(db, id);
    if (!change || !isOwn(change, from)) throw changeNotFound();
    return change;
  }
  async function requireOwnBatch(batchId: string, from: Sender): Promise<void> {
    const batch = await findBatch(db, batchId);
    if (!batch || !isOwn(batch, from)) throw changeNotFound();
  }
  /** Money moves only where the typed amount is exactly what moves (F60), so the limit is compared with that. */
  async function requireWithinLimit(moved: Cents | null): Promise<void> {
    const problem = acceptProblem(await access(), moved ?? 0);
    if (problem) throw new ProblemError("permanent", problem);
  }
  const confirmation = async () => ({ typeFrom: await typeAmountFrom(db) });
  const list = async (batchId: string) => (await listProposalsOfBatch(db, batchId)).map(viewProposal);
  async function supersede(id: string, isMeant: (stored: Change) => boolean = () => true): Promise<null> {
    const superseded = (stored: Change): Change | undefined =>
      stored.state === "proposed" && isMeant(stored) ? { ...stored, state: "superseded" } : undefined;
    await updateChangeRequest(db, id, superseded, { isDeclined: true });
    return null;
  }

  return {
    "change.propose-contract": async ({ clientPath }, { origin }) =>
      view(await proposals.proposeForClient(origin, clientPath)),
    "change.propose-sync": async ({ contractPath, ...options }, { origin }) =>
      view(await proposals.proposeForContract(origin, contractPath, options)),
    "change.propose-again": async ({ id }, from) => {
      const { site, set } = await requireOwnChange(id, from);
      if (set.purpose === "create-contract")
        return view(await proposals.proposeForClient(site, set.client.path));
      if (set.purpose === "create-bookings" && set.contract)
        return view(await proposeBookings(site, set.contract.path));
      // Which plan or record was chosen is known to the page alone.
      if (set.purpose !== "sync-plan-and-budgets" || !set.contract) throw changeNotFound();
      return view(await proposals.proposeForContract(site, set.contract.path, { purpose: set.purpose }));
    },
    "options.confirmation": confirmation,
    "options.set-confirmation": async ({ typeFrom }) => {
      await saveTypeAmountFrom(db, typeFrom);
      return confirmation();
    },
    "change.view": async ({ id }, from) => {
      const change = await requireOwnChange(id, from);
      if (change.state === "applying") wake();
      return view(change);
    },
    "review.open": async (what, from) => {
      if ("change" in what) await requireOwnChange(what.change, from);
      if ("batch" in what) await requireOwnBatch(what.batch, from);
      const query = { ...(await queryOf(what, from.origin)), site: from.origin };
      if (from.tabId !== undefined) await openReview(String(new URLSearchParams(query)), from.tabId);
      return null;
    },
    "change.accept": async ({ id, ...consent }, from) => {
      const { site, set } = await requireOwnChange(id, from);
      await requireWithinLimit(parseMoney(consent.typed));
      const user = await userOf(site, set.client.path);
      const accepted = await acceptChange(db, id, { ...consent, user }, currentTime());
      wake();
      return view(accepted);
    },
    "change.resume": async ({ id }, from) => {
      const change = await requireOwnChange(id, from);
      await requireWithinLimit(totalMoneyMoved(acceptedRecords(change)));
      const resumed = await updateChangeRequest(db, id, (stored) =>
        stored.state === "proposed" || stored.state === "superseded" ? stored : resumeChange(stored),
      );
      if (!resumed) throw changeNotFound();
      wake();
      return view(resumed);
    },
    "change.decline": async ({ id }, from) => {
      await requireOwnChange(id, from);
      return supersede(id);
    },
    "change.withdraw": async ({ id }, from) => {
      await requireOwnChange(id, from);
      return supersede(id, ({ sentBy }) => sentBy === "page");
    },
    "change.propose-all": async ({ clients }, { origin }) => {
      const started = await startBatch(db, origin, clients, currentTime(), "pace-proposals");
      wake();
      return started;
    },
    "change.propose-listed": async ({ site, clients }) => {
      const started = await startBatch(db, site, clients, currentTime(), "pace-proposals");
      const reply = started.notIncluded > 0 ? await addClients(db, started.batchId, clients) : started;
      wake();
      return reply;
    },
    "change.propose-results": async ({ batchId, results }) => {
      const batch = await findBatch(db, batchId);
      if (!batch) throw changeNotFound();
      const started = await startAgain(db, batch, results, "pace-proposals", currentTime());
      wake();
      return started;
    },
    "change.proposals": async ({ batchId }, from) => {
      await requireOwnBatch(batchId, from);
      return list(batchId);
    },
    "change.accept-all": async ({ batchId, ...consent }, from) => {
      await requireOwnBatch(batchId, from);
      await requireWithinLimit(parseMoney(consent.typed));
      const [first] = await listProposalsOfBatch(db, batchId);
      const user = first && (await userOf(first.site, first.set.client.path));
      await acceptAll(db, batchId, { ...consent, user }, currentTime());
      wake();
      return list(batchId);
    },
  };
}

/** Without those that a person had left out. */
function acceptedRecords({ set, progress }: Change): RecordChange[] {
  return set.records.filter(({ id }) => progress[id]?.state !== "left-out");
}

/** What the address of the window names. */
async function queryOf(what: RequestBody<"review.open">, site: string): Promise<Record<string, string>> {
  if ("participants" in what) return handOver(what.participants, site);
  if (!("manageBooking" in what)) return what;
  const { clientPath, bookingId } = what.manageBooking;
  return { manageBooking: bookingId, clientPath };
}

/** The window learns by an id which clients it is about; whose they are, it asks the background. */
async function handOver(paths: readonly string[], site: string): Promise<{ participants: string }> {
  const id = newBatchId(currentTime());
  return { participants: await storeClientChoice(id, { site, paths: [...new Set(paths)] }) };
}

/** The extension's own pages may see and decide all of them. */
function isOwn({ site }: Pick<Change | Batch, "site">, { caller, origin }: Sender): boolean {
  return caller === "extension-page" || site === origin;
}
