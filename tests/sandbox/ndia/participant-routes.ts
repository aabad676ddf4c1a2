import type { HttpBindings } from "@hono/node-server";
import { Hono, type Context } from "hono";
import { first } from "../database/query.ts";
import type { World } from "../world.ts";
import { bookingRoutes } from "./bookings/booking-routes.ts";
import { refuse as refuseWith, succeed, type ApiError } from "./envelope.ts";
import { describeGoals, describePastGoals, findGoals } from "./goals.ts";
import { NO_AUTHORITY } from "./identity.ts";
import { findPlans, type Participant } from "./participants.ts";
import { describePlanBudgets } from "./plan-budgets.ts";

type Known = Participant | { error: ApiError };

/** Goals, service bookings and plan budgets. */
export function participantRoutes(world: World, identify: (c: Context) => Known) {
  const { database, switches } = world;
  const app = new Hono<{ Bindings: HttpBindings }>({ strict: false });
  const refuse = (c: Context, error: ApiError) => refuseWith(c, error, switches.current.refusalStatus);

  /** Goals and budgets are told with the participant's consent only. */
  function withConsent(known: Known): Known {
    if ("error" in known) return known;
    const sql = "SELECT ndis_number FROM record_consents_withheld WHERE ndis_number = ?";
    return first(database, sql, known.ndis_number) ? { error: NO_AUTHORITY } : known;
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

  app.route("/:version{3\\.0|4\\.0}/service-bookings", bookingRoutes(world));
  return app;
}
