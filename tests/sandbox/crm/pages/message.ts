import { html } from "hono/html";
import type { Html } from "./layout.ts";

/** A bare page that says one thing, for when there is no session to draw a frame for. */
export function messagePage(title: string, text: string): Html {
  return html`<!doctype html>
    <html lang="en-AU">
      <head>
        <meta charset="utf-8" />
        <title>${title} - Sandbox CRM</title>
        <link rel="stylesheet" href="/static/crm.css" />
      </head>
      <body>
        <main class="alone">
          <h1>${title}</h1>
          <p role="alert">${text}</p>
          <p><a href="/">Back to the home page</a></p>
        </main>
      </body>
    </html>`;
}
