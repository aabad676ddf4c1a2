import * as z from "zod/mini";
import { type IsoDate, parseIsoDate } from "../core/calendar-date.ts";
import { type Problem, ProblemError } from "../core/problem.ts";
import type { Identity } from "../domain/plan/identity.ts";
import {
  type Booking,
  BOOKING_STATUSES,
  type BookingLine,
  type BookingStatus,
  type BookingType,
} from "../domain/record/booking.ts";
import { type ReadRows, readRows } from "./http/read-rows.ts";
import {
  centsOrNull,
  dateOf,
  Dollars,
  listOf,
  parseAnswerPart,
  unexpectedAnswer,
  foldWord,
  told,
  Word,
} from "./http/wire-values.ts";
import type { NdiaGet } from "./plans.ts";

/**
 * Service bookings of plans outside PACE. Path, header and field names are those of public code that calls the real API; codes
 * and texts both occur for type and status. It is asked by NDIS number alone, in a header. No filter of the list and no
 * limit of its length is public: it is asked for whole.
 */
const BOOKINGS = "4.0/service-bookings";

const Id = z.union([z.number(), z.string().check(z.minLength(1))]);
const Day = z.optional(z.nullable(z.string()));

/** Of a list and of a detail alike. */
const WireBooking = z.looseObject({
  service_booking_id: Id,
  booking_type: Word,
  start_date: z.string(),
  end_date: Day,
  revised_end_date: Day,
  status: Word,
  virtual_status: Word,
  participant: z.optional(z.unknown()),
  participant_plan_id: z.optional(z.nullable(Id)),
  inkind_program: z.catch(z.optional(z.nullable(z.boolean())), undefined),
});
const WireDetail = z.extend(WireBooking, { items: listOf(z.unknown()) });
const WireLine = z.looseObject({
  product_category: z.string().check(z.trim(), z.minLength(1)),
  product_category_item: Word,
  product_category_item_desc: Word,
  quantity: z.optional(z.nullable(z.union([z.number(), z.string()]))),
  allocated_amount: z.optional(z.nullable(Dollars)),
  remaining_amount: z.optional(z.nullable(Dollars)),
});

/**
 * All service bookings of a participant, each with its lines (F69, F151). A booking whose details can't be had stays, without
 * lines and with the reason. The details are a call each: `wantsDetails` leaves out those of other ids, which then have no lines
 * and, since a list doesn't tell it, no revised end. Throws a `ProblemError` where the list can't be read, or is refused.
 */
export async function retrieveBookings(
  get: NdiaGet,
  { ndisNumber }: Pick<Identity, "ndisNumber">,
  wantsDetails: (id: string) => boolean = () => true,
): Promise<ReadBookings> {
  const { rows, unread, listed } = await retrieveList(get, ndisNumber);
  const details = await Promise.all(
    rows.map(async (wire) =>
      wantsDetails(String(wire.service_booking_id))
        ? retrieveDetail(get, wire, ndisNumber)
        : withoutLines(wire),
    ),
  );
  return {
    rows: details.flatMap(({ booking }) => booking ?? []),
    unread: [...unread, ...details.flatMap((detail) => detail.unread)],
    listed,
  };
}

/** Bookings, and the ids of all that the list has, also of rows that can't be read; `null`: one of those doesn't tell its id. */
interface ReadBookings<Row = Booking> extends ReadRows<Row> {
  listed: ReadonlySet<string> | null;
}

/** One booking as the NDIA has it now, with its lines. Throws a `ProblemError` where it can't be read, or isn't there. */
export async function retrieveBooking(get: NdiaGet, ndisNumber: string, id: string): Promise<Booking> {
  const { wire, lines, unread } = await readDetail(get, ndisNumber, id);
  const [first] = unread;
  if (first !== undefined) throw unexpectedAnswer(first);
  return { ...toBooking(wire), lines };
}

/** Each booking once. */
async function retrieveList(
  get: NdiaGet,
  ndisNumber: string,
): Promise<ReadBookings<z.infer<typeof WireBooking>>> {
  const answer = await get(BOOKINGS, {}, undefined, ndisNumber);
  const list = parseAnswerPart(listOf(z.unknown()), answer ?? undefined, "the list of service bookings");
  const { rows, unread } = readRows(list, WireBooking, nameOf, (wire) => {
    requireParticipant(wire, ndisNumber);
    return wire;
  });
  const byId = Map.groupBy(rows, ({ service_booking_id }) => String(service_booking_id));
  const twice = [...byId].filter(([, same]) => same.length > 1).map(([id]) => id);
  return {
    rows: [...byId.values()].flatMap(([wire]) => wire ?? []),
    unread: [
      ...unread,
      ...twice.map((id) => `The NDIA lists service booking ${id} more than once; it is counted once.`),
    ],
    listed: idsOf(list),
  };
}

function idsOf(list: readonly unknown[]): ReadonlySet<string> | null {
  const ids = list.map(idOf);
  return ids.includes(null) ? null : new Set(ids.flatMap((id) => id ?? []));
}

function idOf(wire: unknown): string | null {
  const id =
    typeof wire === "object" && wire !== null && "service_booking_id" in wire && wire.service_booking_id;
  return typeof id === "number" || (typeof id === "string" && id !== "") ? String(id) : null;
}

async function retrieveDetail(
  get: NdiaGet,
  listed: z.infer<typeof WireBooking>,
  ndisNumber: string,
): Promise<{ booking?: Booking; unread: string[] }> {
  const id = String(listed.service_booking_id);
  try {
    const { wire, lines, unread } = await readDetail(get, ndisNumber, id);
    // What the list alone tells, such as the plan, stays.
    return { booking: { ...toBooking({ ...listed, ...definedIn(wire) }), lines }, unread };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return withoutLines(listed, error.problem);
  }
}

async function readDetail(
  get: NdiaGet,
  ndisNumber: string,
  id: string,
): Promise<{ wire: z.infer<typeof WireDetail>; lines: BookingLine[]; unread: string[] }> {
  const answer = await get(`${BOOKINGS}/${encodeURIComponent(id)}`, {}, undefined, ndisNumber);
  const wire = parseAnswerPart(WireDetail, answer, `service booking ${id}`);
  requireParticipant(wire, ndisNumber);
  if (String(wire.service_booking_id) !== id)
    throw unexpectedAnswer(`it was asked for service booking ${id} and sent ${wire.service_booking_id}`);
  const { rows, unread } = readRows(
    wire.items,
    WireLine,
    (at) => `line ${at} of service booking ${id}`,
    toLine,
  );
  return { wire, lines: rows, unread };
}

function withoutLines(
  listed: z.infer<typeof WireBooking>,
  linesProblem?: Problem,
): { booking?: Booking; unread: string[] } {
  try {
    return { booking: { ...toBooking(listed), ...(linesProblem ? { linesProblem } : {}) }, unread: [] };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { unread: [error.problem.what] };
  }
}

function definedIn<Wire extends object>(wire: Wire): Partial<Wire> {
  return Object.fromEntries(
    Object.entries(wire).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<Wire>;
}

function toBooking(wire: z.infer<typeof WireBooking>): Booking {
  const id = String(wire.service_booking_id);
  const startDate = dateOf(`start_date of service booking ${id}`, wire.start_date);
  if (!startDate) throw unexpectedAnswer(`service booking ${id} has no start date`);
  const typeWord = wire.booking_type?.trim() ?? "";
  const statusWord = wire.status?.trim() ?? "";
  return {
    id,
    planReference: planOf(wire.participant_plan_id),
    type: TYPES.get(foldWord(typeWord)) ?? null,
    typeWord,
    startDate,
    endDate: endOf(id, wire),
    ...originalEndOf(id, wire),
    status: STATUSES.get(foldWord(statusWord)) ?? null,
    statusWord,
    isActive: ACTIVITY.get(foldWord(wire.virtual_status ?? "")) ?? null,
    inKind: wire.inkind_program ?? null,
    lines: null,
  };
}

/** 0 is the NDIA's way of writing that there is none. */
function planOf(id: number | string | null | undefined): string | null {
  const reference = String(id ?? "").trim();
  return reference === "" || reference === "0" ? null : reference;
}

function endOf(id: string, { revised_end_date, end_date }: z.infer<typeof WireBooking>): IsoDate | null {
  return (
    dateOf(`revised_end_date of service booking ${id}`, revised_end_date) ??
    dateOf(`end_date of service booking ${id}`, end_date)
  );
}

/** The end that it was made with, where it has another now. */
function originalEndOf(
  id: string,
  { revised_end_date, end_date }: z.infer<typeof WireBooking>,
): Pick<Booking, "originalEnd"> {
  const revised = dateOf(`revised_end_date of service booking ${id}`, revised_end_date);
  // One that can't be read is only not told: it isn't what the booking goes by.
  const original = parseIsoDate(end_date ?? "");
  return revised && original && revised !== original ? { originalEnd: original } : {};
}

function toLine(wire: z.infer<typeof WireLine>, name: string): BookingLine {
  const written = String(wire.quantity ?? "").trim();
  const quantity = written === "" ? null : Math.round(Number(written) * 100);
  if (quantity !== null && (!Number.isSafeInteger(quantity) || quantity < 0))
    throw unexpectedAnswer(`${name} has the quantity “${wire.quantity}”`);
  return {
    category: wire.product_category.toUpperCase(),
    item: told(wire.product_category_item),
    description: told(wire.product_category_item_desc),
    quantity,
    allocated: centsOrNull(`allocated_amount of ${name}`, wire.allocated_amount),
    remaining: centsOrNull(`remaining_amount of ${name}`, wire.remaining_amount),
  };
}

/** Nobody gets another participant's booking, whatever the answer holds. */
function requireParticipant({ service_booking_id, participant }: z.infer<typeof WireBooking>, asked: string) {
  if (typeof participant !== "number" && typeof participant !== "string") return;
  if (String(participant).trim() !== asked)
    throw unexpectedAnswer(`service booking ${service_booking_id} is of another participant`);
}

function nameOf(at: number, wire: unknown): string {
  const id = idOf(wire);
  return id === null ? `service booking ${at} of the list` : `service booking ${id}`;
}

/** By code and by text. */
const TYPES: ReadonlyMap<string, BookingType> = new Map([
  ["zsag", "standard"],
  ["standard", "standard"],
  ["standardservicebooking", "standard"],
  ["zplm", "plan-managed"],
  ["planmanaged", "plan-managed"],
  ["planmanagedservicebooking", "plan-managed"],
]);

const STATUSES: ReadonlyMap<string, BookingStatus> = new Map(
  Object.entries(BOOKING_STATUSES).flatMap(([code, label]) => [
    [foldWord(code), code as BookingStatus] as const,
    [foldWord(label), code as BookingStatus] as const,
  ]),
);

const ACTIVITY: ReadonlyMap<string, boolean> = new Map([
  ["active", true],
  ["inactive", false],
]);
