import type { Actor, Change, RecordProgress, SentField } from "../../domain/change/change.ts";
import { CHANGE_KINDS } from "../../domain/change/change-kinds.ts";
import {
  type ChangeSet,
  type FieldChange,
  findCircularRecord,
  type RecordChange,
  recordsToWrite,
} from "../../domain/change/change-set.ts";
import type { RecordField } from "../../domain/plan/crm-field.ts";
import type {
  BookingLineRequest,
  BookingRequest,
  BookingWrite,
  RetainedAmount,
} from "../../domain/booking/booking-write.ts";
import {
  all,
  cents,
  type Check,
  count,
  day,
  flag,
  list,
  map,
  nullable,
  oneOf,
  onlyTrue,
  shape,
  text,
  time,
} from "./row-check.ts";
import { client, consent, contract, fundingPeriod, problem } from "./shared-shapes.ts";

/** What a field of each kind holds. Sums and comparisons rely on it. */
const VALUES: Readonly<Record<FieldChange["kind"], Check>> = {
  money: nullable(cents),
  date: nullable(day),
  text: nullable(text),
  tick: nullable(flag),
};

const kindOfField = oneOf(...Object.keys(VALUES));
const value: Check = (held) =>
  ["string", "number", "boolean"].includes(typeof held) || held === null ? undefined : "";

const readField = shape<FieldChange<RecordField>>({
  field: text,
  label: text,
  kind: kindOfField,
  before: value,
  after: value,
});

/** A field that is written: its values are of its kind. */
const field = all(readField, (held) => {
  const { kind, before, after } = held as FieldChange;
  if (VALUES[kind](before) !== undefined) return ".before";
  return VALUES[kind](after) === undefined ? undefined : ".after";
});

const bookingLine = shape<BookingLineRequest>({
  category: text,
  item: nullable(text),
  quantity: count,
  rate: cents,
});
const bookingType = oneOf("standard", "plan-managed");

const BOOKING_WRITES: Readonly<Record<BookingWrite["kind"], Check>> = {
  create: shape<Extract<BookingWrite, { kind: "create" }>>({
    kind: text,
    request: shape<BookingRequest>({
      type: bookingType,
      planReference: text,
      startDate: day,
      endDate: day,
      lines: list(bookingLine),
    }),
  }),
  line: shape<Extract<BookingWrite, { kind: "line" }>>({
    kind: text,
    bookingId: text,
    type: bookingType,
    line: bookingLine,
  }),
  end: shape<Extract<BookingWrite, { kind: "end" }>>({
    kind: text,
    bookingId: text,
    from: day,
    to: day,
    retained: list(shape<RetainedAmount>({ category: text, item: nullable(text), amount: cents })),
  }),
  answer: shape<Extract<BookingWrite, { kind: "answer" }>>(
    { kind: text, bookingId: text, answer: oneOf("approve", "reject"), reason: text },
    "reason",
  ),
  deletion: shape<Extract<BookingWrite, { kind: "deletion" }>>({ kind: text, bookingId: text }),
};

const bookingWrite: Check = (held) => {
  const kind = typeof held === "object" && held !== null && "kind" in held ? String(held.kind) : "";
  return Object.hasOwn(BOOKING_WRITES, kind) ? BOOKING_WRITES[kind as BookingWrite["kind"]](held) : ".kind";
};

const record = shape<RecordChange>(
  {
    id: text,
    kind: oneOf(...Object.keys(CHANGE_KINDS)),
    title: text,
    group: oneOf("change", "same", "only-crm", "only-ndia"),
    action: oneOf("create", "update"),
    fields: list(field),
    reason: text,
    belongsTo: text,
    path: text,
    fundingPeriods: list(fundingPeriod),
    booking: bookingWrite,
    row: shape<NonNullable<RecordChange["row"]>>(
      { path: text, kind: oneOf("plan-budget", "service-support"), bookingId: text },
      "bookingId",
    ),
    warnings: list(text),
    leftOut: problem,
  },
  "action",
  "reason",
  "belongsTo",
  "path",
  "fundingPeriods",
  "booking",
  "row",
  "leftOut",
);

/** Progress is kept by a record's id, and what depends on another waits for it: ids are distinct, and no circle waits for itself. */
const records = all(list(record), (held) => {
  const each = held as RecordChange[];
  const ids = new Set<string>();
  for (const [at, { id }] of each.entries()) {
    if (ids.has(id)) return `[${at}].id`;
    ids.add(id);
  }
  const circular = findCircularRecord(each);
  return circular === undefined ? undefined : `[${each.indexOf(circular)}].belongsTo`;
});

const set = shape<ChangeSet>(
  {
    purpose: oneOf(
      "create-contract",
      "sync-plan",
      "sync-plan-and-budgets",
      "sync-budget",
      "create-bookings",
      "reallocate-booking",
      "end-booking",
      "extend-booking",
      "answer-booking",
      "delete-booking",
      "force-sync-booking",
      "link-booking",
    ),
    client,
    contract,
    ndisNumber: text,
    snapshotId: text,
    retrievedAt: time,
    records,
    warnings: list(text),
    refusals: list(problem),
    declaration: text,
  },
  "contract",
  "declaration",
);

const progress = shape<RecordProgress>(
  {
    state: oneOf(
      "waiting",
      "sending",
      "unknown",
      "sent",
      "verified",
      "differs",
      "failed",
      "not-done",
      "left-out",
    ),
    sent: count,
    sentFields: list(shape<SentField>({ label: text, value: text })),
    sentAt: time,
    readBackAt: time,
    looks: count,
    mayAppearTwice: onlyTrue,
    recheckAt: time,
    problem,
    differences: list(readField),
    settledAt: time,
    path: text,
    bookingId: text,
  },
  "sentFields",
  "sentAt",
  "readBackAt",
  "looks",
  "mayAppearTwice",
  "recheckAt",
  "problem",
  "differences",
  "settledAt",
  "path",
  "bookingId",
);

const acceptedBy = shape<Actor>({ user: text, device: text }, "user");

/**
 * An accepted change knows of every record that it writes what became of it: without that, one would count as left out. And what
 * became of a record that it doesn't write would be waited for without end.
 */
const acceptedRecords: Check = (held) => {
  const { state, set: accepted, progress: known } = held as Change;
  if (state !== "applying") return undefined;
  const written = new Map(recordsToWrite(accepted.records).map((each) => [each.id, each]));
  for (const [id, each] of written)
    if (!Object.hasOwn(known, id)) return `.progress of .set.records[${accepted.records.indexOf(each)}]`;
  const stray = Object.entries(known).findIndex(
    ([id, each]) => each.state !== "left-out" && !written.has(id),
  );
  return stray < 0 ? undefined : `.progress[${stray}]`;
};

export const changeShape = all(
  shape<Change>(
    {
      id: text,
      site: text,
      batchId: text,
      state: oneOf("proposed", "applying", "done", "stopped", "superseded"),
      set,
      proposedAt: time,
      acceptedAt: time,
      acceptedBy,
      consent,
      settledAt: time,
      blocked: problem,
      retryAt: time,
      retrySince: time,
      attempts: count,
      progress: map(progress),
      contractsBefore: list(text),
      bookingsBefore: list(text),
      createContractPath: text,
      sentBy: oneOf("page"),
    },
    "batchId",
    "acceptedAt",
    "acceptedBy",
    "consent",
    "settledAt",
    "blocked",
    "retryAt",
    "retrySince",
    "bookingsBefore",
    "createContractPath",
    "sentBy",
  ),
  acceptedRecords,
);
