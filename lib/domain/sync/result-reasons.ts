import type { Problem } from "../../core/problem.ts";
import type { BatchKind } from "./batch.ts";
import type { ResultFilter, ResultRow } from "./batch-view.ts";
import type { DeskRow } from "./desk-row.ts";

/** The outcomes that the legend counts keep the legend's words; the others have ours. */
export const OUTCOME_WORDS: Readonly<Record<ResultFilter, string>> = {
  all: "All results",
  success: "Success",
  failed: "Failed",
  uncompleted: "Uncompleted",
  "to-review": "Ready to review",
  saving: "Saving",
  declined: "Declined or replaced",
  "not-active": "Not active",
  "not-pace": "Not on PACE",
  "without-contract": "No service contract",
};

/** Why a result is as it is, in a few words that many results can have in common. */
export interface ResultReason {
  /** Results with the same one are of one group. */
  key: string;
  label: string;
  /** Of all results with it. */
  outcome: ResultRow["outcome"];
}

/** The plan dates agree and the total doesn't: a success by the legend's meaning, and still something to correct. */
export const TOTAL_DIFFERS = "total-differs";

export function reasonOf(row: DeskRow, kind: BatchKind): ResultReason {
  const { outcome, problem } = row;
  if (row.isFixed) return { key: "fixed", label: "Fixed since", outcome: "success" };
  if (outcome === "success") return { ...reasonOfSuccess(row, kind), outcome };
  if (!problem || !HAS_REASONS.has(outcome)) return { key: outcome, label: OUTCOME_WORDS[outcome], outcome };
  return { key: `${outcome}/${problem.code}/${problem.field ?? ""}`, label: labelOf(problem), outcome };
}

function labelOf({ code, field, what }: Problem): string {
  const words = PROBLEM_WORDS[code];
  if (words) return words;
  const ofField = FIELD_WORDS[code];
  return ofField && field ? `${ofField}: ${field}` : what.replace(/\.$/, "");
}

/** The other outcomes say it by themselves. */
const HAS_REASONS: ReadonlySet<ResultRow["outcome"]> = new Set(["failed", "uncompleted", "saving"]);

function reasonOfSuccess({ totals, isSaved }: ResultRow, kind: BatchKind): Omit<ResultReason, "outcome"> {
  if (isSaved) return { key: "saved", label: "Saved and verified" };
  if (totals) return { key: TOTAL_DIFFERS, label: "Plan dates agree, Total Funding differs" };
  return { key: "success", label: SUCCESS_WORDS[kind] };
}

const SUCCESS_WORDS: Readonly<Record<BatchKind, string>> = {
  "active-plans": "Plan dates agree",
  "pace-proposals": "Nothing differs from PACE",
  participants: "Synchronised",
};

/** Problems whose own sentence is longer than a group's name, or has a value of one record in it. */
const PROBLEM_WORDS: Readonly<Record<string, string>> = {
  "plan-end-differs": "Plan end date differs",
  "plan-start-differs": "Plan start date differs",
  "plan-dates-differ": "Both plan dates differ",
  "no-plan": "No plan at the NDIA",
  "no-authority": "No authority for the participant",
  "surname-mismatch": "Surname differs",
  "date-of-birth-mismatch": "Date of birth differs",
  "ndis-number-unknown": "NDIS number unknown to the NDIA",
  "identity-mismatch": "The NDIA holds other details",
  "ndis-number-shape": "NDIS number isn't nine digits",
  "surname-odd-letter": "Unusual letter in the surname",
  "date-of-birth-future": "Date of birth in the future",
  "crm-status-unclear": "Contract status not read",
  "change-not-verified": "Not all records verified",
  stopped: "Stopped before it was reached",
};

/** Problems of one field of a page, which is named behind these words. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  "surname-missing": "Missing in the CRM",
  "ndis-number-missing": "Missing in the CRM",
  "date-of-birth-missing": "Missing in the CRM",
  "crm-field-empty": "Missing in the CRM",
  "crm-field-not-shown": "Not shown in the CRM",
  "crm-date-unreadable": "Not a date",
  "crm-field-unreadable": "Can't be read",
  "crm-field-ambiguous": "Unclear in the CRM",
};
