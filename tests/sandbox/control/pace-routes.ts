import { Hono, type Context } from "hono";
import * as z from "zod/mini";
import { BUDGET_TYPES, MANAGEMENTS, SUPPORT_TYPES } from "../ndia/support-categories.ts";
import { isoDate, readBody } from "./body.ts";
import type { PaceControl } from "./pace-control.ts";

const cents = z.int().check(z.gte(0));
const category = z.string().check(z.minLength(1));
const changeSchema = z.strictObject({
  category,
  approved: z.optional(cents),
  spent: z.optional(cents),
  start: z.optional(isoDate),
  end: z.optional(isoDate),
  management: z.optional(z.enum(MANAGEMENTS)),
  component: z.optional(z.string()),
  remove: z.optional(z.literal(true)),
});
const period = z.strictObject({ start: isoDate, end: isoDate, amount: cents, released: z.boolean() });
const newBudgetSchema = z.strictObject({
  category,
  approved: cents,
  spent: z.optional(cents),
  start: z.optional(isoDate),
  end: z.optional(isoDate),
  management: z.optional(z.enum(MANAGEMENTS)),
  budgetType: z.optional(z.enum(BUDGET_TYPES)),
  supportType: z.optional(z.enum(SUPPORT_TYPES)),
  periods: z.optional(z.array(period)),
});
const planSchema = z.strictObject({ start: isoDate, end: isoDate });

export function paceControlRoutes(control: PaceControl) {
  const app = new Hono();
  app.get("/participant/:ndis/budgets", (c) => c.json(control.paceBudgetsOf(c.req.param("ndis"))));
  app.patch("/participant/:ndis/budget", async (c) => {
    const { category: name, ...change } = await readBody(c, changeSchema);
    return told(c, control.changeBudget(c.req.param("ndis"), name, change), "such budget");
  });
  app.post("/participant/:ndis/budget", async (c) => {
    const budget = await readBody(c, newBudgetSchema);
    return told(c, control.addBudget(c.req.param("ndis"), budget), "plan for such a participant");
  });
  app.post("/participant/:ndis/plan", async (c) => {
    const plan = await readBody(c, planSchema);
    return told(c, control.addPlan(c.req.param("ndis"), plan), "such participant");
  });
  return app;
}

function told(c: Context, found: boolean, what: string): Response {
  return found ? c.json({ done: true }) : c.json({ error: `The agency has no ${what}.` }, 404);
}
