import { html } from "hono/html";
import { Hono } from "hono";
import type { World } from "../../world.ts";
import { formToken, layout } from "../pages/layout.ts";
import { alertBox } from "../pages/streamline-list.ts";
import { BULK_COLUMNS } from "../records/bulk-columns.ts";
import { importInvoices } from "../records/bulk-file.ts";
import type { CrmContext, CrmEnv } from "../request.ts";

const PATH = "/Invoices/BulkImport";

export function bulkImportRoutes({ database, clock }: World) {
  const app = new Hono<CrmEnv>();

  app.get(PATH, (c) => draw(c, []));

  app.get(`${PATH}/Template`, (c) =>
    c.body(`${BULK_COLUMNS.join(",")}\r\n`, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="BulkInvoiceTemplate.csv"',
    }),
  );

  app.post(PATH, async (c) => {
    const file = c.get("files").get("File");
    if (!file || file.size === 0) return draw(c, ["Choose a CSV file."]);
    const result = importInvoices(database, await file.text(), clock.today());
    return "rejected" in result
      ? draw(c, [result.rejected])
      : c.redirect(`/Invoices?imported=${result.created}`, 303);
  });
  return app;
}

function draw(c: CrmContext, alerts: readonly string[]) {
  const session = c.get("session");
  const body = html`<h1>Bulk Invoice File Import</h1>
    ${alertBox(alerts)}
    <p><a href="${PATH}/Template" download>Download Template</a></p>
    <form method="post" action="${PATH}" enctype="multipart/form-data">
      ${formToken(session)}
      <div class="field">
        <label for="File">File</label>
        <input id="File" name="File" type="file" accept=".csv,text/csv" />
      </div>
      <p class="toolbar">
        <button class="btn btn-primary" type="submit">Submit</button>
        <a class="btn" href="/Invoices">Back</a>
      </p>
    </form>`;
  return c.html(layout({ title: "Bulk Invoice File Import", session, body }));
}
