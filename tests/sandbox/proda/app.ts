import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { loopbackOnly } from "../http/loopback.ts";
import { simulateTraffic } from "../http/traffic.ts";
import type { World } from "../world.ts";
import { activate, refresh } from "./activation.ts";
import { createDevices } from "./devices.ts";
import { writeExpiry } from "./expiry-form.ts";
import { token } from "./token.ts";

const noStore = createMiddleware(async (c, next) => {
  await next();
  c.header("cache-control", "no-store");
});

/** The stand-in for PRODA's device and token services, which in life are two hosts. */
export function createProdaApp({ database, clock, counters, faults, issuer, switches }: World) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const devices = createDevices(database, clock);
  const expiry = (at: number) => writeExpiry(at, switches.current.expiryForm, clock.now());
  // A client tells from the Date header how far its own clock is off, so the header goes by the sandbox's.
  const ownDate = createMiddleware(async (c, next) => {
    await next();
    c.header("date", new Date(clock.now()).toUTCString());
  });
  app.use(loopbackOnly, simulateTraffic("proda", { counters, faults }), noStore, ownDate);

  app.put("/piaweb/api/b2b/v1/devices/:device/jwk", async (c) => {
    const answer = await activate(c, devices, c.req.param("device"), expiry);
    if (answer.ok) counters.add("activations");
    return answer;
  });
  app.put("/piaweb/api/b2b/v1/orgs/:organisation/devices/:device/jwk", async (c) => {
    const answer = await refresh(c, devices, issuer, c.req.param(), expiry);
    if (answer.ok) counters.add("refreshes");
    return answer;
  });
  app.post("/mga/sps/oauth/oauth20/token", async (c) => {
    const answer = await token(c, { devices, issuer, clock, expiry });
    if (answer.ok) counters.add("tokens");
    return answer;
  });
  return app;
}
