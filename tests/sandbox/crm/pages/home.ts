import { html } from "hono/html";
import { IDENTITY } from "../../identity.ts";
import type { Session } from "../sessions.ts";
import { type Html, layout } from "./layout.ts";

const TILES: readonly { name: string; href?: string }[] = [
  { name: "Invoice Entry", href: "/Invoices" },
  { name: "Streamline", href: "/Streamline" },
  { name: "CRM Client List", href: "/Clients" },
  { name: "Manage Service Provider" },
];

export function homePage(session: Session): Html {
  const tiles = TILES.map(({ name, href }) =>
    href
      ? html`<a class="tile" href="${href}">${name}</a>`
      : html`<span class="tile unavailable" aria-disabled="true">${name}</span>`,
  );
  const body = html`<h1>${IDENTITY.organisationName}</h1>
    <p>Welcome, ${IDENTITY.userName}.</p>
    <div class="tiles">${tiles}</div>`;
  return layout({ title: "Home", session, body });
}
