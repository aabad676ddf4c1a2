import { differencesIn, formHolds } from "../../../crm/write/fill-form.ts";
import { formField, type FormReading } from "../../../crm/read/form/read-form.ts";
import type { SiteProfile } from "../../../crm/profile/site-profile.ts";
import { CHANGE_KINDS } from "../../../domain/change/change-kinds.ts";
import { type FieldChange, isDifferent, type RecordChange } from "../../../domain/change/change-set.ts";
import { type Problem, ProblemError } from "../../../core/problem.ts";
import { fillAndSend, openForm } from "../../crm/crm-writer.ts";
import { emptiedByForm } from "./emptied-by-form.ts";
import { compareSaved } from "./compare-saved.ts";
import type { Target, TargetDeps } from "./target.ts";

/** An existing record: updated, found and read back by its own form. */
export function updateByForm({ site, profile, readCrm, post, contract }: TargetDeps): Target {
  const formOf = async ({ path }: RecordChange): Promise<FormReading> => {
    if (!path) throw new ProblemError("permanent", NO_FORM);
    return openForm(readCrm, site, path);
  };

  return {
    async write(change, record, beforeSending) {
      const form = await formOf(record);
      const changes = record.fields.filter(isDifferent);
      const outstanding = differencesIn(form, changes, profile);
      // Somebody, or an earlier attempt, has saved it already.
      if (outstanding.length === 0) return { saved: true };
      const changed = outstanding.find((field) => changedSince(form, field, record, profile));
      if (changed) return { saved: false, problem: changedSinceReview(changed) };
      if (CHANGE_KINDS[record.kind].isContract) {
        const emptied = emptiedByForm(form, await contract.read(change), record, profile);
        if (emptied) return { saved: false, problem: emptied };
      }
      const sent = await fillAndSend(post, site, form, changes, profile, beforeSending);
      if (!sent.saved) return sent;
      contract.remember(sent.page, sent.path);
      return { saved: true };
    },
    async find(_change, record) {
      const outstanding = differencesIn(await formOf(record), record.fields.filter(isDifferent), profile);
      return outstanding.length === 0 ? {} : undefined;
    },
    async readBack(change, record) {
      return compareSaved(await formOf(record), change, record, profile);
    },
  };
}

/** Whether a field was changed since the review, to another value than the one to save. */
function changedSince(
  form: FormReading,
  { field, kind }: FieldChange,
  { fields }: RecordChange,
  profile: SiteProfile,
): boolean {
  const reviewed = fields.find((change) => change.field === field);
  const control = formField(form, field, profile);
  if (!reviewed || !control) return false;
  const asReviewed = { ...reviewed, after: reviewed.before };
  return (
    formHolds(control, kind, profile) !== reviewed.before &&
    differencesIn(form, [asReviewed], profile).length > 0
  );
}

function changedSinceReview({ label }: FieldChange): Problem {
  return {
    code: "changed-since-review",
    what: `Somebody changed ${label} in the CRM since this was reviewed, so nothing was sent.`,
    remedy: "Retrieve again and review the change as it is now.",
    field: label,
  };
}

const NO_FORM: Problem = {
  code: "crm-no-edit-link",
  what: "The CRM shows no Edit for this record, so it can't be changed.",
  remedy: "Ask your CRM administrator for the right to edit it.",
};
