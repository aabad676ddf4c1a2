import { fieldOf, type RecordChange } from "../../../domain/change/change-set.ts";
import type { CrmBudget } from "../../../domain/change/crm-contract.ts";
import { type Problem, ProblemError } from "../../../core/problem.ts";
import { categoryKey } from "../../../domain/catalogue/support-category.ts";
import { fillAndSend, openForm } from "../../crm/crm-writer.ts";
import type { ContractSnapshot, Target, TargetDeps } from "./target.ts";
import { compareSaved } from "./compare-saved.ts";
import { duplicateRecordProblem } from "./duplicate-record.ts";
import { updateByForm } from "./update-by-form.ts";

/** A plan budget: created from the contract's Plan Budget table, or changed by its own form. */
export function budgetTarget(deps: TargetDeps): Target {
  const { site, profile, readCrm, post, contract } = deps;
  const update = updateByForm(deps);

  const create: Target = {
    async write(change, record, beforeSending) {
      const seen = await contract.read(change);
      if (!seen.budgets) return { saved: false, problem: unreadBudgets(seen) };
      const [existing] = rowsOf(seen, record);
      if (existing) return { saved: true, ...pathOf(existing) };
      if (!seen.createBudgetPath) return { saved: false, problem: NO_CREATE };
      const form = await openForm(readCrm, site, seen.createBudgetPath);
      const sent = await fillAndSend(post, site, form, record.fields, profile, beforeSending);
      if (!sent.saved) {
        // Refused because it exists: the browser sent the form twice, and the CRM saved the first one.
        const now = rowsOf(await contract.readAgain(change), record)[0];
        return now ? { saved: true, ...pathOf(now) } : sent;
      }
      contract.remember(sent.page, sent.path);
      return { saved: true };
    },
    async find(change, record) {
      const [existing] = rowsOf(await contract.readAgain(change), record);
      return existing && pathOf(existing);
    },
    async readBack(change, record) {
      const seen = await contract.read(change);
      const listed = seen.budgets ? rowsOf(seen, record) : [];
      const rows = listed.length > 0 ? listed : rowsOf(await contract.readAgain(change), record);
      const [saved] = rows;
      if (!saved?.editPath) throw new ProblemError("permanent", saved ? NO_EDIT : NOT_LISTED);
      const form = await openForm(readCrm, site, saved.editPath);
      const duplicate = duplicateRecordProblem(
        `the budget ${saved.category}`,
        rows.length,
        "the Plan Budget table",
      );
      const compared = compareSaved(form, change, record, profile);
      return { ...compared, path: saved.editPath, ...(duplicate ? { problem: duplicate } : {}) };
    },
  };
  const targetFor = ({ action }: RecordChange) => (action === "create" ? create : update);
  return {
    write: (change, record, beforeSending) => targetFor(record).write(change, record, beforeSending),
    find: (change, record) => targetFor(record).find(change, record),
    readBack: (change, record) => targetFor(record).readBack(change, record),
  };
}

/**
 * The contract's budgets of this category and management; of this category only when the table hides the style. Throws
 * where the table can't be read: a record that can't be looked for may be there, so it is never sent for that.
 */
function rowsOf(snapshot: ContractSnapshot, { fields }: RecordChange): CrmBudget[] {
  const { budgets } = snapshot;
  if (!budgets) throw new ProblemError("permanent", unreadBudgets(snapshot));
  const category = categoryKey(String(fieldOf(fields, "planCategory")?.after));
  const style = fieldOf(fields, "managementStyle")?.after;
  return budgets.filter(
    (each) =>
      categoryKey(each.category) === category &&
      (each.managementStyle === undefined || !style || each.managementStyle === style),
  );
}

function pathOf({ editPath }: CrmBudget): { path?: string } {
  return editPath ? { path: editPath } : {};
}

function unreadBudgets({ unreadTables }: ContractSnapshot): Problem {
  return unreadTables?.planBudget ?? NO_CREATE;
}

const NO_CREATE: Problem = {
  code: "crm-no-create-budget",
  what: "The contract's page has no Create beside Plan Budget, so no budget can be added.",
  remedy:
    "Ask your CRM administrator to show the Plan Budget table with its Create, then retry the failed records.",
};

const NOT_LISTED: Problem = {
  code: "crm-budget-not-listed",
  what: "The CRM took this budget, and its Plan Budget table doesn't list it.",
  remedy: "Open the contract and look. Don't enter it again before you have.",
};

const NO_EDIT: Problem = {
  code: "crm-no-edit-link",
  what: "The Plan Budget table has no Edit for this budget, so what was saved can't be read back.",
  remedy: "Compare it with the NDIA's amounts by eye.",
};
