import { html } from "hono/html";
import type { Switches } from "../../control/switches.ts";
import { dropdown } from "./dropdown.ts";
import type { Html } from "./layout.ts";

type Generation = Switches["paceScreens"];

/** This CRM isn't linked to the agency: its own way to PACE ends here, as it does for an organisation without it. */
const NOT_ENABLED = "SyncPRO isn't enabled for this organisation.";

const WORDS = {
  older: { menu: "NDIS PACE", item: "Sync NDIS PACE", retrieve: "Retrieve PACE Plan" },
  newer: {
    menu: "SyncPRO PACE",
    item: "Sync PACE Plan and Budgets",
    retrieve: "Retrieve NDIS PACE Plan",
  },
} as const;

/** The menu at the top left of a PACE contract, and the dialog it opens. */
export function paceSync(generation: Generation): { menu: Html; dialog: Html } | null {
  if (generation === "none") return null;
  const { menu, item, retrieve } = WORDS[generation];
  const items = [{ text: item, href: "#pace-sync", opens: "pace-sync" }];
  const body = html`<p>
      <button class="btn btn-primary" type="button" data-reveals="pace-sync-message">${retrieve}</button>
    </p>
    <p class="alert" role="alert" id="pace-sync-message" hidden>${NOT_ENABLED}</p>`;
  return {
    menu: html`<div class="toolbar">${dropdown(menu, items, "pace-menu")}</div>`,
    dialog: dialog("pace-sync", "NDIS PACE Sync", body),
  };
}

/** The button beside New in Client Funding, and the dialog it opens. */
export function newPaceContract(generation: Generation): { button: Html; dialog: Html } | null {
  if (generation === "none") return null;
  return {
    button: html`<button class="btn" type="button" data-opens="pace-new">+ NDIS Pace</button>`,
    dialog: dialog("pace-new", "NDIS PACE Sync", message()),
  };
}

/** The CRM's own button in the form of a plan budget, and the dialog it opens. */
export function retrieveBudget(generation: Generation): { button: Html; dialog: Html } | null {
  if (generation === "none") return null;
  return {
    button: html`<button class="btn" type="button" data-opens="pace-budget">
      Retrieve PACE Plan Budget
    </button>`,
    dialog: dialog("pace-budget", "NDIS PACE Plan Budget", message()),
  };
}

function message(): Html {
  return html`<p class="alert" role="alert">${NOT_ENABLED}</p>`;
}

function dialog(id: string, title: string, body: Html): Html {
  return html`<dialog id="${id}" class="dialog" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${body}
    <form method="dialog"><button class="btn" type="submit">Close</button></form>
  </dialog>`;
}
