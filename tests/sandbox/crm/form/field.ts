/** One field of one form: its label as the CRM writes it, and the column it is stored in. */
export type Field = {
  /** The input's id and name. */
  name: string;
  label: string;
  column: string;
  kind: "text" | "notes" | "date" | "money" | "quantity" | "select" | "multiple" | "tick";
  required?: boolean;
  options?: readonly string[];
  /** The name of the tick that shows this field. */
  shownWhen?: string;
  placeholder?: string;
  /** A drop-down without an empty choice starts on its first option; this adds the empty one. */
  optional?: boolean;
  /** The words of the empty choice, where it has any. */
  empty?: string;
  /** The id of a list of suggestions. */
  list?: string;
};

export type Form = {
  fields: readonly Field[];
  /** Rules across fields: messages by field name. The record holds columns. */
  check?: (record: FormRecord) => Record<string, string>;
};

/** What is stored: dates as YYYY-MM-DD, amounts in cents, quantities in hundredths, ticks 0 or 1, several choices joined by `; `. */
export type FormRecord = Record<string, string | number | null>;

/** What stands in the inputs, as typed. */
export type FormValues = Record<string, string>;

/** The given message when both dates are there and the second is before the first. ISO dates sort as text. */
export function datesInOrder(
  record: FormRecord,
  start: string,
  end: string,
  message: Record<string, string>,
): Record<string, string> {
  const [from, to] = [record[start], record[end]];
  return typeof from === "string" && typeof to === "string" && to < from ? message : {};
}
