import type { HttpBindings } from "@hono/node-server";
import { Hono, type Context } from "hono";
import { first } from "../database/query.ts";
import type { World } from "../world.ts";
import { bookingId, describeBooking, describeBookingDetail, findBookings } from "./bookings.ts";
import { refuse as refuseWith, succeed, type ApiError } from "./envelope.ts";
import { describeGoals, describePastGoals, findGoals } from "./goals.ts";
import { NO_AUTHORITY } from "./identity.ts";
import { findParticipant, findPlans, type Participant } from "./participants.ts";
import { describePlanBudgets } from "./plan-budgets.ts";

type Known = Participant | { error: ApiError };

/** Goals, service bookings and plan budgets. No limit of a list's length is public, so none is kept to here. */
export function participantRoutes({ database, switches }: World, identify: (c: Context) => Known) {
  const app = new Hono<{ Bindings: HttpBindings }>({ strict: false });
  const refuse = (c: Context, error: ApiError) => refuseWith(c, error, switches.current.refusalStatus);

  /** Goals and budgets are told with the participant's consent only. */
  function withConsent(known: Known): Known {
    if ("error" in known) return known;
    const sql = "SELECT ndis_number FROM record_consents_withheld WHERE ndis_number = ?";
    return first(database, sql, known.ndis_number) ? { error: NO_AUTHORITY } : known;
  }

  /** By the number alone, in a header. */
  function byHeader(c: Context): Known {
    const known = findParticipant(database, c.req.header("participant") ?? "");
    if (!known) return { error: { key: "V01", value: "Participant not found" } };
    return known.authorised ? known : { error: NO_AUTHORITY };
  }

  /** The plan that is asked about: 0 for PACE, its own id otherwise. */
  function planOf(c: Context, { ndis_number, pace }: Participant): number | { error: ApiError } {
    const planId = Number(c.req.query("participant_plan_id") || Number.NaN);
    const isKnown =
      pace === 1 ? planId === 0 : findPlans(database, ndis_number).some(({ plan_id }) => plan_id === planId);
    return isKnown ? planId : { error: { key: "V00", value: "participant_plan_id is not valid" } };
  }

  app.get("/4.0/plans/goals", (c) => {
    const known = withConsent(identify(c));
    if ("error" in known) return refuse(c, known.error);
    const planId = planOf(c, known);
    if (typeof planId === "object") return refuse(c, planId.error);
    return succeed(c, describeGoals(known, planId, findGoals(database, known.ndis_number)));
  });

  app.get("/ext-int-part/4.0/pace/historical/goals", (c) => {
    const known = withConsent(identify(c));
    if ("error" in known) return refuse(c, known.error);
    if (known.pace !== 1) return refuse(c, "Participant is not on PACE");
    return succeed(c, describePastGoals(findGoals(database, known.ndis_number)));
  });

  app.get("/4.0/plans/budget", (c) => {
    const known = withConsent(identify(c));
    if ("error" in known) return refuse(c, known.error);
    const planId = planOf(c, known);
    if (typeof planId === "object") return refuse(c, planId.error);
    return succeed(c, describePlanBudgets(database, known.ndis_number, planId));
  });

  app.get("/:version{3\\.0|4\\.0}/service-bookings", (c) => {
    const known = byHeader(c);
    if ("error" in known) return refuse(c, known.error);
    return succeed(c, findBookings(database, known.ndis_number).map(describeBooking));
  });

  app.get("/:version{3\\.0|4\\.0}/service-bookings/:id", (c) => {
    const known = byHeader(c);
    if ("error" in known) return refuse(c, known.error);
    const booking = findBookings(database, known.ndis_number).find(
      (each) => String(bookingId(each)) === c.req.param("id"),
    );
    if (!booking) return refuse(c, { key: "V10", value: "Service booking not found" });
    return succeed(c, describeBookingDetail(database, booking));
  });
  return app;
}
