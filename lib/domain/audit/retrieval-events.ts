import type { Problem } from "../../core/problem.ts";
import type { ParticipantRecord, PartSummary } from "../record/participant-record.ts";
import type { AuditEvent } from "./audit-entry.ts";

/** A retrieval of plans as it is stored. */
interface StoredRetrieval {
  id: string;
  batchId: string;
  ndisNumber: string;
  site?: string;
  retrievedAt: number;
  isPace: boolean;
  plans: readonly unknown[];
  pace?: readonly unknown[];
}

/** Plans were retrieved, with their budgets where they are PACE's. `batchId` says from where. */
export function snapshotEvent(snapshot: StoredRetrieval): AuditEvent {
  const { id, batchId, ndisNumber, site, isPace, plans, pace } = snapshot;
  return {
    kind: "retrieved",
    snapshot: id,
    site,
    ndisNumber,
    details: { parts: pace ? ["plans", "budgets"] : ["plans"], isPace, plans: plans.length, batch: batchId },
  };
}

/** What was asked of the NDIA and didn't come. What is absent isn't told. */
export interface FailedRetrieval {
  site?: string | undefined;
  ndisNumber: string;
  /** The path of the CRM's record from which it was asked for. */
  record?: string | undefined;
  parts?: readonly PartSummary["part"][];
  /** From where it was asked for, as with a retrieval that came. */
  batch?: string;
  job?: string;
  /** The one booking that was asked for. */
  booking?: string;
}

/** Why it didn't come is told by the code alone: the words of a problem may be the NDIA's own. */
export function failedRetrievalEvent(
  { site, ndisNumber, record, parts, ...from }: FailedRetrieval,
  { code }: Pick<Problem, "code">,
): AuditEvent {
  return {
    kind: "retrieval-failed",
    site,
    ndisNumber,
    record,
    details: { problem: code, ...(parts ? { parts: [...parts] } : {}), ...from },
  };
}

/** What else is kept of a participant. */
type Kept = Partial<Pick<ParticipantRecord, "goals" | "bookings" | "budgets" | "consent" | "lastSync">>;

/** Other parts were retrieved or couldn't be, or consent was confirmed; empty: none of it. */
export function recordEvents(
  { site, ndisNumber }: { site: string; ndisNumber: string },
  before: Kept | undefined,
  after: Kept,
  { isByItself = false }: { isByItself?: boolean } = {},
): AuditEvent[] {
  const parts = (["goals", "bookings", "budgets"] as const).filter((part) => before?.[part] !== after[part]);
  const { consent } = after;
  const isNewConsent = consent !== undefined && consent.at !== before?.consent?.at;
  const events: AuditEvent[] = [];
  if (isNewConsent)
    events.push({
      kind: "consent-confirmed",
      site,
      ndisNumber,
      user: consent.user,
      details: { device: consent.device, at: consent.at },
    });
  const sync = after.lastSync === before?.lastSync ? undefined : after.lastSync;
  if (parts.length > 0) {
    const job = sync?.jobId;
    events.push({
      kind: "retrieved",
      site,
      ndisNumber,
      details: { parts, ...(isByItself ? { batch: "upkeep" } : {}), ...(job ? { job } : {}) },
    });
  }
  return [...events, ...failedParts({ site, ndisNumber }, sync)];
}

/** One entry for all that didn't come for the same reason. */
function failedParts(of: { site: string; ndisNumber: string }, sync: Kept["lastSync"]): AuditEvent[] {
  const failed = (sync?.parts ?? []).filter(
    ({ result, problem }) => problem && (result === "failed" || result === "partly"),
  );
  const job = sync?.jobId ? { job: sync.jobId } : {};
  return [...Map.groupBy(failed, ({ problem }) => problem?.code ?? "")].map(([code, parts]) =>
    failedRetrievalEvent({ ...of, parts: parts.map(({ part }) => part), ...job }, { code }),
  );
}
