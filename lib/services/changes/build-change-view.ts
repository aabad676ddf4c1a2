import { explainNdiaError } from "../../domain/booking/explain-ndia-error.ts";
import { CHANGE_KINDS } from "../../domain/change/change-kinds.ts";
import { type RecordChange, recordsToWrite, totalMoneyMoved } from "../../domain/change/change-set.ts";
import { warningFacts } from "../../domain/change/warning-kinds.ts";
import type { Problem } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import type { Change, RecordProgress } from "../../domain/change/change.ts";
import type { ChangeView, ProposalView } from "../../domain/change/change-view.ts";
import { typeAmountFrom } from "../../storage/settings/confirmation-settings.ts";
import { paceUnchangedSince } from "./retrieve-pace.ts";

/** A change as the review shows it. `halted`: what stops all work, and so a change that is being applied. */
export async function viewChange(db: Database, change: Change, halted?: Problem): Promise<ChangeView> {
  const { id, site, state, set, progress, acceptedAt, acceptedBy, consent, settledAt, retryAt } = change;
  const blocked = state === "applying" ? (halted ?? change.blocked) : change.blocked;
  const since = await paceUnchangedSince(db, change.site, set.ndisNumber);
  // The first retrieval has nothing to compare it with.
  const unchangedSince = since !== undefined && since < set.retrievedAt ? since : undefined;
  // What is written at the NDIA is typed whatever it is.
  const ofCrm = set.records.every(({ kind }) => CHANGE_KINDS[kind].target === "crm");
  return {
    id,
    site,
    state,
    purpose: set.purpose,
    client: { name: set.client.name },
    ...(set.contract ? { contract: set.contract } : {}),
    retrievedAt: set.retrievedAt,
    ...(unchangedSince ? { unchangedSince } : {}),
    records: set.records.map((record) => {
      const recordProgress = progress[record.id];
      return recordProgress ? { ...record, progress: inPlainWords(record, recordProgress) } : record;
    }),
    warnings: set.warnings,
    refusals: set.refusals,
    ...(set.declaration ? { declaration: set.declaration } : {}),
    moved: totalMoneyMoved(set.records),
    ...(ofCrm ? { typeFrom: await typeAmountFrom(db) } : {}),
    ...(acceptedAt ? { acceptedAt } : {}),
    ...(acceptedBy ? { acceptedBy } : {}),
    ...(consent ? { consent } : {}),
    ...(settledAt ? { settledAt } : {}),
    ...(blocked ? { blocked } : {}),
    ...(retryAt ? { retryAt } : {}),
  };
}

/** What the NDIA says of a booking, with what it means and the likely field where Planbridge knows it; its own words stay. */
function inPlainWords({ kind }: RecordChange, progress: RecordProgress): RecordProgress {
  const { problem } = progress;
  if (CHANGE_KINDS[kind].target !== "ndia" || !problem?.said) return progress;
  const explained = explainNdiaError(problem.said);
  return explained
    ? { ...progress, problem: { code: problem.code, said: problem.said, ...explained } }
    : progress;
}

/** A proposal in the list of a bulk sync. */
export function viewProposal({ id, set, state, progress }: Change): ProposalView {
  const states = Object.values(progress).map((record) => record.state);
  const verified = states.filter((recordState) => recordState === "verified").length;
  return {
    id,
    client: { name: set.client.name },
    contract: set.contract?.reference ?? "",
    state,
    writes: recordsToWrite(set.records).length,
    warnings:
      set.warnings.length +
      set.records.filter(({ warnings, leftOut }) => warnings.length > 0 || leftOut).length,
    ...warningFacts(set),
    refusals: set.refusals.length,
    moved: totalMoneyMoved(set.records),
    verified,
    notVerified: states.filter((recordState) => ["failed", "differs", "not-done"].includes(recordState))
      .length,
  };
}
