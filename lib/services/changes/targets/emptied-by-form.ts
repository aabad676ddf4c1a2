import type { Problem } from "../../../core/problem.ts";
import { fieldLabelled, type FormReading } from "../../../crm/read/form/read-form.ts";
import type { FieldName, SiteProfile } from "../../../crm/profile/site-profile.ts";
import { isDifferent, type RecordChange } from "../../../domain/change/change-set.ts";
import type { ContractSnapshot } from "./target.ts";

/** What a contract's page shows of the fields that its form has too. */
const SHOWN_FIELDS = [
  "reference",
  "contractNumber",
  "planStartDate",
  "planEndDate",
  "startDate",
  "endDate",
  "totalFunding",
] as const satisfies FieldName[];

/**
 * A field of a contract that its page shows and its form holds nothing in: a script of the page fills it in, and sending the form
 * as it stands would empty it. Fields that the change itself fills in don't count.
 */
export function emptiedByForm(
  form: FormReading,
  { contract }: Pick<ContractSnapshot, "contract">,
  { fields }: RecordChange,
  profile: SiteProfile,
): Problem | undefined {
  const filled = new Set<string>(fields.filter(isDifferent).map(({ field }) => field));
  const emptied = SHOWN_FIELDS.flatMap((name) => {
    const held = fieldLabelled(form, profile.fields[name]);
    return held?.value === "" && contract[name] && !filled.has(name) ? [held.label] : [];
  });
  const [first] = emptied;
  if (first === undefined) return undefined;
  return {
    code: "crm-form-script",
    what: `The contract's page shows ${emptied.join(", ")}, and its form “${form.title}” holds nothing there until a script fills it in. Sending it would empty it, so nothing was sent.`,
    remedy: "Make this change in the CRM's own form.",
    field: first,
  };
}
