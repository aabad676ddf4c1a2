import type { IsoDate } from "../../core/calendar-date.ts";
import { ProblemError } from "../../core/problem.ts";
import { recordPath } from "../../crm/profile/record-path.ts";
import type { panelOperations } from "../../messaging/operations/panel-operations.ts";
import type { PanelClient, PanelRecordView, PanelTabView } from "../../messaging/views.ts";
import { findRecognisedPage } from "../../platform/session/recognised-pages.ts";
import { changeNotFound } from "../../services/changes/accept.ts";
import { siteAt } from "../../services/crm/sites.ts";
import type { ClientOfPage } from "../../services/participants/client-of-page.ts";
import { readCrmProfileView } from "../../services/profile/read-crm-profile-view.ts";
import { readRecord } from "../../services/participants/read-record.ts";
import { findChange } from "../../storage/change-repository.ts";
import type { Database } from "../../storage/database.ts";
import { backgroundProblem } from "../background-problems.ts";
import { type HandlersOf, ownSession } from "../receive.ts";
import { findTab } from "./page-check-handlers.ts";

/** Requests of the side panel. */
export function panelHandlers(deps: {
  db: Database;
  clientOfPage: Pick<ClientOfPage, "clientOf">;
  now: () => number;
  today: () => IsoDate;
}): HandlersOf<typeof panelOperations> {
  const { db, clientOfPage, now, today } = deps;
  async function viewRecord(
    site: string,
    { ndisNumber, contracts }: Pick<PanelClient, "ndisNumber" | "contracts">,
  ): Promise<PanelRecordView> {
    const at = { now: now(), today: today() };
    const [stored, crm] = await Promise.all([
      readRecord(db, site, { ndisNumber, contracts }, at),
      readCrmProfileView(db, site, ndisNumber, at.today),
    ]);
    const compared = new Set(stored.contracts.map(({ reference }) => reference));
    const uncompared = contracts.map(({ reference }) => reference).filter((each) => !compared.has(each));
    return { ...stored, uncompared, today: at.today, profile: { crm } };
  }
  return {
    "panel.client": async ({ tabId }) => {
      const tab = await findTab(tabId);
      const address = tab?.url;
      const at = await siteAt(db, address);
      if (!tab || !address || !at) return OTHER_SITE;
      const session = ownSession(tab);
      // The background is signed in as somebody else than that tab.
      if (session) throw new ProblemError("permanent", backgroundProblem(session));
      const path = recordPath(address, address);
      const recognised = await findRecognisedPage(tabId);
      // What was recognised at another address is the page before.
      if (path === null || recognised?.site !== at.origin || recognised.path !== path) return NO_CLIENT;
      const client = await clientOfPage.clientOf({ ...recognised, path, tabId });
      if (!client) return NO_CLIENT;
      const { name, verifiedIdentity, contracts } = client;
      const { ndisNumber } = verifiedIdentity;
      return {
        state: "client",
        client: { site: at.origin, path: client.path, name, ndisNumber, contracts },
      };
    },
    "panel.record": ({ site, ...of }) => viewRecord(site, of),
    "panel.record-of-change": async ({ id }) => {
      const change = await findChange(db, id);
      if (!change) throw changeNotFound();
      const { ndisNumber, contract } = change.set;
      return viewRecord(change.site, { ndisNumber, contracts: contract ? [contract] : [] });
    },
    "panel.open": () => Promise.resolve(null),
  };
}

const OTHER_SITE: PanelTabView = { state: "other-site" };
const NO_CLIENT: PanelTabView = { state: "no-client" };
