import { type ActionMenu, findMenu } from "../../lib/crm/page/action-menu.ts";
import { findHeadings } from "../../lib/crm/profile/find-heading.ts";
import { firstRowUnder } from "../../lib/crm/profile/page-part.ts";
import type { ClientListProfile } from "../../lib/crm/profile/site-profile.ts";

/** The Action menu of the client list on this page. `pressed`: the button that was pressed last. */
export function findActionMenu(profile: ClientListProfile, pressed?: Element | null): ActionMenu | null {
  const { headings = [], rows = "" } = profile.pages["client-list"];
  const row = findHeadings(document, headings)
    .values()
    .map((heading) => firstRowUnder(document, heading, rows))
    .find((each) => each !== undefined);
  return findMenu(document, profile.actionMenu, { near: row?.closest("table"), pressed });
}
