import { type Delivered, isAdjustmentOf } from "../../../domain/change/adjustment.ts";
import { type FieldChange, fieldOf, type RecordChange } from "../../../domain/change/change-set.ts";
import { type Problem, ProblemError } from "../../../core/problem.ts";
import { fillAndSend, openForm } from "../../crm/crm-writer.ts";
import type { ContractSnapshot, Target, TargetDeps } from "./target.ts";
import { compareSaved } from "./compare-saved.ts";
import { duplicateRecordProblem } from "./duplicate-record.ts";

/** The delivered service that adjusts for earlier deliveries (F40); never more than one for each category. */
export function adjustmentTarget({ site, profile, readCrm, post, contract }: TargetDeps): Target {
  return {
    async write(change, record, beforeSending) {
      const seen = await contract.read(change);
      if (!seen.delivered || !seen.createDeliveredPath)
        return { saved: false, problem: unreadServices(seen) };
      if (rowsOf(seen, record).length > 0) return { saved: true };
      const form = await openForm(readCrm, site, seen.createDeliveredPath);
      const sent = await fillAndSend(post, site, form, record.fields, profile, beforeSending);
      if (!sent.saved)
        return rowsOf(await contract.readAgain(change), record).length > 0 ? { saved: true } : sent;
      contract.remember(sent.page, sent.path);
      return { saved: true };
    },
    async find(change, record) {
      return rowsOf(await contract.readAgain(change), record).length > 0 ? {} : undefined;
    },
    /** The form shows the fields; only the table shows that there is no support item number (F40a). */
    async readBack(change, record) {
      const seen = await contract.read(change);
      const listed = seen.delivered ? rowsOf(seen, record) : [];
      const rows = listed.length > 0 ? listed : rowsOf(await contract.readAgain(change), record);
      const [row] = rows;
      if (!row) throw new ProblemError("permanent", NOT_LISTED);
      const duplicate = duplicateRecordProblem(
        `the adjustment of ${row.category}`,
        rows.length,
        "the Delivered Services table",
      );
      const problem = duplicate ? { problem: duplicate } : {};
      const numbered = row.itemNumber === "" ? [] : [itemNumber(row)];
      if (!row.editPath) return { differences: numbered, ...problem };
      const form = await openForm(readCrm, site, row.editPath);
      const compared = compareSaved(form, change, record, profile);
      const differences = [...numbered, ...compared.differences];
      return { ...compared, differences, path: row.editPath, ...problem };
    },
  };
}

/** Throws where the table can't be read: a record that can't be looked for may be there, so it is never sent for that. */
function rowsOf(snapshot: ContractSnapshot, { fields }: RecordChange) {
  const { delivered } = snapshot;
  // Without categories an adjustment can't be told from any other service.
  if (!delivered || (delivered.length > 0 && delivered.every((service) => !service.category)))
    throw new ProblemError("permanent", unreadServices(snapshot));
  const category = String(fieldOf(fields, "planCategory")?.after);
  return delivered.filter((each) => isAdjustmentOf(each, category));
}

function itemNumber({ itemNumber: found }: Delivered): FieldChange<"itemNumber"> {
  return { field: "itemNumber", label: "Support Item Number", kind: "text", before: found, after: null };
}

function unreadServices({ delivered, unreadTables }: ContractSnapshot): Problem {
  return (!delivered && unreadTables?.deliveredServices) || NO_NEW;
}

const NO_NEW: Problem = {
  code: "crm-no-delivered-services",
  what: "The contract's page shows no Delivered Services table with its New, so the adjustment can't be made, nor looked for.",
  remedy: "Ask your CRM administrator to show the table, then retry the failed records.",
};

const NOT_LISTED: Problem = {
  code: "crm-adjustment-not-listed",
  what: "The CRM took this adjustment, and its Delivered Services table doesn't list it.",
  remedy: "Open the contract and look. Don't enter it again before you have.",
};
