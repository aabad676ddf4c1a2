import { html } from "hono/html";
import type { Session } from "../sessions.ts";
import { formToken, type Html } from "./layout.ts";

export function loginPage(session: Session, returnUrl: string, { email = "", wrong = false } = {}): Html {
  return html`<!doctype html>
    <html lang="en-AU">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Login - Sandbox CRM</title>
        <link rel="stylesheet" href="/static/crm.css" />
      </head>
      <body>
        <main class="alone">
          <h1>Login</h1>
          ${wrong ? html`<p class="alert" role="alert">The email address or password is incorrect.</p>` : ""}
          <form method="post" action="/login?ReturnUrl=${encodeURIComponent(returnUrl)}">
            ${formToken(session)}
            <div class="field">
              <label for="txtUsername">Email address</label>
              <input
                id="txtUsername"
                name="Username"
                type="email"
                autocomplete="username"
                value="${email}"
                required
              />
            </div>
            <div class="field">
              <label for="txtPassword">Password</label>
              <input
                id="txtPassword"
                name="Password"
                type="password"
                autocomplete="current-password"
                required
              />
            </div>
            <button id="btnLogin" class="btn btn-primary" type="submit">Login</button>
          </form>
        </main>
      </body>
    </html>`;
}

/** Only a path on this site is followed after signing in; `//elsewhere` would be another site. */
export function safeReturnUrl(asked: string | undefined): string {
  return asked && /^\/(?![/\\])/.test(asked) ? asked : "/";
}
