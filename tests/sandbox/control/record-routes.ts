import { Hono } from "hono";
import type { InvoiceReads } from "./invoice-reads.ts";
import type { RecordReads } from "./records.ts";

export function recordRoutes(control: RecordReads & InvoiceReads) {
  const app = new Hono();
  app.get("/clients", (c) => c.json(control.clients()));
  app.get("/client/:id/contracts", (c) => c.json(control.contractsOf(Number(c.req.param("id")))));
  app.get("/contract/:id/parts", (c) => c.json(control.contractParts(Number(c.req.param("id")))));
  app.get("/client/:id/invoices", (c) => c.json(control.invoicesOf(Number(c.req.param("id")))));
  app.get("/invoice/:id/lines", (c) => c.json(control.invoiceLines(Number(c.req.param("id")))));
  app.get("/captured", (c) => c.json(control.captured()));
  return app;
}
