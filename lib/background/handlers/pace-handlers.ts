import { CHANGE_KINDS } from "../../domain/change/change-kinds.ts";
import { fieldOf, type Purpose } from "../../domain/change/change-set.ts";
import { matchPlan } from "../../domain/change/propose-sync.ts";
import { currentPlan } from "../../domain/plan/plan-budget.ts";
import { diffPlans, isUnchanged } from "../../domain/change/plan-diff.ts";
import { listChangesOfClient } from "../../storage/change-repository.ts";
import type { Problem } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { findLink, saveLinks } from "../../storage/link-repository.ts";
import { paceSnapshots } from "../../storage/plan-repository.ts";
import type { Change } from "../../domain/change/change.ts";
import type { BudgetForm } from "../../services/changes/budget-form.ts";
import { viewChange } from "../../services/changes/build-change-view.ts";
import { actorOf } from "../../services/changes/accept.ts";
import { currentTime } from "../../platform/system-clock.ts";
import type { Proposals } from "../../services/changes/propose.ts";
import { paceUnchangedSince, planChoiceKey } from "../../services/changes/retrieve-pace.ts";
import { connectionPrecondition } from "./connection-handlers.ts";
import type { HandlersOf } from "../receive.ts";
import { requireOwnForm } from "./own-form.ts";
import type { paceOperations } from "../../messaging/operations/pace-operations.ts";
import type {
  ClientConsentView,
  ConnectionView,
  ContractPaceView,
  SyncedContract,
} from "../../messaging/views.ts";

/** Requests of the client, contract and budget form pages about PACE. */
export function paceHandlers(deps: {
  db: Database;
  proposals: Proposals;
  budgetForm: BudgetForm;
  connection: () => Promise<ConnectionView>;
  wake: () => void;
  /** Who is signed in to a CRM, by its own page of this client. */
  userOf: (site: string, clientPath: string) => Promise<string | undefined>;
  /** Why nothing can be stored at present. */
  halted: () => Problem | undefined;
}): HandlersOf<typeof paceOperations> {
  const { db, proposals, budgetForm, connection, wake, halted, userOf } = deps;

  async function viewConsent(site: string, path: string): Promise<ClientConsentView> {
    const { name, verifiedIdentity } = await proposals.readClient(site, path);
    const kept = (await findLink(db, site, path))?.pace ?? { participant: false, apiAccess: false };
    return { client: { name, ndisNumber: verifiedIdentity.ndisNumber }, ...kept };
  }

  return {
    "pace.view-client": async (
      { path, name, ndisNumber, pace, apiAccess, missing, contracts },
      { origin },
    ) => {
      await saveLinks(db, [
        // This link finds the client that a file or a captured invoice names by number.
        ...(ndisNumber ? [{ site: origin, path, ndisNumber }] : []),
        ...contracts.map((contract) => ({ site: origin, path: contract, client: { name, path } })),
      ]);
      const kept = (await findLink(db, origin, path))?.pace ?? { participant: false, apiAccess: false };
      const participant = pace ?? kept.participant;
      const access = apiAccess ?? kept.apiAccess;
      // A CRM that shows the first tick as set, but not the second one, doesn't have the second one.
      const byCrm = pace === false || (pace !== undefined && apiAccess !== undefined);
      const change = findChangeToShow(await listChangesOfClient(db, origin, path));
      if (change?.state === "applying") wake();
      return {
        participant,
        apiAccess: participant && access,
        keptBy: byCrm ? "crm" : "planbridge",
        preconditions: [
          connectionPrecondition(await connection()),
          ...missing.map((label) => ({
            what: `The client's page shows no ${label}.`,
            holds: false,
            remedy: `The NDIA needs surname, date of birth and NDIS number. Fill in ${label} on the client's Edit form.`,
          })),
        ],
        ...(change ? { change: await viewChange(db, change, halted()) } : {}),
      };
    },
    "pace.view-consent": ({ site, path }) => viewConsent(site, path),
    "pace.set-consent": async ({ site, path, participant, apiAccess }) => {
      // Whose page it is, and who is signed in there, before anything is stored.
      await proposals.readClient(site, path);
      const actor = await actorOf(db, await userOf(site, path));
      const pace = { participant, apiAccess: participant && apiAccess, set: { ...actor, at: currentTime() } };
      await saveLinks(db, [{ site, path, pace }]);
      return viewConsent(site, path);
    },
    "pace.view-contract": async ({ path, isPace, forms }, { origin }) => {
      await saveLinks(
        db,
        forms.map((form) => ({ site: origin, path: form, contractPath: path })),
      );
      const client = (await findLink(db, origin, path))?.client;
      const ofClient = client ? await listChangesOfClient(db, origin, client.path) : [];
      const changes = ofClient.filter(({ set }) => set.contract?.path === path);
      const change = findChangeToShow(changes);
      if (change?.state === "applying") wake();
      const synced = findLastSync(changes);
      const lastSync = synced && (await describeLastSync(db, synced));
      return {
        isPace: isPace ?? false,
        preconditions: [connectionPrecondition(await connection())],
        ...(lastSync ? { lastSync, synced: savedContract(synced) } : {}),
        ...(change ? { change: await viewChange(db, change, halted()) } : {}),
      };
    },
    "pace.retrieve-plans": async ({ contractPath }, { origin }) => {
      const contract = await proposals.readContract(origin, contractPath);
      const client = await proposals.ownerOf(origin, contract);
      const { id, retrievedAt, pace, historyProblem } = await proposals.snapshotFor(
        origin,
        client.verifiedIdentity,
        {
          batchId: "contract-page",
          history: true,
          record: contractPath,
        },
      );
      const unchangedSince = await paceUnchangedSince(db, origin, client.verifiedIdentity.ndisNumber);
      const fitting = matchPlan(contract.contract, pace);
      return {
        snapshotId: id,
        retrievedAt,
        ...(unchangedSince && unchangedSince < retrievedAt ? { unchangedSince } : {}),
        ...(historyProblem ? { historyProblem } : {}),
        plans: pace.map((plan) => ({
          ...(plan === fitting?.plan ? { fits: fitting.reason } : {}),
          key: planChoiceKey(plan),
          startDate: plan.startDate,
          endDate: plan.endDate,
          current: plan.current,
          budgets: plan.budgets.length,
          ...(plan.budgetsProblem ? { budgetsProblem: plan.budgetsProblem } : {}),
          // The current plan's problems are shown in its review.
          ...(plan.current || plan.oddities.length === 0 ? {} : { oddities: plan.oddities }),
        })),
      };
    },
    "pace.retrieve-budgets": async ({ formPath, category }, from) => {
      await requireOwnForm(db, formPath, from);
      return budgetForm.retrieve(from.origin, formPath, category);
    },
    "pace.propose-budget-save": async (save, from) => {
      await requireOwnForm(db, save.formPath, from);
      return viewChange(db, await budgetForm.proposePageSave(from.origin, save), halted());
    },
  };
}

/** The change that a page shows without being asked: one under way, or the last that ended, but no proposal. */
function findChangeToShow(newestFirst: readonly Change[]): Change | undefined {
  const accepted = newestFirst.filter(({ acceptedAt }) => acceptedAt !== undefined);
  return accepted.find(({ state }) => state === "applying") ?? accepted[0];
}

/** Purposes of changes after which the whole contract is up to date. */
const WITH_BUDGETS = new Set<Purpose>(["create-contract", "sync-plan-and-budgets"]);

/** The last change that brought the whole contract up to date. */
function findLastSync(newestFirst: readonly Change[]): Change | undefined {
  return newestFirst.find(
    ({ state, set, progress }) =>
      state === "done" &&
      WITH_BUDGETS.has(set.purpose) &&
      Object.values(progress).every((record) => record.state === "verified" || record.state === "left-out"),
  );
}

/** The time of the last sync, and whether PACE has changed since, by the stored retrievals (F46). */
async function describeLastSync(db: Database, last: Change): Promise<ContractPaceView["lastSync"]> {
  if (!last.settledAt) return undefined;
  const snapshots = await paceSnapshots(db, last.site, last.set.ndisNumber);
  const [newest] = snapshots;
  const before = currentPlan(snapshots.find(({ id }) => id === last.set.snapshotId)?.pace ?? []);
  const after = currentPlan(newest?.pace ?? []);
  return {
    at: last.settledAt,
    changed: before !== undefined && after !== undefined && !isUnchanged(diffPlans(before, after)),
    ...(newest ? { retrievedAt: newest.retrievedAt } : {}),
  };
}

/** The values that a fully verified sync saved, without records that were left out or have no known form. */
function savedContract({ set, progress }: Change): SyncedContract {
  const kept = set.records.filter(({ id, group }) => progress[id]?.state === "verified" || group === "same");
  const contract = kept.find(({ kind }) => CHANGE_KINDS[kind].isContract)?.fields ?? [];
  const [start, end] = [fieldOf(contract, "planStartDate")?.after, fieldOf(contract, "planEndDate")?.after];
  const total = fieldOf(contract, "totalFunding")?.after;
  return {
    ...(typeof start === "string" ? { planStartDate: start } : {}),
    ...(typeof end === "string" ? { planEndDate: end } : {}),
    ...(typeof total === "number" ? { totalFunding: total } : {}),
    budgets: kept.flatMap(({ id, kind, title, fields, path = progress[id]?.path }) => {
      const amount = fieldOf(fields, "budgetAmount")?.after;
      return CHANGE_KINDS[kind].summand && path && typeof amount === "number"
        ? [{ category: title, path, amount }]
        : [];
    }),
  };
}
