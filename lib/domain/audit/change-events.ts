import type { Change, RecordProgress, RecordState } from "../change/change.ts";
import { recordsToWrite, totalMoneyMoved } from "../change/change-set.ts";
import type { AuditEvent, AuditKind } from "./audit-entry.ts";

/** What is entered when a record comes into a state; `null`: nothing, since nothing left Planbridge. */
const RECORD_KINDS: Readonly<Record<RecordState, AuditKind | null>> = {
  waiting: null,
  sending: "record-sending",
  unknown: "record-unknown",
  sent: "record-sent",
  verified: "record-verified",
  differs: "record-differs",
  failed: "record-failed",
  "not-done": "record-not-written",
  "left-out": null,
};

/**
 * What is to be entered when a change is stored in place of how it was. `before`: `undefined` for a new one.
 * @param isDeclined a person said no, where it becomes superseded
 */
export function changeEvents(before: Change | undefined, after: Change, isDeclined = false): AuditEvent[] {
  const kind = kindOf(before, after, isDeclined);
  return [
    ...(kind ? [ofChange(kind, after, detailsOf(kind, after))] : []),
    ...Object.entries(after.progress).flatMap(([id, progress]) =>
      recordEvents(after, id, before?.progress[id], progress),
    ),
  ];
}

function kindOf(before: Change | undefined, after: Change, isDeclined: boolean): AuditKind | undefined {
  if (!before) return "proposed";
  if (before.state === after.state) return undefined;
  if (after.state === "superseded") return isDeclined ? "declined" : "replaced";
  if (after.state !== "applying") return undefined;
  return before.state === "proposed" ? "accepted" : "resumed";
}

function detailsOf(kind: AuditKind, { set, batchId, sentBy }: Change): AuditEvent["details"] {
  const common = {
    purpose: set.purpose,
    client: set.client.path,
    ...(set.contract ? { contract: set.contract.path } : {}),
    ...(batchId ? { batch: batchId } : {}),
  };
  if (kind !== "proposed" && kind !== "accepted") return common;
  return {
    ...common,
    /** Cents. */
    moved: totalMoneyMoved(set.records),
    records: recordsToWrite(set.records).map(({ id }) => id),
    ...(set.refusals.length > 0 ? { refused: set.refusals.map(({ code }) => code) } : {}),
    ...(sentBy ? { sentBy } : {}),
  };
}

function recordEvents(
  change: Change,
  id: string,
  before: RecordProgress | undefined,
  { state, sent, sentFields, problem, differences, path, bookingId }: RecordProgress,
): AuditEvent[] {
  if (before?.state === state && before.sent === sent) return [];
  // The page's own form may leave from its acceptance on.
  const isByPage = change.sentBy === "page" && before === undefined && state === "unknown";
  // It is read once more, and wasn't sent again.
  if (state === "sent" && before?.state === "differs") return [];
  const kind = isByPage ? "record-sent-by-page" : RECORD_KINDS[state];
  if (!kind) return [];
  const record = change.set.records.find((each) => each.id === id);
  const place = path ?? record?.path;
  return [
    {
      ...ofChange(kind, change, {
        id,
        ...(record ? { kind: record.kind, action: record.action ?? null } : {}),
        ...(state === "sending" && sentFields
          ? { sent: sentFields.map(({ label, value }) => ({ label, value })), times: sent }
          : {}),
        ...(problem ? { problem: problem.code } : {}),
        ...(differences && differences.length > 0 ? { differs: differences.map(({ label }) => label) } : {}),
        ...(bookingId ? { booking: bookingId } : {}),
      }),
      ...(place ? { record: place } : {}),
    },
  ];
}

/** Who it was is whoever accepted it: nobody else is read. */
function ofChange(kind: AuditKind, change: Change, details: AuditEvent["details"] = {}): AuditEvent {
  const { id, site, set, acceptedBy } = change;
  const { snapshotId, ndisNumber } = set;
  return {
    kind,
    change: id,
    // One of service bookings has the number in its name.
    ...(snapshotId.includes(ndisNumber) ? {} : { snapshot: snapshotId }),
    site,
    ndisNumber,
    user: acceptedBy?.user,
    record: set.contract?.path ?? set.client.path,
    details,
  };
}
