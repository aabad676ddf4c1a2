import type { FormReading } from "../../../crm/read/form/read-form.ts";
import { differencesIn } from "../../../crm/write/fill-form.ts";
import { changedBesides } from "../../../crm/write/sent-fields.ts";
import type { SiteProfile } from "../../../crm/profile/site-profile.ts";
import { isCrmField } from "../../../domain/plan/crm-field.ts";
import type { Change } from "../../../domain/change/change.ts";
import type { RecordChange } from "../../../domain/change/change-set.ts";
import type { ReadBack } from "./target.ts";

/** Holds a record's form against all that was sent: the fields of the change, and those that went along with them. */
export function compareSaved(
  form: FormReading,
  { progress }: Pick<Change, "progress">,
  { id, fields }: RecordChange,
  profile: SiteProfile,
): Pick<ReadBack, "differences" | "problem"> {
  const compared = fields.flatMap(({ field }) => (isCrmField(field) ? profile.formFields[field] : []));
  const problem = changedBesides(form, progress[id]?.sentFields ?? [], compared, profile);
  return { differences: differencesIn(form, fields, profile), ...(problem ? { problem } : {}) };
}
