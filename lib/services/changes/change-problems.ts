import { CHANGE_KINDS, type RecordKind, TARGET_NAMES } from "../../domain/change/change-kinds.ts";
import type { Problem } from "../../core/problem.ts";

/** Why a record that depends on one of this kind was skipped. */
export function notSaved(kind: RecordKind): Problem {
  const { name, code } = CHANGE_KINDS[kind].words;
  return {
    code: `${code}-not-saved`,
    what: `The ${name} wasn't saved, so this record was skipped.`,
    remedy: `Correct the ${name}, then retry the failed records.`,
  };
}

export const NOT_SAVED_BY_PAGE: Problem = {
  code: "page-did-not-save",
  what: "The CRM doesn't hold these values: its form wasn't saved, or was refused.",
  remedy: "Open the budget again, put right what the CRM says, and save it there.",
};

/** The record was sent as often as it may be without a person, so it isn't sent again. */
export function neverArrived(kind: RecordKind): Problem {
  const { target } = CHANGE_KINDS[kind];
  return {
    code: `${target}-never-saved`,
    what: `${TARGET_NAMES[target]} didn't answer any of several attempts to save this record, and doesn't hold it.`,
    remedy: "Check that other records can be saved there, then retry this one.",
  };
}
