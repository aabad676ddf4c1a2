import type { ConnectionSettings } from "../../domain/connection/connection-settings.ts";
import type { SupportReport } from "../../domain/support/support-report.ts";
import { hasHostPermission } from "../../platform/host-permission.ts";
import { addedSites, savedConnection } from "../../storage/settings/settings.ts";
import type { Database } from "../../storage/database.ts";
import { managedSettings } from "../../storage/settings/policy.ts";
import { listSites } from "../crm/sites.ts";

/** What the browser allows at present, by what an address is for and without the address. */
export async function allowedHosts(db: Database): Promise<SupportReport["permissions"]> {
  const { connection: managed } = await managedSettings();
  const settings: Partial<ConnectionSettings> = { ...(await savedConnection(db)), ...managed };
  const sites = await listSites(db);
  const added = new Set((await addedSites(db)).map(({ origin }) => origin));
  return Promise.all([
    countAllowed("PRODA devices", [settings.deviceHost]),
    countAllowed("PRODA tokens", [settings.tokenHost]),
    countAllowed("NDIA", [settings.ndiaHost]),
    countAllowed(
      "CRM, built in or by policy",
      sites.filter(({ fixed }) => fixed).map(({ origin }) => origin),
    ),
    countAllowed("CRM, added", [...added]),
  ]);
}

async function countAllowed(
  what: string,
  addresses: readonly (string | undefined)[],
): Promise<SupportReport["permissions"][number]> {
  const origins = addresses.flatMap((address) => (address ? [new URL(address).origin] : []));
  const allowed = await Promise.all(origins.map(hasHostPermission));
  return { what, allowed: allowed.filter(Boolean).length, of: origins.length };
}
