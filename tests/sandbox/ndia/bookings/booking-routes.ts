import type { HttpBindings } from "@hono/node-server";
import { Hono, type Context } from "hono";
import { insert } from "../../database/query.ts";
import { readJsonObject } from "../../http/json.ts";
import type { World } from "../../world.ts";
import { type ApiError, refuse as refuseWith, succeed } from "../envelope.ts";
import { NO_AUTHORITY } from "../identity.ts";
import { findParticipant, type Participant } from "../participants.ts";
import { describeBooking, describeBookingDetail } from "./booking-answers.ts";
import { bookingId, type BookingRow, findBooking, findBookings } from "./booking-rows.ts";
import { moveStatuses } from "./booking-statuses.ts";
import { changeLine } from "./change-booking.ts";
import { type BookingWorld, createBooking } from "./create-booking.ts";
import { approveBooking, deleteBooking, rejectBooking } from "./decide-booking.ts";
import { extendEnd, reduceEnd } from "./end-dates.ts";

type Change = (
  world: BookingWorld,
  booking: BookingRow,
  body: Record<string, unknown>,
) => { error: ApiError } | null;

export type BookingWriteKind = "create" | "change" | "extend" | "reduce" | "approve" | "reject" | "delete";

const NOT_FOUND: ApiError = { key: "V10", value: "Service booking not found" };

/**
 * Service bookings. No limit of the list's length is public, so none is kept to here. Who reads names the participant in a
 * header; who writes doesn't. Where paths and bodies of writes aren't public they are guesses (`booking-body.ts`).
 */
export function bookingRoutes(world: World) {
  const { database, switches, clock, counters } = world;
  const app = new Hono<{ Bindings: HttpBindings }>({ strict: false });
  const refuse = (c: Context, error: ApiError) => refuseWith(c, error, switches.current.refusalStatus);
  app.use(async (_c, next) => {
    moveStatuses(database, clock, switches.current.bookingStepSeconds * 1000);
    await next();
  });

  /** By the number alone, in a header. */
  function byHeader(c: Context): Participant | { error: ApiError } {
    const known = findParticipant(database, c.req.header("participant") ?? "");
    if (!known) return { error: { key: "V01", value: "Participant not found" } };
    return known.authorised ? known : { error: NO_AUTHORITY };
  }

  /** Keeps what was asked and what came of it: a test counts by it what was done twice. */
  async function record(
    c: Context,
    kind: BookingWriteKind,
    carryOut: (body: Record<string, unknown>) => { row?: BookingRow | undefined; error?: ApiError },
  ) {
    const text = await c.req.text();
    const body = text.trim() === "" ? {} : readJsonObject(text);
    const { row, error } = body ? carryOut(body) : { row: undefined, error: "The body is not JSON" };
    insert(database, "record_booking_writes", {
      at: clock.now(),
      kind,
      request: `${c.req.method} ${new URL(c.req.url).pathname}`,
      body: text,
      ndis_number: row?.ndis_number ?? null,
      booking_id: row ? bookingId(row) : null,
      refusal: error === undefined ? null : typeof error === "string" ? error : error.value,
    });
    if (error !== undefined) return { error };
    counters.write(`service booking ${kind}`);
    return { row };
  }

  function change(kind: BookingWriteKind, carryOut: Change) {
    return async (c: Context) => {
      const done = await record(c, kind, (body) => {
        const row = findBooking(database, c.req.param("id") ?? "");
        const participant = row && findParticipant(database, row.ndis_number);
        if (!row || !participant) return { error: NOT_FOUND };
        const refusal = participant.authorised ? carryOut(world, row, body) : { error: NO_AUTHORITY };
        return { row, ...refusal };
      });
      if ("error" in done && done.error !== undefined) return refuse(c, done.error);
      return c.json({ success: true, result: { service_booking_id: Number(c.req.param("id")) } });
    };
  }

  app.get("/", (c) => {
    const known = byHeader(c);
    if ("error" in known) return refuse(c, known.error);
    return succeed(c, findBookings(database, known.ndis_number).map(describeBooking));
  });
  app.get("/:id", (c) => {
    const known = byHeader(c);
    if ("error" in known) return refuse(c, known.error);
    const booking = findBooking(database, c.req.param("id"));
    if (booking?.ndis_number !== known.ndis_number) return refuse(c, NOT_FOUND);
    return succeed(c, describeBookingDetail(database, booking));
  });
  app.post("/", async (c) => {
    const done = await record(c, "create", (body) => {
      const made = createBooking(world, body);
      return "error" in made ? made : { row: findBooking(database, bookingId(made)) };
    });
    if ("error" in done && done.error !== undefined) return refuse(c, done.error);
    const id = done.row && bookingId(done.row);
    // Either status occurs.
    return c.json(
      { success: true, result: { service_booking_id: id } },
      c.req.path.includes("/3.0/") ? 200 : 201,
    );
  });
  app.patch("/:id", change("change", changeLine));
  app.patch("/:id/extend-end-date", change("extend", extendEnd));
  app.patch("/:id/reduce-end-date", change("reduce", reduceEnd));
  app.patch("/:id/approve", change("approve", approveBooking));
  app.patch("/:id/reject", change("reject", rejectBooking));
  app.delete("/:id", change("delete", deleteBooking));
  return app;
}
