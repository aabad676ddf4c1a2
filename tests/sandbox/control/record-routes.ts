import { Hono } from "hono";
import type { RecordReads } from "./records.ts";

export function recordRoutes(control: RecordReads) {
  const app = new Hono();
  app.get("/clients", (c) => c.json(control.clients()));
  app.get("/client/:id/contracts", (c) => c.json(control.contractsOf(Number(c.req.param("id")))));
  app.get("/contract/:id/parts", (c) => c.json(control.contractParts(Number(c.req.param("id")))));
  return app;
}
