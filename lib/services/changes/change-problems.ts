import { CHANGE_KINDS, type RecordKind, TARGET_NAMES } from "../../domain/change/change-kinds.ts";
import type { RecordChange } from "../../domain/change/change-set.ts";
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

/** Its answer was lost, and it didn't come within the longest time that a server may take: a person decides. */
export function outcomeUnknown({ kind, title }: RecordChange): Problem {
  const { name } = CHANGE_KINDS[kind].words;
  const target = TARGET_NAMES[CHANGE_KINDS[kind].target];
  return {
    code: "outcome-unknown",
    what: `${target} didn't answer when this ${name} was sent (${title}). Planbridge looked for it several times over more than four minutes and didn't find it.`,
    remedy: `Check ${target === "The CRM" ? "the CRM" : "the NDIA"} yourself. If it isn't there, retry this record; Planbridge doesn't send it again without you.`,
  };
}

/** An error of Planbridge itself while it worked on one change. Only its type is shown: its text might hold a person's data. */
export function changeFault(error: unknown): Problem {
  return {
    code: "planbridge-change-fault",
    what: "Something went wrong in Planbridge while it worked on this change. Other changes go on.",
    remedy:
      "Press Continue to try again. If it happens again, tell whoever looks after Planbridge, and check in the CRM what was saved.",
    said: error instanceof Error ? error.name : typeof error,
  };
}
