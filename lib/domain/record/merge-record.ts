import type { Problem } from "../../core/problem.ts";
import type { Booking } from "./booking.ts";
import { compareGoals, isSameGoals } from "./compare-goals.ts";
import type { Goal, PlanGoals } from "./goal.ts";
import type { NonPaceBudget } from "./non-pace-budget.ts";
import type { GoneBooking, PartSummary, PlanBudgets, StoredBookings } from "./participant-record.ts";

/** What a retrieval of rows came to. Without `rows` it failed, and `problem` says why. */
export interface RetrievedRows<Row> {
  rows?: Row[];
  unread: string[];
  problem?: Problem;
}

/** Of one plan. */
export interface RetrievedOfPlan<Row> extends RetrievedRows<Row> {
  /** `null` for the PACE plan. */
  planReference: string | null;
}

/** Goals of a plan, and of earlier times; without `past` those failed and the stored ones stay. */
export interface RetrievedGoals extends RetrievedOfPlan<Goal> {
  past?: Goal[];
}

/** The part as it is kept from now on, and what to say of it. */
export interface Merged<Kept> {
  kept: Kept;
  summary: PartSummary;
}

/**
 * Goals have no ids, so those of a plan are replaced whole (F108, F150); the last copy that differed is kept beside them. Of a
 * plan whose goals couldn't be had the stored ones stay, and those of a plan that isn't listed any more go with it (F107).
 */
export function mergeGoals(
  stored: readonly PlanGoals[],
  retrieved: readonly RetrievedGoals[],
  at: number,
): Merged<PlanGoals[]> {
  const counts = { count: 0, added: 0, removed: 0, changed: 0 };
  const kept = retrieved.flatMap(({ planReference, rows, past, unread }): PlanGoals[] => {
    const old = stored.find((each) => each.planReference === planReference);
    if (!rows) return old ? [old] : [];
    const goals = [...rows, ...(past ?? old?.goals.filter((each) => each.past) ?? [])];
    const diff = compareGoals(old?.goals ?? [], goals);
    counts.count += goals.length;
    counts.added += diff.added.length;
    counts.removed += diff.removed.length;
    counts.changed += diff.changed.length;
    const before =
      old && !isSameGoals(diff) ? { retrievedAt: old.retrievedAt, goals: old.goals } : old?.before;
    return [{ planReference, retrievedAt: at, goals, unread, ...(before ? { before } : {}) }];
  });
  return { kept, summary: summarise("goals", retrieved, counts) };
}

/** The budgets of plans outside PACE, by category and item. */
export function mergeBudgets(
  stored: readonly PlanBudgets[],
  retrieved: readonly (RetrievedOfPlan<NonPaceBudget> & { planReference: string })[],
  at: number,
): Merged<PlanBudgets[]> {
  const before = stored.flatMap(({ budgets }) => budgets);
  const kept = retrieved.flatMap(({ planReference, rows, unread }): PlanBudgets[] => {
    if (!rows) return stored.filter((each) => each.planReference === planReference);
    return [{ planReference, retrievedAt: at, budgets: rows, unread }];
  });
  const after = kept.flatMap(({ budgets }) => budgets);
  const counts = countDifferences(before, after, ({ planReference, category, item }) =>
    JSON.stringify([planReference, category, item]),
  );
  return { kept, summary: summarise("budgets", retrieved, counts) };
}

/** Bookings with the ids that the list named, whether they could be read or not; `null`: a row of it doesn't tell its id. */
export interface RetrievedBookings extends RetrievedRows<Booking> {
  listed?: ReadonlySet<string> | null;
}

/**
 * All bookings are replaced by those that came (F151); where none could be had, the stored ones stay. One that isn't listed any
 * more stays on record as gone (F71).
 */
export function mergeBookings(
  stored: StoredBookings | undefined,
  retrieved: RetrievedBookings,
  at: number,
): Merged<StoredBookings | undefined> {
  const { rows } = retrieved;
  const kept = rows ? keptBookings(stored, { ...retrieved, rows }, rows, at) : stored;
  const withoutLines = rows?.find(({ linesProblem }) => linesProblem)?.linesProblem;
  const counts = countDifferences(stored?.bookings ?? [], kept?.bookings ?? [], ({ id }) => id);
  const problem = retrieved.problem ?? withoutLines;
  return {
    kept,
    summary: summarise("bookings", [{ ...retrieved, ...(problem ? { problem } : {}) }], counts),
  };
}

/**
 * The same where the details of some weren't asked for, or couldn't be had: what only they tell, such as lines and a revised
 * end, stays as it is kept, with the time that it is from.
 */
export function mergeBookingList(
  stored: StoredBookings | undefined,
  retrieved: RetrievedBookings & { rows: readonly Booking[] },
  at: number,
): StoredBookings {
  const { rows } = retrieved;
  const old = new Map((stored?.bookings ?? []).map((booking) => [booking.id, booking]));
  const bookings = rows.map((booking): Booking => {
    const known = old.get(booking.id);
    if (booking.lines || !known || !stored) return booking;
    const { status, statusWord, isActive } = booking;
    // The same status is a word in the details and a code in the list.
    const changed = status === null || status !== known.status ? { status, statusWord } : {};
    return { ...known, ...changed, isActive, linesFrom: known.linesFrom ?? stored.retrievedAt };
  });
  return keptBookings(stored, retrieved, bookings, at);
}

/**
 * What is kept of bookings once a list came. A stored one that the list doesn't name is gone; one that it names and that couldn't
 * be read stays as it was told before, and so do all while a row of the list can't be told from another.
 */
function keptBookings(
  stored: StoredBookings | undefined,
  { rows = [], unread, listed }: RetrievedBookings,
  bookings: Booking[],
  at: number,
): StoredBookings {
  const read = new Set(rows.map(({ id }) => id));
  const missing = (stored?.bookings ?? []).filter(({ id }) => !read.has(id));
  const isListed = ({ id }: Booking) => listed === null || (listed?.has(id) ?? false);
  const gone: GoneBooking[] = [
    ...(stored?.gone ?? []).filter(({ booking }) => !read.has(booking.id)),
    ...missing.filter((booking) => !isListed(booking)).map((booking) => ({ booking, since: at })),
  ];
  return {
    retrievedAt: at,
    bookings: [...bookings, ...missing.filter(isListed).map((booking) => asBefore(booking, stored))],
    unread,
    ...(gone.length > 0 ? { gone } : {}),
  };
}

function asBefore(booking: Booking, stored: StoredBookings | undefined): Booking {
  return stored ? { ...booking, linesFrom: booking.linesFrom ?? stored.retrievedAt } : booking;
}

type Counts = Required<Pick<PartSummary, "count" | "added" | "removed" | "changed">>;

function countDifferences<Row>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): Counts {
  const old = new Map(before.map((row) => [keyOf(row), JSON.stringify(row)]));
  const now = new Map(after.map((row) => [keyOf(row), JSON.stringify(row)]));
  return {
    count: after.length,
    added: [...now.keys()].filter((key) => !old.has(key)).length,
    removed: [...old.keys()].filter((key) => !now.has(key)).length,
    changed: [...now].filter(([key, row]) => old.has(key) && old.get(key) !== row).length,
  };
}

/** A part fails where nothing of it came; it came partly where something is missing or couldn't be read. */
export function summarise(
  part: PartSummary["part"],
  retrieved: readonly RetrievedRows<unknown>[],
  counts: Counts,
): PartSummary {
  const unread = retrieved.flatMap((each) => each.unread);
  const problem = retrieved.find((each) => each.problem)?.problem;
  const isFailed = retrieved.length > 0 && retrieved.every(({ rows }) => rows === undefined);
  if (isFailed) return { part, result: "failed", unread, ...(problem ? { problem } : {}) };
  const isWhole = unread.length === 0 && problem === undefined;
  return {
    part,
    result: isWhole ? "retrieved" : "partly",
    ...counts,
    unread,
    ...(problem ? { problem } : {}),
  };
}
