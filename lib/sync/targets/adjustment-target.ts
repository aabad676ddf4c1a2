import { differencesIn } from "../../crm/fill-form.ts";
import { type Delivered, isAdjustmentOf } from "../../ndis/adjustment.ts";
import { type FieldChange, fieldOf, type RecordChange } from "../../ndis/change-set.ts";
import { type Problem, Trouble } from "../../ndis/problem.ts";
import { fillAndSend, openForm } from "../crm-writer.ts";
import type { SeenContract, Target, TargetDeps } from "./target.ts";

/** The delivered service that stands for what was delivered before (F40). One a category, whatever happens. */
export function adjustmentTarget({ site, profile, readCrm, post, contract }: TargetDeps): Target {
  return {
    async write(change, record, beforeSending) {
      const seen = await contract.look(change);
      if (rowOf(seen, record)) return { saved: true };
      if (!seen.delivered || !seen.createDeliveredPath) return { saved: false, problem: NO_NEW };
      const form = await openForm(readCrm, site, seen.createDeliveredPath);
      const sent = await fillAndSend(post, site, form, record.fields, profile, beforeSending);
      if (!sent.saved) return sent;
      contract.saw(sent.page, sent.path);
      return { saved: true };
    },
    async find(change, record) {
      return rowOf(await contract.lookAgain(change), record) ? {} : undefined;
    },
    /** The form tells the fields; only the table tells that there is no support item number (F40a). */
    async readBack(change, record) {
      const row =
        rowOf(await contract.look(change), record) ?? rowOf(await contract.lookAgain(change), record);
      if (!row) throw new Trouble("failed", NOT_LISTED);
      const numbered = row.itemNumber === "" ? [] : [itemNumber(row)];
      if (!row.editPath) return { differences: numbered };
      const form = await openForm(readCrm, site, row.editPath);
      return {
        differences: [...numbered, ...differencesIn(form, record.fields, profile)],
        path: row.editPath,
      };
    },
  };
}

function rowOf({ delivered = [] }: SeenContract, { fields }: RecordChange) {
  const category = String(fieldOf(fields, "planCategory")?.after);
  return delivered.find((each) => isAdjustmentOf(each, category));
}

function itemNumber({ itemNumber: held }: Delivered): FieldChange {
  return { field: "itemNumber", label: "Support Item Number", kind: "text", before: held, after: null };
}

const NO_NEW: Problem = {
  code: "crm-no-delivered-services",
  what: "The contract's page shows no Delivered Services table with its New, so the adjustment can't be made, nor looked for.",
  remedy: "Ask your CRM administrator to show the table, then try the rest again.",
};

const NOT_LISTED: Problem = {
  code: "crm-adjustment-not-listed",
  what: "The CRM took this adjustment, and its Delivered Services table doesn't list it.",
  remedy: "Open the contract and look. Don't enter it again before you have.",
};
