import type { FieldChange, RecordChange } from "../../domain/change/change-set.ts";
import { budgetId } from "../../domain/change/propose-contract.ts";
import { isExcluded, type PlanBudget, managementStyleOf } from "../../domain/plan/plan-budget.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import { categoryKey } from "../../domain/catalogue/support-category.ts";
import type { Database } from "../../storage/database.ts";
import { findLink } from "../../storage/link-repository.ts";
import type { Change } from "../../domain/change/change.ts";
import type { BudgetChoice, BudgetsView } from "../../domain/change/plan-choices.ts";
import { planOf, type Proposals, requireAccess } from "./propose.ts";

/** Serves the CRM's budget form: the NDIA's records for its category, and a change for what was saved with them. */
export function createBudgetForm(db: Database, proposals: Proposals) {
  async function ownerOfForm(site: string, formPath: string) {
    const contractPath = (await findLink(db, site, formPath))?.contractPath;
    if (!contractPath) throw new ProblemError("permanent", CONTRACT_UNKNOWN);
    const contract = await proposals.readContract(site, contractPath);
    return { contract, client: await proposals.ownerOf(site, contract) };
  }

  /** The NDIA's records for this category (F51–F53). */
  async function retrieve(site: string, formPath: string, category: string): Promise<BudgetsView> {
    const client = requireAccess((await ownerOfForm(site, formPath)).client);
    const snapshot = await proposals.snapshotFor(site, client.verifiedIdentity, {
      batchId: "budget-form",
      history: false,
      record: formPath,
    });
    return {
      snapshotId: snapshot.id,
      retrievedAt: snapshot.retrievedAt,
      client: { name: client.name },
      category,
      choices: planOf(snapshot)
        .budgets.filter((budget) => categoryKey(budget.category) === categoryKey(category))
        .map(toChoice),
    };
  }

  /**
   * The page is about to send its own form, and waits for a person to accept (F60). The result is then read back as after a
   * lost answer: only the CRM knows it. From its acceptance on a worker may process it, and never sends what the page sends.
   */
  async function proposePageSave(
    site: string,
    save: {
      formPath: string;
      snapshotId: string;
      budgetKey: string;
      fields: FieldChange[];
    },
  ): Promise<Change> {
    const { contract, client } = await ownerOfForm(site, save.formPath);
    const snapshot = await proposals.snapshotFor(site, client.verifiedIdentity, {
      batchId: "budget-form",
      history: false,
      snapshotId: save.snapshotId,
      record: save.formPath,
    });
    const budget = planOf(snapshot).budgets.find((candidate) => choiceKey(candidate) === save.budgetKey);
    if (!budget) throw new ProblemError("permanent", RECORD_GONE);
    const isNew = save.formPath === contract.createBudgetPath;
    const record: RecordChange = {
      id: budgetId(budget),
      kind: "plan-budget",
      title: budget.category,
      group: isNew ? "only-ndia" : "change",
      action: isNew ? "create" : "update",
      fields: save.fields,
      ...(isNew ? {} : { path: save.formPath }),
      fundingPeriods: budget.fundingPeriods,
      warnings: [],
    };
    const set = {
      purpose: "sync-budget" as const,
      contract: { reference: contract.contract.reference, path: contract.path },
      records: [record],
      warnings: [],
      refusals: [],
    };
    return proposals.storeProposal(site, client, snapshot, set, { sentBy: "page" });
  }

  return { retrieve, proposePageSave };
}

export type BudgetForm = ReturnType<typeof createBudgetForm>;

function toChoice(budget: PlanBudget): BudgetChoice {
  const { category, component, stated, startDate, endDate, total } = budget;
  return {
    key: choiceKey(budget),
    category,
    component,
    stated,
    managementStyle: managementStyleOf(budget),
    startDate,
    endDate,
    total,
    excluded: budget.management === null ? null : isExcluded(budget),
  };
}

function choiceKey(budget: PlanBudget): string {
  return `${budgetId(budget)}/${budget.startDate}`;
}

const CONTRACT_UNKNOWN: Problem = {
  code: "budget-form-owner-unknown",
  what: "Planbridge doesn't know which service contract this form belongs to.",
  remedy: "Open the form from the service contract's Plan Budget table, then retrieve again.",
};

const RECORD_GONE: Problem = {
  code: "record-gone",
  what: "The PACE record that you chose is no longer available.",
  remedy: "Press Retrieve PACE Plan Budget again and choose a record.",
};
