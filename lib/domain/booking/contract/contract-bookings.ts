import type { IsoDate } from "../../../core/calendar-date.ts";
import { formatMoney } from "../../../core/money.ts";
import type { Problem } from "../../../core/problem.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Booking } from "../../record/booking.ts";
import type { BookingContext, BookingLink } from "../booking-context.ts";
import { lineAmount } from "../booking-write.ts";
import { type BudgetRoom, roomFor, roomsOf } from "../budget-room.ts";
import { findOverlaps } from "../overlapping-bookings.ts";
import { bookingsOfRows, type ContractDays, type RowBooking, tickedRows } from "./booking-rows.ts";
import { type ContractRow, rowName } from "./contract-row.ts";
import type { ContractSources } from "./contract-rails.ts";
import { type BookingFault, findMergedBookings } from "./find-merged-bookings.ts";
import { fails, type GuardRail, placeOf } from "./guard-rail.ts";
import { guardRails, sendableRows } from "./guard-rails.ts";
import { type MatchedRow, matchRows } from "./match-rows.ts";
import { rowProblem } from "./row-problems.ts";
import { NOT_SENT, rowStatus, type RowStatus } from "./row-status.ts";
import { statedCategories } from "./stated-items.ts";

/** A contract with its rows, and what is stored of the participant. */
export interface ContractBookingSources extends Pick<
  ContractSources,
  "contract" | "connectionProblem" | "status"
> {
  days: ContractDays;
  rows: readonly ContractRow[];
  /** The plan that the contract is for; `undefined`: the NDIA told none. */
  plan: Plan | undefined;
  context: Pick<BookingContext, "role" | "bookings" | "budgets" | "links" | "today">;
  createSupportPath?: string | undefined;
}

/** What a contract's rows come to: the checklist, what may be sent now, and how each ticked row stands. */
export interface ContractBookings {
  rails: GuardRail[];
  /** Fees first. */
  ready: RowBooking[];
  /** `problems`: why it can't become a booking as it stands. */
  rows: { matched: MatchedRow; status: RowStatus; problems: Problem[] }[];
  faults: BookingFault[];
}

/** A row that is linked isn't sent again, and one that a booking fits exactly is linked in place of being sent (F26, F27). */
export function contractBookings(sources: ContractBookingSources): ContractBookings {
  const { context, plan, rows, days } = sources;
  const { bookings, role, links, today } = context;
  const known = bookings?.bookings ?? [];
  const budgets =
    context.budgets.find(({ planReference }) => planReference === plan?.reference)?.budgets ?? [];
  const stated = statedCategories(rows, budgets);
  const matched = matchRows(tickedRows(rows), known, links);
  const rooms = plan?.reference ? roomsOf(context.budgets, plan.reference) : null;
  const rowBookings = bookingsOfRows(rows, stated, plan, days).map((each) => ({
    ...each,
    problems: [...each.problems, ...overBudget(each, rooms ?? [])],
  }));
  const guarded = {
    ...sources,
    role,
    budgets,
    stated,
    rowBookings: rowBookings.filter(({ row }) => isUnbooked(row, matched)),
    bookings: bookings ? known : null,
  };
  const rails = guardRails(guarded);
  return {
    rails: [...rails, ...guarded.rowBookings.flatMap((each) => bookedRails(each, matched, known))],
    ready: sendableRows(guarded, rails).filter(
      (each) => each.problems.length === 0 && bookedRails(each, matched, known).length === 0,
    ),
    rows: matched.map((each) => ({
      matched: each,
      status: statusOf(each, links, today),
      problems: rowBookings.find(({ row }) => row === each.row)?.problems ?? [],
    })),
    faults: findMergedBookings(rows, known),
  };
}

function isUnbooked(row: ContractRow, matched: readonly MatchedRow[]): boolean {
  return matched.some((each) => each.row === row && each.linkedId === undefined);
}

/** What the NDIA has for a row already keeps it from being sent. */
function bookedRails(
  { row, request }: RowBooking,
  matched: readonly MatchedRow[],
  known: readonly Booking[],
): GuardRail[] {
  const fitting = matched.find((each) => each.row === row)?.fitting ?? [];
  // One that fits exactly is proposed and never assumed: a person links it.
  if (fitting.length > 0)
    return [
      {
        ...fails(
          `booking-exists/${row.path}`,
          `${rowName(row)} has a service booking at the NDIA already: ${idsOf(fitting)}.`,
          `${howToLink(row)} Nothing is sent for it meanwhile.`,
          "rows",
        ),
        ...placeOf(row.path, row.rowKind === "service-support" ? REQUIRES_BOOKING : "Fetch Service Booking"),
      },
    ];
  const [line] = request?.lines ?? [];
  const overlapping = request && line ? findOverlaps(known, request, line) : [];
  const same = overlapping.filter(({ certainty }) => certainty === "same").map(({ booking }) => booking);
  if (same.length === 0) return [];
  return [
    {
      ...fails(
        `booking-overlaps/${row.path}`,
        `${rowName(row)} overlaps service booking ${idsOf(same)} in time.`,
        `The NDIA takes no second booking for the same days. ${howToLink(row)} Or end that booking first.`,
        "rows",
      ),
      ...placeOf(row.path, "Start Date"),
    },
  ];
}

const REQUIRES_BOOKING = "Requires PRODA Service Booking";

/** Fetch Service Booking stands on the forms of plan budgets alone so far. */
function howToLink({ rowKind }: ContractRow): string {
  return rowKind === "service-support"
    ? `A service support can't be linked with a booking that exists: untick ${REQUIRES_BOOKING} on its form.`
    : "Open the row's form and press Fetch Service Booking to link it.";
}

function idsOf(bookings: readonly Booking[]): string {
  return bookings.map(({ id }) => id).join(", ");
}

/** More than the budget has left, where the NDIA tells it. */
function overBudget({ row, request }: RowBooking, rooms: readonly BudgetRoom[]): Problem[] {
  const [line] = request?.lines ?? [];
  const available = line && roomFor(rooms, line)?.available;
  if (!line || available === undefined || available === null || lineAmount(line) <= available) return [];
  return [
    rowProblem(row, {
      code: "booking-over-budget",
      what: `asks for ${formatMoney(lineAmount(line))}, and its budget has ${formatMoney(Math.max(0, available))} left to book.`,
      remedy: "Lower the amount, or end another booking of this category first.",
      field: row.rowKind === "plan-budget" ? "Budget Amount" : "Rate Amount",
    }),
  ];
}

function statusOf({ row, booking }: MatchedRow, links: readonly BookingLink[], today: IsoDate): RowStatus {
  const held = links.find(({ rowPath }) => rowPath === row.path) ?? booking;
  return held ? rowStatus(held, today) : NOT_SENT;
}
