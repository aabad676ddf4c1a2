import { parseTypedDate, formatDate } from "../../dates.ts";
import { plainAmount, parseMoney } from "../../money.ts";
import type { PostedForm } from "../request.ts";
import type { Field, Form, FormRecord, FormValues } from "./field.ts";

export type Submission = { record: FormRecord; values: FormValues; errors: Record<string, string> };

/**
 * Reads a posted form strictly. A field the organisation has hidden isn't posted: it is left out of the record, so that
 * an update leaves what was stored and an insert takes the column's default.
 */
export function readForm({ fields, check }: Form, posted: PostedForm, hidden: readonly string[]): Submission {
  const submission: Submission = { record: {}, values: {}, errors: {} };
  for (const field of fields.filter(({ label }) => !hidden.includes(label))) {
    const typed = posted.getAll(field.name).map((value) => value.trim());
    const text = field.kind === "multiple" ? typed.join("; ") : (typed[0] ?? "");
    submission.values[field.name] = text;
    const result = readField(field, text);
    if ("error" in result) submission.errors[field.name] = result.error;
    else submission.record[field.column] = result.value;
  }
  if (check && Object.keys(submission.errors).length === 0) submission.errors = check(submission.record);
  return submission;
}

/** The inputs' contents for a stored record; columns it doesn't have stay empty. */
export function showRecord({ fields }: Form, record: FormRecord): FormValues {
  return Object.fromEntries(
    fields.map((field) => [field.name, showField(field, record[field.column] ?? null)]),
  );
}

function readField(field: Field, text: string): { value: string | number | null } | { error: string } {
  if (field.kind === "tick") return { value: text === "true" ? 1 : 0 };
  if (text === "") {
    if (field.required) return { error: `${field.label} is required.` };
    return {
      value:
        field.kind === "text" ||
        field.kind === "notes" ||
        field.kind === "select" ||
        field.kind === "multiple"
          ? ""
          : null,
    };
  }
  switch (field.kind) {
    case "date": {
      const date = parseTypedDate(text);
      return date === null
        ? { error: `${field.label} must be a date in the form dd/mm/yyyy.` }
        : { value: date };
    }
    case "money":
    case "quantity": {
      const amount = parseMoney(text);
      return amount === null
        ? { error: `${field.label} must be a number with at most two decimals.` }
        : { value: amount };
    }
    case "select":
    case "multiple": {
      const chosen = field.kind === "select" ? [text] : text.split("; ");
      const offered = chosen.every((choice) => field.options?.includes(choice));
      return offered ? { value: text } : { error: `${field.label} must be one of the choices.` };
    }
    default:
      return text.length > 4000 ? { error: `${field.label} is too long.` } : { value: text };
  }
}

function showField({ kind }: Field, value: string | number | null): string {
  if (value === null) return "";
  if (kind === "date") return formatDate(String(value));
  if (kind === "money" || kind === "quantity") return plainAmount(Number(value));
  if (kind === "tick") return value === 1 ? "true" : "";
  return String(value);
}
