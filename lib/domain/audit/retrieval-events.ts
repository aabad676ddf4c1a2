import type { ParticipantRecord } from "../record/participant-record.ts";
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

/** What else is kept of a participant. */
type Kept = Partial<Pick<ParticipantRecord, "goals" | "bookings" | "budgets" | "consent" | "lastSync">>;

/** Other parts were retrieved, or consent was confirmed; empty: neither. */
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
  if (parts.length > 0) {
    const job = after.lastSync === before?.lastSync ? undefined : after.lastSync?.jobId;
    events.push({
      kind: "retrieved",
      site,
      ndisNumber,
      details: { parts, ...(isByItself ? { batch: "upkeep" } : {}), ...(job ? { job } : {}) },
    });
  }
  return events;
}
