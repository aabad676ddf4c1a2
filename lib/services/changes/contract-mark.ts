import type { Change } from "../../domain/change/change.ts";
import { CHANGE_KINDS } from "../../domain/change/change-kinds.ts";
import { fieldOf, type RecordChange } from "../../domain/change/change-set.ts";

/**
 * A mark in a new contract's reference, a text that stays and that no guide prescribes: a contract that the CRM saves long
 * after its answer was lost is known by it as the one that was sent, and a second one as its duplicate.
 */
export function withMark(records: readonly RecordChange[], mark: string): RecordChange[] {
  return records.map((record) =>
    CHANGE_KINDS[record.kind].isContract && record.action === "create"
      ? {
          ...record,
          fields: record.fields.map((field) =>
            field.field === "reference"
              ? { ...field, after: `${String(field.after)} (${MARK}${mark})` }
              : field,
          ),
        }
      : record,
  );
}

const MARK = "PB-";

/** Whether a contract with this reference is the one that this change creates. */
export function isMarkedBy({ set }: Pick<Change, "set">, reference: string): boolean {
  const created = set.records.find(
    ({ kind, action }) => CHANGE_KINDS[kind].isContract && action === "create",
  );
  const own = created && fieldOf(created.fields, "reference")?.after;
  return typeof own === "string" && own.includes(`(${MARK}`) && squeeze(reference) === squeeze(own);
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
