import { Hono } from "hono";
import type { DatabaseSync } from "node:sqlite";
import { run } from "../../database/query.ts";
import type { World } from "../../world.ts";
import { recordId, type CrmEnv } from "../request.ts";

/** Where the records are stored that a path may name, and the status of an archived one where the table has any. */
const TABLES: Readonly<Record<string, { table: string; archived?: string }>> = {
  Clients: { table: "clients", archived: "Inactive" },
  ServiceContracts: { table: "contracts", archived: "Inactive" },
  PlanBudgets: { table: "plan_budgets" },
  ProviderBudgets: { table: "provider_budgets" },
  ServiceSupports: { table: "service_supports" },
  DeliveredServices: { table: "delivered_services" },
  Invoices: { table: "invoices", archived: "Cancelled" },
  Streamline: { table: "captured_invoices", archived: "Rejected" },
};

/**
 * What the links of all templates but the plain one do as soon as they are fetched, whoever does it: no form, no token, no
 * question. Such CRMs exist, and only with one of them does it show that Planbridge follows no such link.
 */
export function fetchedLinkRoutes({ database, sessions, switches }: World) {
  const app = new Hono<CrmEnv>();

  const hasLinks = () => switches.current.pageTemplate !== "plain";

  app.get("/logout", (c) => {
    if (!hasLinks()) return c.notFound();
    sessions.end(c.get("session").id);
    return c.redirect("/login");
  });

  app.get("/:kind/:verb{Delete|Archive}/:id", (c) => {
    const place = TABLES[c.req.param("kind")];
    const id = recordId(c.req.param("id"));
    if (!place || !hasLinks()) return c.notFound();
    if (c.req.param("verb") === "Delete" || !place.archived) remove(database, place.table, id);
    else run(database, `UPDATE ${place.table} SET status = ? WHERE id = ?`, place.archived, id);
    return c.redirect("/");
  });
  return app;
}

/** What belonged to the record stays behind without it, where no page finds it. */
function remove(database: DatabaseSync, table: string, id: number): void {
  database.exec("PRAGMA foreign_keys = OFF");
  run(database, `DELETE FROM ${table} WHERE id = ?`, id);
  database.exec("PRAGMA foreign_keys = ON");
}
