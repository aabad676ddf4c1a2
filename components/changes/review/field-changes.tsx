import type { RecordField } from "../../../lib/domain/plan/crm-field.ts";
import { type FieldChange, isDifferent } from "../../../lib/domain/change/change-set.ts";
import type { ChangeKind } from "../../../lib/domain/change/change-kinds.ts";
import { FieldValue } from "./field-value.tsx";
import { ArrowIcon } from "../../base/icons.tsx";

export interface FieldChangesProps {
  changes: readonly FieldChange[];
  /** Of a record that isn't there yet: there is nothing before. */
  isNew?: boolean;
}

/** Old and new value, one row per field that differs (F59). */
export function FieldChanges({ changes, isNew = false }: FieldChangesProps) {
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
          <th scope="col">Now</th>
          <th scope="col">Will be</th>
        </tr>
      </thead>
      <tbody>
        {changes.filter(isDifferent).map(({ field, label, kind, before, after }) => (
          <tr key={field}>
            <th scope="row">{label}</th>
            <td class="pb-changes-before">
              {before === null ? (
                !isNew && <span class="pb-quiet">empty</span>
              ) : (
                <del>
                  <FieldValue kind={kind} value={before} />
                </del>
              )}
            </td>
            <td class="pb-changes-after">
              {!isNew && <ArrowIcon />}
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

/** The accepted value and the one that is there, where verification found a difference. */
export function FieldDifferences({
  differences,
  target,
}: {
  differences: readonly FieldChange<RecordField>[];
  target: ChangeKind["target"];
}) {
  return (
    <table class="pb-compared">
      <thead>
        <tr>
          <th scope="col">
            <span class="pb-unseen">Field</span>
          </th>
          <th scope="col">Accepted</th>
          <th scope="col">{target === "ndia" ? "At the NDIA" : "In the CRM"}</th>
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
