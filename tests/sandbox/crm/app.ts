import { Hono } from "hono";
import { controlRoutes } from "../control/routes.ts";
import type { Control } from "../control/control.ts";
import { loopbackOnly } from "../http/loopback.ts";
import { logRequests } from "../http/request-log.ts";
import { simulateTraffic } from "../http/traffic.ts";
import type { World } from "../world.ts";
import { requireFormToken, requireSession, securityHeaders } from "./guard.ts";
import { homePage } from "./pages/home.ts";
import { messagePage } from "./pages/message.ts";
import type { CrmEnv } from "./request.ts";
import { bulkImportRoutes } from "./routes/bulk-import.ts";
import { clientRoutes } from "./routes/clients.ts";
import { contractPartRoutes } from "./routes/contract-parts.ts";
import { contractRoutes } from "./routes/contracts.ts";
import { fetchedLinkRoutes } from "./routes/fetched-links.ts";
import { invoiceRoutes } from "./routes/invoices.ts";
import { loginRoutes } from "./routes/login.ts";
import { CONTRACT_PARTS } from "./routes/parts.ts";
import { streamlineRoutes } from "./routes/streamline.ts";
import { signOutAfterWrites } from "./sign-out.ts";
import { staticFiles } from "./static-files.ts";
import { drawInTemplate } from "./templates/draw.ts";
import { translatePostBacks } from "./templates/webforms/post-back.ts";

/** The stand-in CRM. It knows clients and contracts and nothing of the agency; the control endpoints only share its port. */
export function createCrmApp(world: World, control: Control) {
  const app = new Hono<CrmEnv>();
  app.use(loopbackOnly);
  app.route("/__sandbox", controlRoutes(control));
  app.use(securityHeaders(world));
  app.route("/", staticFiles());
  app.use(
    logRequests(world),
    translatePostBacks(world, (request, c) => app.fetch(request, c.env)),
    drawInTemplate(world),
  );
  // The faults stand outside the login: an outage doesn't ask who you are.
  app.use(simulateTraffic("crm", world), signOutAfterWrites(world));
  app.use(requireSession(world.sessions), requireFormToken(world.sessions));
  app.get("/", (c) => c.html(homePage(c.get("session"))));
  app.route("/", loginRoutes(world));
  // Stands where the CRM's own sync would be, for when its menu item is switched on.
  app.get("/Clients/SyncActivePlans", (c) =>
    c.html(messagePage("Sync Active Plans", "The CRM’s own sync is not part of the sandbox.")),
  );
  app.route("/", clientRoutes(world));
  app.route("/", contractRoutes(world));
  for (const part of CONTRACT_PARTS) app.route("/", contractPartRoutes(world, part));
  app.route("/", invoiceRoutes(world));
  app.route("/", bulkImportRoutes(world));
  app.route("/", streamlineRoutes(world));
  app.route("/", fetchedLinkRoutes(world));
  app.notFound((c) => c.html(messagePage("Page not found", "There is no such page or record."), 404));
  return app;
}
