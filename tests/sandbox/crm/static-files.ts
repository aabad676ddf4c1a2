import { readFileSync } from "node:fs";
import { Hono } from "hono";

const read = (name: string) => readFileSync(new URL(`./static/${name}`, import.meta.url), "utf8");

/** The style sheet and the script, the only two files the pages load. */
export function staticFiles() {
  const files = { css: read("crm.css"), js: read("crm.js") };
  return (
    new Hono()
      // A browser asks for one unbidden, and a 404 in its console looks like a fault.
      .get("/favicon.ico", (c) => c.body(null, 204))
      .get("/static/crm.css", (c) => c.body(files.css, 200, { "content-type": "text/css; charset=utf-8" }))
      .get("/static/crm.js", (c) =>
        c.body(files.js, 200, { "content-type": "text/javascript; charset=utf-8" }),
      )
  );
}
