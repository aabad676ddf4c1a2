import { Hono, type Context } from "hono";
import * as z from "zod/mini";
import type { Control } from "./control.ts";
import { isoDate, readBody } from "./body.ts";
import { bookingControlRoutes } from "./booking-control-routes.ts";
import { faultsSchema } from "./faults.ts";
import { paceControlRoutes } from "./pace-routes.ts";
import { recordRoutes } from "./record-routes.ts";
import { switchesSchema } from "./switches.ts";

const clockSchema = z.union([
  z.strictObject({ offsetSeconds: z.int() }),
  z.strictObject({ offsetDays: z.number() }),
]);
const codeSchema = z.strictObject({ expired: z.optional(z.boolean()) });
const lockSchema = z.strictObject({ locked: z.boolean() });
const participantSchema = z.strictObject({
  surname: z.optional(z.string().check(z.minLength(1))),
  dateOfBirth: z.optional(isoDate),
  authorised: z.optional(z.boolean()),
  consents: z.optional(z.boolean()),
  pace: z.optional(z.boolean()),
  planStart: z.optional(isoDate),
  planEnd: z.optional(isoDate),
});

/** The control of a sandbox over HTTP: JSON in, JSON out, 400 with what is wrong. */
export function controlRoutes(control: Control) {
  const app = new Hono();
  app.get("/faults", (c) => c.json(control.faults()));
  app.put("/faults", async (c) => {
    await control.setFaults(await readBody(c, faultsSchema));
    // Not kept alive: this connection too would count as used before.
    return c.json(control.faults(), 200, { connection: "close" });
  });
  app.get("/switches", (c) => c.json(control.switches()));
  app.put("/switches", async (c) => {
    // Only what was sent: the schema alone would put every other switch back.
    const changes = await readBody(c, z.record(z.string(), z.unknown()));
    return c.json(control.setSwitches(switchesSchema.parse({ ...control.switches(), ...changes })));
  });
  app.put("/clock", async (c) => {
    const offset = await readBody(c, clockSchema);
    control.setClock("offsetDays" in offset ? offset.offsetDays * 86_400 : offset.offsetSeconds);
    return c.json({ now: control.now() });
  });
  app.post("/activation-code", async (c) => {
    const { expired = false } = await readBody(c, codeSchema);
    return c.json({ code: control.issueActivationCode({ expired }) });
  });
  app.post("/sign-out-everyone", (c) => done(c, control.signOutEveryone()));
  app.post("/end-device", (c) => done(c, control.endDevice()));
  app.patch("/participant/:ndis", async (c) => {
    const found = control.changeParticipant(c.req.param("ndis"), await readBody(c, participantSchema));
    return found ? c.json({ done: true }) : c.json({ error: "The agency has no such participant." }, 404);
  });
  app.post("/expire-forms", (c) => done(c, control.expireForms()));
  app.put("/contract/:id/locked", async (c) => {
    const { locked } = await readBody(c, lockSchema);
    const found = control.lockContract(Number(c.req.param("id")), locked);
    return found ? c.json({ done: true }) : c.json({ error: "The CRM has no such contract." }, 404);
  });
  app.put("/contract/:id/ended", (c) =>
    control.endContract(Number(c.req.param("id")))
      ? c.json({ done: true })
      : c.json({ error: "The CRM has no such contract." }, 404),
  );
  app.put("/proda-status/:kind{budget|support}/:id", async (c) => {
    const { status } = await readBody(c, z.strictObject({ status: z.string() }));
    const kind = c.req.param("kind") === "budget" ? "budget" : "support";
    const found = control.setProdaStatus(kind, Number(c.req.param("id")), status);
    return found ? c.json({ done: true }) : c.json({ error: "The CRM has no such record." }, 404);
  });
  app.route("/", paceControlRoutes(control));
  app.route("/", bookingControlRoutes(control));
  app.route("/", recordRoutes(control));
  app.get("/counters", (c) => c.json(control.counters()));
  app.delete("/counters", (c) => done(c, control.resetCounters()));
  app.delete("/requests", (c) => c.json(control.takeRequests()));
  app.get("/expected", (c) => c.json(control.expected()));
  app.post("/reset", (c) => done(c, control.reset()));
  app.onError((error, c) => {
    if (error instanceof SyntaxError) return c.json({ error: "The body is not JSON." }, 400);
    if (error instanceof z.core.$ZodError) return c.json({ error: z.prettifyError(error) }, 400);
    throw error;
  });
  return app;
}

function done(c: Context, _result: void): Response {
  return c.json({ done: true });
}
