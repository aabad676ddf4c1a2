import { html } from "hono/html";
import type { Html } from "./layout.ts";

/** One that opens a dialog names the dialog's id besides. */
export type DropdownItem = { text: string; href: string; opens?: string };

/** A button with a menu under it. The script finds one by the other; a menu with an id is also named by its button. */
export function dropdown(text: string, items: readonly DropdownItem[], menuId?: string): Html {
  const controls = menuId === undefined ? "" : html` aria-controls="${menuId}"`;
  const id = menuId === undefined ? "" : html` id="${menuId}"`;
  return html`<div class="dropdown">
    <button class="btn dropdown-toggle" type="button" aria-haspopup="true" aria-expanded="false" ${controls}>
      ${text}
    </button>
    <ul class="dropdown-menu" role="menu" ${id}>
      ${items.map(drawItem)}
    </ul>
  </div>`;
}

function drawItem({ text, href, opens }: DropdownItem): Html {
  const dialog = opens === undefined ? "" : html` data-opens="${opens}"`;
  return html`<li role="none">
    <a role="menuitem" class="dropdown-item" href="${href}" ${dialog}>${text}</a>
  </li>`;
}
