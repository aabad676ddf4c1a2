import type { DatabaseSync } from "node:sqlite";
import { first, insert, inTransaction } from "../../database/query.ts";
import type { World } from "../../world.ts";
import type { ApiError } from "../envelope.ts";
import { checkIdentity } from "../identity.ts";
import { findPlans } from "../participants.ts";
import { createSchema, type CreateBody, dayIn, readShape } from "./booking-body.ts";
import { moveFunds } from "./booking-funds.ts";
import { checkFunds, checkOverlap, hasFeesBooking, type NewLine, readLines } from "./check-lines.ts";

export type BookingWorld = Pick<World, "database" | "clock" | "switches">;
type Refusal = { error: ApiError };
type Wanted = { ndisNumber: string; planId: number; type: string; start: string; end: string };

/** Makes a booking of a request's body, in process at first. Gives the id of its row, or the refusal. */
export function createBooking(world: BookingWorld, body: unknown): { id: number } | Refusal {
  const { database, switches } = world;
  const read = readShape(createSchema, body);
  if ("error" in read) return read;
  const wanted = checkHead(world, read.value);
  if ("error" in wanted) return wanted;
  const lines = readLines(read.value.items);
  if ("error" in lines) return lines;
  if (wanted.type === "ZPLM" && !hasFeesBooking(database, wanted.ndisNumber))
    return { error: "A standard service booking for CB Choice and Control must exist first" };
  const overlap =
    switches.current.bookingOverlaps === "refused" ? checkOverlap(database, wanted, lines.value) : null;
  const refusal = overlap ?? checkFunds(database, wanted, lines.value);
  return refusal ?? store(world, wanted, lines.value);
}

/** Who it is for, of what kind, and when. */
function checkHead({ database, switches }: BookingWorld, body: CreateBody): Wanted | Refusal {
  const known = checkIdentity(
    database,
    {
      participant: String(body.participant),
      surname: body.participant_surname,
      dateOfBirth: body.date_of_birth,
    },
    switches.current.identityErrors,
  );
  if ("error" in known) return known;
  if (known.pace === 1) return { error: { key: "V11", value: "Participant has a PACE plan" } };
  const { booking_type: type } = body;
  if (type !== "ZSAG" && type !== "ZPLM")
    return { error: { key: "V20", value: "booking_type is not valid" } };
  const start = dayIn("start_date", body.start_date);
  if ("error" in start) return start;
  const end = dayIn("end_date", body.end_date);
  if ("error" in end) return end;
  if (end.value < start.value) return { error: "end_date must not be before start_date" };
  const plan = findPlans(database, known.ndis_number).find(
    ({ plan_id }) => String(plan_id) === String(body.participant_plan_id),
  );
  if (!plan) return { error: { key: "V00", value: "participant_plan_id is not valid" } };
  if (start.value < plan.plan_start || end.value > plan.plan_end)
    return { error: { key: "V25", value: "Service booking dates must be within the plan dates" } };
  const { ndis_number: ndisNumber } = known;
  return { ndisNumber, planId: plan.plan_id, type, start: start.value, end: end.value };
}

function store({ database, clock }: BookingWorld, wanted: Wanted, lines: readonly NewLine[]) {
  const { ndisNumber, planId } = wanted;
  let id = 0;
  inTransaction(database, () => {
    id = insert(database, "record_bookings", {
      ndis_number: ndisNumber,
      plan_id: planId,
      type: wanted.type,
      start_date: wanted.start,
      end_date: wanted.end,
      status: "INPR",
      active: 1,
      submitted: clock.today(),
      next_statuses: outcomeFor(database, ndisNumber),
      moved_at: clock.now(),
      made_at: clock.now(),
      granted: lines.reduce((sum, { amount }) => sum + amount, 0),
    });
    for (const { category, item, quantity, amount } of lines) {
      const money = { allocated: amount, remaining: amount };
      insert(database, "record_booking_lines", { booking_id: id, category, item, quantity, ...money });
      moveFunds(database, { ndisNumber, planId, category, item }, amount);
    }
  });
  return { id };
}

function outcomeFor(database: DatabaseSync, ndisNumber: string): string {
  const sql = "SELECT statuses FROM record_booking_outcomes WHERE ndis_number = ?";
  return first<{ statuses: string }>(database, sql, ndisNumber)?.statuses ?? "APPR";
}
