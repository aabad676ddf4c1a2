import { formatDate } from "../../../lib/core/calendar-date.ts";
import type { FieldChange, Value } from "../../../lib/domain/change/change-set.ts";
import { formatMoney } from "../../../lib/core/money.ts";
import { showInvisible } from "../../../lib/core/invisible-characters.ts";

/** A value as the CRM's own form shows it; a tick as Yes or No. */
export function valueText(kind: FieldChange["kind"], value: Value): string {
  if (value === null || value === "") return "empty";
  if (kind === "money") return formatMoney(Number(value));
  if (kind === "date") return formatDate(String(value));
  if (kind === "tick") return value ? "Yes" : "No";
  return showInvisible(String(value));
}

/** A field's value after the change; of a record that is only in the CRM, its present value. */
export function currentValue({ after, before }: Pick<FieldChange, "after" | "before">): Value {
  return after ?? before;
}
