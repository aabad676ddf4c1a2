import { recordEvents } from "../domain/audit/retrieval-events.ts";
import type { ParticipantRecord } from "../domain/record/participant-record.ts";
import { withRecord } from "../domain/overview/update-overview.ts";
import { addAuditEntries, AUDIT_STORES } from "./audit/append-audit.ts";
import type { Database } from "./database.ts";
import { addNotices, type NewsOf } from "./notice-repository.ts";
import { updateOverview } from "./overview-repository.ts";
import { decodeRow, encodeRow } from "./row-codec.ts";

/** What is kept of a participant for this CRM besides plans. */
export async function findParticipantRecord(
  db: Database,
  site: string,
  ndisNumber: string,
): Promise<ParticipantRecord | undefined> {
  return decodeRow("participants", await db.get("participants", [site, ndisNumber]));
}

interface UpdateOptions {
  newsOf?: (stored: ParticipantRecord | undefined) => Pick<NewsOf, "at" | "news">;
  isByItself?: boolean;
}

/**
 * Reads and writes in one transaction, so that neither of two synchronisations at once is lost. A row that is set aside is
 * replaced whole: all of it but the earlier goals comes again with a synchronisation, and no work for the participant may wait
 * for ever. What came is entered in the audit trail.
 * `newsOf`: what is new since what was stored, where nobody is looking. `isByItself`: nobody asked for it.
 */
export async function updateParticipantRecord(
  db: Database,
  site: string,
  ndisNumber: string,
  change: (stored: ParticipantRecord | undefined) => Omit<ParticipantRecord, "site" | "ndisNumber">,
  { newsOf, isByItself = false }: UpdateOptions = {},
): Promise<ParticipantRecord> {
  const tx = db.transaction(["participants", "overviews", "notices", ...AUDIT_STORES], "readwrite");
  const store = tx.objectStore("participants");
  const stored = decodeRow("participants", await store.get([site, ndisNumber]));
  const updated: ParticipantRecord = { ...change(stored), site, ndisNumber };
  await Promise.all([
    store.put(encodeRow("participants", updated)),
    updateOverview(tx.objectStore("overviews"), site, ndisNumber, (overview) =>
      withRecord(overview, updated),
    ),
    newsOf && addNotices(tx.objectStore("notices"), { site, ndisNumber, ...newsOf(stored) }),
    addAuditEntries(tx, recordEvents(updated, stored, updated, { isByItself })),
    tx.done,
  ]);
  return updated;
}
