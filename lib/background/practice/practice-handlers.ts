import { profiles } from "../../crm/profile/careview.ts";
import type { createPracticeCrm } from "../../crm/practice/practice-crm.ts";
import {
  clientPath,
  PRACTICE_CLIENTS,
  PRACTICE_SITE,
  practiceName,
} from "../../domain/practice/practice-clients.ts";
import { practiceRefusal } from "../../domain/practice/practice-problems.ts";
import { contractPath } from "../../domain/practice/practice-records.ts";
import type { PracticeStore } from "../../domain/practice/practice-store.ts";
import type { VaultView } from "../../domain/vault/vault-view.ts";
import type { ConnectionView, PanelClient, SiteView } from "../../messaging/views.ts";
import { today } from "../../platform/system-clock.ts";
import type { Handlers } from "../receive.ts";
import type { PracticeSwitch } from "./practice-switch.ts";

/** What reaches beyond the practice database: keys, addresses, protection, and the CRM's own tabs. */
const REFUSED = [
  "connection.save",
  "connection.activate",
  "connection.check",
  "set-up.read",
  "set-up.export",
  "sites.add",
  "sites.remove",
  "vault.protect",
  "vault.change-passphrase",
  "vault.unlock",
  "vault.lock",
  "vault.wipe",
  "vault.set-auto-lock",
  "vault.set-retention",
  "vault.purge",
] as const;

type Refused = Pick<Handlers, (typeof REFUSED)[number]>;

/** The answers of practice mode that aren't about rows of its database. */
export function practiceHandlers(
  store: PracticeStore,
  crm: Pick<ReturnType<typeof createPracticeCrm>, "pageAt">,
) {
  const refused = Object.fromEntries(
    REFUSED.map((name) => [name, () => Promise.reject(practiceRefusal("practice-refuses"))]),
  ) as unknown as Refused;
  return {
    ...refused,
    "connection.view": async () => viewPracticeConnection(),
    "sites.view": async () => [PRACTICE_SITE_VIEW],
    "vault.view": async () => NOT_SEALED,
    "panel.client": async () => ({ state: "other-site" }),
    "page.check": async () => ({ state: "other-site" }),
    "page.tabs": async () => [],
    "practice.clients": () => practiceClients(store),
    "practice.page": ({ path }) => crm.pageAt(PRACTICE_SITE, path),
  } satisfies Partial<Handlers>;
}

/** While practice is off there is nothing invented. */
export const PRACTICE_OFF: Pick<Handlers, "practice.clients" | "practice.page"> = {
  "practice.clients": () => Promise.resolve([]),
  "practice.page": () => Promise.reject(practiceRefusal("practice-off")),
};

/** The way in and out, which both sides answer. */
export function switchHandlers(
  practice: Pick<PracticeSwitch, "enter" | "leave" | "openWorkspace">,
): Pick<Handlers, "practice.enter" | "practice.leave"> {
  return {
    "practice.enter": async () => {
      await practice.enter();
      await practice.openWorkspace();
      return null;
    },
    "practice.leave": practice.leave,
  };
}

async function practiceClients({ read }: PracticeStore): Promise<PanelClient[]> {
  const { contracts } = await read();
  return PRACTICE_CLIENTS.map((client) => ({
    site: PRACTICE_SITE,
    path: clientPath(client),
    name: practiceName(client),
    ndisNumber: client.ndisNumber,
    contracts: contracts
      .filter(({ clientId }) => clientId === client.id)
      .map((contract) => ({ reference: contract.fields["Reference"] ?? "", path: contractPath(contract) })),
  }));
}

/** The invented NDIA needs no device: it is as if one were activated. */
export function viewPracticeConnection(): ConnectionView {
  return { state: "active", apiKeySaved: true, managed: [], missingOrigins: [], today: today() };
}

const PRACTICE_SITE_VIEW: SiteView = {
  origin: PRACTICE_SITE,
  profileId: "careview",
  profileName: profiles.find(({ id }) => id === "careview")?.name ?? "CareView",
  allowed: true,
  fixed: true,
  managed: false,
};

const NOT_SEALED: VaultView = {
  openedBy: [],
  isLocked: false,
  sealing: null,
  autoLockMinutes: 0,
  retention: { retrievalDays: null, answerDays: null },
  keyWarning: null,
};
