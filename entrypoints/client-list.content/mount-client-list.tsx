import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { BATCH_TITLES } from "../../components/sync/batch-words.ts";
import css from "../../components/sync/sync-problem.css?inline";
import type { SyncRequest } from "../../components/page/dialog-requests.ts";
import { watchPresses } from "../../lib/crm/page/action-menu.ts";
import { addMenuEntry } from "../../lib/crm/page/menu-entry.ts";
import { readTickedClients } from "../../lib/crm/read/read-client-list.ts";
import type { ClientListProfile } from "../../lib/crm/profile/site-profile.ts";
import { keepMounted } from "../../lib/crm/page/stay-mounted.ts";
import { fallbackButtons } from "./fallback-buttons.tsx";
import { findActionMenu } from "./find-action-menu.ts";
import { SyncSurface } from "./sync-surface.tsx";
import { mountShadow } from "../../components/page/shadow.ts";

const SURFACE = "planbridge-sync";

/** What can be done with the ticked clients. */
const ACTIONS: readonly (readonly [label: string, action: SyncRequest["action"]])[] = [
  [BATCH_TITLES["active-plans"], "active-plans"],
  [BATCH_TITLES["pace-proposals"], "pace"],
  [BATCH_TITLES.participants, "participants"],
];

/**
 * Puts Sync Active Plans into the list's own Action menu (F9–F12), or under its heading where there is no such menu; the
 * dialog comes when it is pressed.
 */
export function mountClientList(ctx: ContentScriptContext, profile: ClientListProfile): void {
  const presses = new EventTarget();
  // A list on which nothing is pressed pays for the entries alone.
  let surface: Promise<void> | undefined;
  const press = async (type: string) => {
    await (surface ??= showSurface(ctx, profile, presses));
    presses.dispatchEvent(new Event(type));
  };
  const buttons = fallbackButtons(ctx, profile, ACTIONS, (type) => void press(type));
  let pressed: Element | null = null;
  let portal: Element[] = [];
  watchPresses(
    document,
    (button) => {
      pressed = button;
      // Other buttons may open the same menu, in which ours would be about one row.
      for (const entry of portal.splice(0)) setTimeout(() => entry.remove());
    },
    ctx.signal,
  );
  const put = () => {
    const menu = findActionMenu(profile, pressed);
    buttons.show(!menu || menu.isPortal === true);
    if (!menu) return null;
    const entries = ACTIONS.map(([label, type]) => addMenuEntry(menu, label, () => void press(type)));
    ctx.onInvalidated(() => entries.forEach((entry) => entry.remove()));
    portal = menu.isPortal ? entries : [];
    return entries.at(-1) ?? null;
  };
  // What a script of a former life left open.
  document.querySelector(SURFACE)?.remove();
  keepMounted(document, put, ctx.signal);
}

async function showSurface(
  ctx: ContentScriptContext,
  profile: ClientListProfile,
  presses: EventTarget,
): Promise<void> {
  mountShadow(
    ctx,
    SURFACE,
    css,
    <SyncSurface
      presses={presses}
      read={() => readTickedClients(document, location.href, profile)}
      onClose={() => findActionMenu(profile)?.button.focus()}
    />,
  );
}
