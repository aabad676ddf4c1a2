import type { RecordField } from "../../../lib/domain/plan/crm-field.ts";
import { type FieldChange, isDifferent } from "../../../lib/domain/change/change-set.ts";
import { FieldValue } from "./field-value.tsx";
import { ArrowIcon } from "../../base/icons.tsx";

/** Old and new value, one row per field that differs (F59). */
export function FieldChanges({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <table class="pb-changes">
      <colgroup>
        <col />
        <col class="pb-changes-column" />
        <col class="pb-changes-column" />
      </colgroup>
      <thead class="pb-unseen">
        <tr>
          <th scope="col">Field</th>
          <th scope="col">In the CRM now</th>
          <th scope="col">From PACE</th>
        </tr>
      </thead>
      <tbody>
        {changes.filter(isDifferent).map(({ field, label, kind, before, after }) => (
          <tr key={field}>
            <th scope="row">{label}</th>
            <td class="pb-changes-before">
              {before === null ? (
                <span class="pb-quiet">empty</span>
              ) : (
                <del>
                  <FieldValue kind={kind} value={before} />
                </del>
              )}
            </td>
            <td class="pb-changes-after">
              <ArrowIcon />
              <strong>
                <FieldValue kind={kind} value={after} />
              </strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The accepted and the CRM's value, where verification found a difference. */
export function FieldDifferences({ differences }: { differences: readonly FieldChange<RecordField>[] }) {
  return (
    <table class="pb-compared">
      <thead>
        <tr>
          <th scope="col">
            <span class="pb-unseen">Field</span>
          </th>
          <th scope="col">Accepted</th>
          <th scope="col">In the CRM</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, label, kind, before, after }) => (
          <tr key={field} class="pb-differs">
            <th scope="row">{label}</th>
            <td>
              <FieldValue kind={kind} value={after} />
            </td>
            <td>
              <FieldValue kind={kind} value={before} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
