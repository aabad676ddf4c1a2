import { formatDate } from "../../../lib/core/calendar-date.ts";
import type { FieldChange, Value } from "../../../lib/domain/change/change-set.ts";
import { formatMoney } from "../../../lib/core/money.ts";
import { VisibleText } from "../../base/visible-text.tsx";

/** A value as the CRM's own form shows it; a tick as Yes or No. */
export function FieldValue({ kind, value }: { kind: FieldChange["kind"]; value: Value }) {
  if (value === null || value === "") return "empty";
  if (kind === "money") return formatMoney(Number(value));
  if (kind === "date") return formatDate(String(value));
  if (kind === "tick") return value ? "Yes" : "No";
  return <VisibleText text={String(value)} />;
}

/** A field's value after the change; of a record that is only in the CRM, its present value. */
export function currentValue({ after, before }: Pick<FieldChange, "after" | "before">): Value {
  return after ?? before;
}
