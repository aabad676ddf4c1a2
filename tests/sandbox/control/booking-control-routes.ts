import { Hono, type Context } from "hono";
import * as z from "zod/mini";
import { BOOKING_TRAITS } from "../people/booking-traits.ts";
import { BOOKING_OUTCOMES } from "../people/person.ts";
import { isoDate, readBody } from "./body.ts";
import type { BookingControl } from "./booking-control.ts";

const cents = z.int().check(z.gte(0));
const status = z.string().check(z.regex(/^[A-Z]{4}$/));
const ndiaBookingSchema = z.strictObject({
  category: z.string().check(z.minLength(1)),
  item: z.optional(z.string()),
  amount: cents,
  status: z.optional(status),
  type: z.optional(z.enum(["ZSAG", "ZPLM"])),
});
const changeSchema = z.strictObject({
  status: z.optional(status),
  active: z.optional(z.boolean()),
  start: z.optional(isoDate),
  end: z.optional(isoDate),
  planId: z.optional(z.int()),
  amount: z.optional(cents),
  remove: z.optional(z.literal(true)),
});
const clientsSchema = z.strictObject({
  count: z.int().check(z.gte(1), z.lte(10_000)),
  trait: z.optional(z.enum(BOOKING_TRAITS)),
});

export function bookingControlRoutes(control: BookingControl) {
  const app = new Hono();
  app.get("/bookings", (c) => c.json(control.bookings()));
  app.get("/participant/:ndis/bookings", (c) => c.json(control.bookings(c.req.param("ndis"))));
  app.get("/booking-writes", (c) => c.json(control.bookingWrites()));
  app.get("/booking-clients", (c) => c.json(control.bookingClients()));
  app.post("/booking-clients", async (c) => {
    const { count, trait } = await readBody(c, clientsSchema);
    return c.json(control.addBookingClients(count, trait));
  });
  app.post("/participant/:ndis/booking", async (c) => {
    const id = control.addNdiaBooking(c.req.param("ndis"), await readBody(c, ndiaBookingSchema));
    return id === null ? missing(c, "plan for such a participant") : c.json({ bookingId: id });
  });
  app.put("/participant/:ndis/booking-outcome", async (c) => {
    const { outcome } = await readBody(c, z.strictObject({ outcome: z.enum(BOOKING_OUTCOMES) }));
    control.setBookingOutcome(c.req.param("ndis"), outcome);
    return c.json({ done: true });
  });
  app.patch("/booking/:id", async (c) => {
    const found = control.changeBooking(Number(c.req.param("id")), await readBody(c, changeSchema));
    return found ? c.json({ done: true }) : missing(c, "such booking");
  });
  app.post("/booking/:id/payment-request", async (c) => {
    const { amount } = await readBody(c, z.strictObject({ amount: cents }));
    const found = control.addPaymentRequest(Number(c.req.param("id")), amount);
    return found ? c.json({ done: true }) : missing(c, "such booking");
  });
  return app;
}

function missing(c: Context, what: string): Response {
  return c.json({ error: `The agency has no ${what}.` }, 404);
}
