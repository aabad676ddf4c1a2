import type { HttpBindings } from "@hono/node-server";
import { Hono, type Context } from "hono";
import { loopbackOnly } from "../http/loopback.ts";
import { isAffected, simulateTraffic } from "../http/traffic.ts";
import type { World } from "../world.ts";
import { requireAccess } from "./access.ts";
import { type ApiError, refuse as refuseWith, succeed } from "./envelope.ts";
import { checkIdentity } from "./identity.ts";
import { paceRoutes } from "./pace-routes.ts";
import { participantRoutes } from "./participant-routes.ts";
import { onlyPublicPaths } from "./public-paths.ts";
import { findPlans } from "./participants.ts";
import { describePace, describePlans, corruptPlans } from "./plan-answer.ts";
import { findEndpoint } from "./endpoints.ts";

/** The stand-in for the agency's provider API. Only service bookings are written here: nothing can change a plan. */
export function createNdiaApp(world: World) {
  const { database, counters, faults, switches, issuer } = world;
  // Not strict: the slash at the end of PACE's own paths is checked by itself.
  const app = new Hono<{ Bindings: HttpBindings }>({ strict: false });
  app.use(loopbackOnly);
  // Before the faults, so that a question counts even when it gets no answer.
  app.use("/ndis-api/*", async (c, next) => {
    // Service bookings are asked for by a header.
    const participant = c.req.query("participant") ?? c.req.header("participant");
    const question = findEndpoint(c.req.path);
    if (participant && question && c.req.method === "GET") counters.participant(participant, question);
    await next();
  });
  app.use(simulateTraffic("ndia", { counters, faults }), requireAccess(issuer));

  const refuse = (c: Context, error: ApiError) => refuseWith(c, error, switches.current.refusalStatus);
  const identify = (c: Context) => {
    const {
      participant = "",
      participant_surname: surname = "",
      date_of_birth: dateOfBirth = "",
    } = c.req.query();
    return checkIdentity(database, { participant, surname, dateOfBirth }, switches.current.identityErrors);
  };

  app.get("/ndis-api/4.0/determine-participant-plan", (c) => {
    const known = identify(c);
    if ("error" in known) return refuse(c, known.error);
    return succeed(c, describePace(known, findPlans(database, known.ndis_number)));
  });

  app.get("/ndis-api/:version{3\\.0|4\\.0}/plans", (c) => {
    const known = identify(c);
    if ("error" in known) return refuse(c, known.error);
    const plans = describePlans(known, findPlans(database, known.ndis_number));
    return succeed(c, corruptPlans(plans, isAffected("ndia", c, faults) ? faults.read().ndia.badPlan : null));
  });
  app.use("/ndis-api/ext-int-part/*", onlyPublicPaths(switches));
  app.route("/ndis-api/ext-int-part", paceRoutes(world, identify));
  app.route("/ndis-api", participantRoutes(world, identify));
  return app;
}
