import type { SiteProfile } from "../../crm/profile/site-profile.ts";
import type { NdiaGet } from "../../ndia/plans.ts";
import type { IsoDate } from "../../core/calendar-date.ts";
import type { ChangeSet, Purpose } from "../../domain/change/change-set.ts";
import type { Identity } from "../../domain/plan/identity.ts";
import { proposeContract } from "../../domain/change/propose-contract.ts";
import type { CrmContract } from "../../domain/change/crm-contract.ts";
import { proposePlan, proposePlanAndBudgets } from "../../domain/change/propose-sync.ts";
import { currentPlan, type PacePlan } from "../../domain/plan/plan-budget.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { findLink } from "../../storage/link-repository.ts";
import { addChange, listChangesOfClient, updateChangeRequest } from "../../storage/change-repository.ts";
import { type PaceSnapshot, paceSnapshots } from "../../storage/plan-repository.ts";
import type { Change } from "../../domain/change/change.ts";
import { createCrmRecords, type KnownClient } from "../crm/crm-records.ts";
import { enterFailure } from "../audit/enter-failure.ts";
import type { ReadCrm } from "../crm/crm-access.ts";
import { planChoiceKey, retrieveAndSavePace } from "./retrieve-pace.ts";
import { withMark } from "./contract-mark.ts";
import { contractGuard } from "./contract-guard.ts";
import type { ContractSnapshot } from "./targets/target.ts";

export interface ProposeDeps {
  db: Database;
  readCrm: ReadCrm;
  ndia: () => Promise<NdiaGet>;
  profileOf: (site: string) => Promise<SiteProfile>;
  today: () => IsoDate;
  now: () => number;
}

/** Turns the NDIA's plans into changes that a person can accept. It writes nothing to the CRM. */
export function createProposals(deps: ProposeDeps) {
  const { db, today, now } = deps;
  const { readClient, readContract, ownerOf, categories } = createCrmRecords(deps);

  /**
   * The snapshot with this id is reused; without one the NDIA is asked, for `record` of the CRM. `site`: the CRM that it is for; `undefined` where a file
   * names someone of whom no CRM's page is known, and then no page ever gets it.
   */
  async function snapshotFor(
    site: string | undefined,
    identity: Identity,
    options: {
      batchId: string;
      history: boolean;
      snapshotId?: string | undefined;
      record?: string | undefined;
    },
  ): Promise<PaceSnapshot> {
    const { snapshotId, batchId, history, record } = options;
    const stored =
      site &&
      snapshotId &&
      (await paceSnapshots(db, site, identity.ndisNumber)).find(({ id }) => id === snapshotId);
    if (stored) return stored;
    const parts = ["plans", "budgets"] as const;
    const asked = { site, ndisNumber: identity.ndisNumber, record, parts, batch: batchId };
    return enterFailure(db, asked, retrieveAndSavePace(deps, identity, { batchId, history, site }));
  }

  async function storeProposal(
    site: string,
    client: KnownClient,
    snapshot: Pick<PaceSnapshot, "id" | "retrievedAt">,
    set: Pick<ChangeSet, "purpose" | "records" | "warnings" | "refusals" | "contract" | "declaration">,
    of: Pick<Change, "batchId" | "sentBy" | "bookingsBefore"> = {},
  ): Promise<Change> {
    const consent = await consentOf(site, client);
    const older = await listChangesOfClient(db, site, client.path);
    // The new proposal has newer data, so it replaces the earlier one.
    for (const { id, state, set: other } of older)
      if (
        state === "proposed" &&
        other.contract?.path === set.contract?.path &&
        other.purpose === set.purpose
      )
        // Unless it was accepted at the same moment.
        await updateChangeRequest(db, id, (stored) =>
          stored.state === "proposed" ? { ...stored, state: "superseded" } : undefined,
        );
    const mark = crypto.randomUUID().slice(0, 8);
    const change: Change = {
      id: `${now()}-${mark}`,
      site,
      ...of,
      state: "proposed",
      set: {
        ...set,
        records: withMark(set.records, mark),
        client: { name: client.name, path: client.path },
        ndisNumber: client.verifiedIdentity.ndisNumber,
        snapshotId: snapshot.id,
        retrievedAt: snapshot.retrievedAt,
      },
      proposedAt: now(),
      ...(consent?.apiAccess && consent.set ? { consent: consent.set } : {}),
      attempts: 0,
      progress: {},
      contractsBefore: client.contracts.map(({ path }) => path),
      ...(client.createContractPath ? { createContractPath: client.createContractPath } : {}),
    };
    await addChange(db, change);
    return change;
  }

  /** The client's two ticks, where Planbridge keeps them because the CRM doesn't tell. */
  async function consentOf(site: string, { path, apiAccess }: KnownClient) {
    return apiAccess === undefined ? (await findLink(db, site, path))?.pace : undefined;
  }

  /** A new contract from the client's PACE plan (F35–F40). */
  async function proposeForClient(site: string, clientPath: string): Promise<Change> {
    const client = requireAccess(await readClient(site, clientPath));
    if (client.apiAccess === undefined && !(await consentOf(site, client))?.apiAccess)
      throw new ProblemError("permanent", NO_CONSENT);
    const contracts = await Promise.all(client.contracts.map(({ path }) => readContract(site, path)));
    const snapshot = await snapshotFor(site, client.verifiedIdentity, {
      batchId: "client-page",
      history: false,
      record: clientPath,
    });
    const plan = planOf(snapshot);
    const { offered } = await categories(
      site,
      contracts.find((each) => each.createBudgetPath)?.createBudgetPath,
    );
    const proposal = proposeContract(plan, { categories: offered }, today());
    return storeProposal(site, client, snapshot, {
      purpose: "create-contract",
      ...proposal,
      refusals: [...contractGuard(client, contracts, plan), ...proposal.refusals],
    });
  }

  /** The updates of a contract to the plan, or to the plan and its budgets (F45–F61). */
  async function proposeForContract(
    site: string,
    contractPath: string,
    options: {
      purpose: Extract<Purpose, "sync-plan" | "sync-plan-and-budgets">;
      planKey?: string | undefined;
      snapshotId?: string | undefined;
      batchId?: string | undefined;
    },
  ): Promise<Change> {
    const reading = await readContract(site, contractPath);
    const client = requireAccess(await ownerOf(site, reading));
    const { batchId = "contract-page", snapshotId, planKey, purpose } = options;
    const [snapshot, { offered, locked }] = await Promise.all([
      snapshotFor(site, client.verifiedIdentity, {
        batchId,
        history: planKey !== undefined,
        snapshotId,
        record: contractPath,
      }),
      categories(site, reading.createBudgetPath),
    ]);
    const plan = planOf(snapshot, planKey);
    const crmContract = toCrmContract(reading);
    const proposal =
      purpose === "sync-plan"
        ? proposePlan(crmContract, plan, { categories: offered })
        : proposePlanAndBudgets(crmContract, reading.budgets, plan, { categories: offered });
    return storeProposal(
      site,
      client,
      snapshot,
      {
        purpose,
        contract: { reference: crmContract.reference, path: contractPath },
        ...proposal,
        warnings: [...proposal.warnings, ...(plan.current ? [] : [EARLIER_PLAN])],
        refusals: [
          ...(locked ? [locked] : []),
          ...(reading.editPath || purpose !== "sync-plan" ? [] : [NO_EDIT]),
          ...(purpose === "sync-plan-and-budgets" && !reading.budgets
            ? [reading.unreadTables?.planBudget ?? NO_BUDGET_TABLE]
            : []),
          ...proposal.refusals,
        ],
      },
      options.batchId ? { batchId: options.batchId } : {},
    );
  }

  return {
    readClient,
    readContract,
    ownerOf,
    snapshotFor,
    storeProposal: storeProposal,
    proposeForClient: proposeForClient,
    proposeForContract: proposeForContract,
  };
}

/** The NDIA isn't asked about a client whose API access the CRM shows as not ticked (F32). */
export function requireAccess<Client extends Pick<KnownClient, "apiAccess">>(client: Client): Client {
  if (client.apiAccess === false) throw new ProblemError("permanent", NO_ACCESS);
  return client;
}

const NO_ACCESS: Problem = {
  code: "api-access-missing",
  what: "API access isn't ticked for this client.",
  remedy: "Tick it on the client's Edit form, below NDIS PACE Participant, then retrieve again.",
  field: "API Access",
};

const NO_CONSENT: Problem = {
  code: "api-access-missing",
  what: "API access isn't ticked for this client.",
  remedy: "Press Set up PACE on the client's page and tick it, then retrieve again.",
};

export type Proposals = ReturnType<typeof createProposals>;

export function planOf({ pace, historyProblem }: PaceSnapshot, planKey?: string): PacePlan {
  const plan = planKey ? pace.find((each) => planChoiceKey(each) === planKey) : currentPlan(pace);
  // The chosen earlier period may be missing because the history wasn't retrieved this time.
  if (!plan) throw new ProblemError("permanent", (planKey && pace.length > 0 && historyProblem) || NO_PLAN);
  return plan;
}

function toCrmContract({ contract, editPath }: ContractSnapshot): CrmContract {
  const { reference, planStartDate, planEndDate, totalFunding } = contract;
  return {
    reference,
    editPath: editPath ?? "",
    ...(planStartDate ? { planStartDate } : {}),
    ...(planEndDate ? { planEndDate } : {}),
    ...(totalFunding === undefined ? {} : { totalFunding }),
  };
}

const EARLIER_PLAN = "This is an earlier period of the plan, not the one that runs now.";

const NO_PLAN: Problem = {
  code: "no-plan",
  what: "The NDIA holds no PACE plan for this participant.",
  remedy:
    "Check with the participant whether a plan has been approved. There is nothing to sync until there is one.",
};

const NO_EDIT: Problem = {
  code: "crm-no-edit-link",
  what: "This contract's page has no Edit, so its dates and total can't be changed.",
  remedy: "Ask your CRM administrator for the right to edit service contracts.",
};

const NO_BUDGET_TABLE: Problem = {
  code: "crm-field-not-shown",
  what: "This page doesn't show the Plan Budget table.",
  remedy: "Ask your CRM administrator to show the table on service contracts. Nothing was guessed.",
  field: "Plan Budget table",
};
