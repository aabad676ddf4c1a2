import { readFileSync } from "node:fs";
import { Hono } from "hono";

const CSS = "text/css; charset=utf-8";
const SCRIPT = "text/javascript; charset=utf-8";

/** All that the pages load: the style sheet, the script of every page, and the two of the invoice form. */
const FILES = [
  { name: "crm.css", type: CSS },
  { name: "crm.js", type: SCRIPT },
  { name: "invoice.js", type: SCRIPT },
  { name: "spa-lines.js", type: SCRIPT },
];

export function staticFiles() {
  const app = new Hono();
  // A browser asks for one unbidden, and a 404 in its console looks like a fault.
  app.get("/favicon.ico", (c) => c.body(null, 204));
  for (const { name, type } of FILES) {
    const text = readFileSync(new URL(`./static/${name}`, import.meta.url), "utf8");
    app.get(`/static/${name}`, (c) => c.body(text, 200, { "content-type": type }));
  }
  return app;
}
