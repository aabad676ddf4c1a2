import { Hono } from "hono";
import type { World } from "../../world.ts";
import { streamlineListPage } from "../pages/streamline-list.ts";
import { streamlineReviewPage } from "../pages/streamline-review.ts";
import {
  approveCaptured,
  capturedLinesOf,
  findCaptured,
  listCaptured,
  APPROVABLE_STATUSES,
} from "../records/captured.ts";
import { recordId, type CrmContext, type CrmEnv } from "../request.ts";

export function streamlineRoutes({ database, switches, clock }: World) {
  const app = new Hono<CrmEnv>();

  const drawList = (c: CrmContext, notice: string, alerts: readonly string[]) =>
    c.html(
      streamlineListPage({
        captured: listCaptured(database),
        notice,
        alerts,
        switches: switches.current,
        session: c.get("session"),
      }),
    );

  app.get("/Streamline", (c) => {
    const [created, refused] = [Number(c.req.query("created")), Number(c.req.query("refused"))];
    const alert = refused > 0 ? [`${refused} invoices were not created. Review them.`] : [];
    return drawList(c, created > 0 ? `${created} invoices were created.` : "", alert);
  });

  /** Creates what passes; where nothing does, the reasons are told. */
  app.post("/Streamline/Approve", (c) => {
    const chosen = c.get("form").getAll("capturedIds").map(recordId);
    const captured = chosen.flatMap((id) => findCaptured(database, id) ?? []);
    if (captured.length === 0) return drawList(c, "", ["No invoices are selected."]);
    const reasons: string[] = [];
    let created = 0;
    for (const each of captured) {
      const mayBe = each.status === APPROVABLE_STATUSES;
      const result = mayBe
        ? approveCaptured(database, each, clock.today())
        : { reasons: [`Its status is ${each.status}.`] };
      if ("invoiceId" in result) created += 1;
      else reasons.push(`${each.invoice_number}: ${result.reasons.join(" ")}`);
    }
    return created === 0
      ? drawList(c, "", reasons)
      : c.redirect(`/Streamline?created=${created}&refused=${reasons.length}`, 303);
  });

  app.on(["GET", "POST"], "/Streamline/Review/:id", (c) => {
    const captured = findCaptured(database, recordId(c.req.param("id")));
    if (!captured) return c.notFound();
    const result =
      c.req.method === "POST" ? approveCaptured(database, captured, clock.today()) : { reasons: [] };
    if ("invoiceId" in result) return c.redirect(`/Invoices/Edit/${result.invoiceId}`, 303);
    return c.html(
      streamlineReviewPage({
        captured,
        lines: capturedLinesOf(database, captured.id),
        alerts: result.reasons,
        switches: switches.current,
        session: c.get("session"),
      }),
    );
  });
  return app;
}
