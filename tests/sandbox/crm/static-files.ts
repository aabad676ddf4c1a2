import { readFileSync } from "node:fs";
import { Hono } from "hono";

const CSS = "text/css; charset=utf-8";
const SCRIPT = "text/javascript; charset=utf-8";

/** All that the pages load: what every page has, the two scripts of the invoice form, and what the templates bring. */
const FILES = [
  "crm.css",
  "crm.js",
  "invoice.js",
  "spa-lines.js",
  "icons.css",
  "bootstrap.css",
  "page-events.js",
  "data-tables.js",
  "replaced-selects.js",
  "masked-dates.js",
  "webforms.css",
  "webforms.js",
  "visits.css",
  "turbo.js",
  "spa.js",
];

export function staticFiles() {
  const app = new Hono();
  // A browser asks for one unbidden, and a 404 in its console looks like a fault.
  app.get("/favicon.ico", (c) => c.body(null, 204));
  for (const name of FILES) {
    const text = readFileSync(new URL(`./static/${name}`, import.meta.url), "utf8");
    app.get(`/static/${name}`, (c) =>
      c.body(text, 200, { "content-type": name.endsWith(".css") ? CSS : SCRIPT }),
    );
  }
  return app;
}
