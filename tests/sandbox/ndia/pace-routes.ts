import type { HttpBindings } from "@hono/node-server";
import { Hono, type Context } from "hono";
import { parseIsoDate } from "../dates.ts";
import { isAffected } from "../http/traffic.ts";
import type { World } from "../world.ts";
import { corruptBudget } from "./corrupt-budget.ts";
import { refuse as refuseWith, succeed, type ApiError } from "./envelope.ts";
import { currentBudgets, findHistory, findPaceBudgets } from "./pace-budgets.ts";
import { describeHistory } from "./pace-history.ts";
import { describeBudgets, applyAnswerShape } from "./pace-tree.ts";
import { findPlans, type Participant } from "./participants.ts";
import { describePlans, corruptPlans } from "./plan-answer.ts";

const NOT_ON_PACE = "Participant is not on PACE";

type Identify = (c: Context) => Participant | { error: ApiError };

/** The questions that can be asked about a PACE participant only. */
export function paceRoutes({ database, faults, switches }: World, identify: Identify) {
  const app = new Hono<{ Bindings: HttpBindings }>({ strict: false });
  const shapes = () => switches.current.agencyShapes;
  const refuse = (c: Context, error: ApiError) => refuseWith(c, error, switches.current.refusalStatus);
  const defects = (c: Context) => (isAffected("ndia", c, faults) ? faults.read().ndia : null);
  const onPace: Identify = (c) => {
    const known = identify(c);
    return "error" in known || known.pace === 1 ? known : { error: NOT_ON_PACE };
  };

  app.get("/4.0/pace/plans", (c) => {
    const known = onPace(c);
    if ("error" in known) return refuse(c, known.error);
    // A plan for life began with its first period.
    const [first] = findHistory(database, known.ndis_number);
    const plans = findPlans(database, known.ndis_number).map((plan) =>
      first ? { ...plan, first_start: first.plan_start } : plan,
    );
    return succeed(c, corruptPlans(describePlans(known, plans), defects(c)?.badPlan ?? null));
  });

  app.get("/5.0/pace/budget", (c) => {
    const known = onPace(c);
    if ("error" in known) return refuse(c, known.error);
    const plans = findPlans(database, known.ndis_number);
    const answer = describeBudgets(currentBudgets(findPaceBudgets(database, known.ndis_number), plans));
    const planEnd = plans.at(-1)?.plan_end ?? "0001-01-01";
    return succeed(
      c,
      applyAnswerShape(corruptBudget(answer, defects(c)?.badBudget ?? null, planEnd), shapes()),
    );
  });

  app.get("/4.0/pace/historical/plans", (c) => {
    const known = onPace(c);
    if ("error" in known) return refuse(c, known.error);
    const history = findHistory(database, known.ndis_number);
    if (shapes() === "public") {
      const historical_plan = history.map(({ plan_start, plan_end }) => ({
        start_date: plan_start,
        end_date: plan_end,
      }));
      return succeed(c, { historical_plan });
    }
    const first_start = history[0]?.plan_start ?? "";
    return succeed(
      c,
      describePlans(
        known,
        history.map((period) => ({ ...period, plan_id: 0, first_start })),
      ),
    );
  });

  app.get("/4.0/pace/historical/budgets", (c) => {
    const known = onPace(c);
    if ("error" in known) return refuse(c, known.error);
    const day = parseIsoDate(c.req.query("plan_date") ?? "");
    if (day === null) return refuse(c, { key: "V00", value: "plan_date (YYYY-MM-DD) is required" });
    const history = findHistory(database, known.ndis_number);
    const asked = history.filter(({ plan_start, plan_end }) =>
      // The sample names a period by its last day; whether any other day would do isn't told.
      shapes() === "public" ? plan_end === day : plan_start <= day && day <= plan_end,
    );
    return succeed(c, describeHistory(asked, findPaceBudgets(database, known.ndis_number)));
  });
  return app;
}
