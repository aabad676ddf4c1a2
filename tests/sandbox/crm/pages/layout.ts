import { html } from "hono/html";
import { IDENTITY } from "../../identity.ts";
import { FORM_TOKEN } from "../request.ts";
import type { Session } from "../sessions.ts";

export type Html = ReturnType<typeof html>;

type Page = {
  title: string;
  session: Session;
  body: Html;
  rerender?: boolean;
  /** Milliseconds between two renderings, where they aren't the client list's. */
  rerenderEvery?: number;
  /** Scripts besides the one that every page has. */
  scripts?: readonly string[];
};

/** The frame of every page behind the login: header, menu, and the page itself. */
export function layout({
  title,
  session,
  body,
  rerender = false,
  rerenderEvery = 2000,
  scripts = [],
}: Page): Html {
  return html`<!doctype html>
    <html lang="en-AU">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - Sandbox CRM</title>
        <link rel="stylesheet" href="/static/crm.css" />
        <script src="/static/crm.js" defer></script>
        ${scripts.map((name) => html`<script src="/static/${name}" defer></script>`)}
      </head>
      <body${rerender ? html` data-rerender="${rerenderEvery}"` : ""}>
        <header class="banner">
          <a class="organisation" href="/">${IDENTITY.organisationName}</a>
          <form class="user" method="post" action="/logout">
            ${formToken(session)}<span>${IDENTITY.userName}</span> <button class="btn btn-link" type="submit">Log out</button>
          </form>
        </header>
        <div class="frame">
          <nav class="menu" aria-label="Main Menu">
            <h2>CRM</h2>
            <ul><li><a href="/Clients">Clients</a></li></ul>
            <h2>Plan Management</h2>
            <ul>
              <li><a href="/Invoices">Invoice Entry</a></li>
              <li><a href="/Streamline">Streamline</a></li>
            </ul>
          </nav>
          <main>${body}</main>
        </div>
      </body>
    </html>`;
}

export function formToken(session: Session): Html {
  return html`<input type="hidden" name="${FORM_TOKEN}" value="${session.formToken}" />`;
}

/** The purple badge of a PACE participant or contract. */
export function paceBadge(isPace: boolean): Html | string {
  return isPace ? html`<span class="badge badge-pace">PACE</span>` : "";
}
