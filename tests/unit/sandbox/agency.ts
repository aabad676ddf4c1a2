import type { ClientSummary } from "../../sandbox/control/records.ts";
import type { Sandbox } from "../../sandbox/start.ts";
import { CrmBrowser, detail } from "./crm-browser.ts";
import { ProdaDevice } from "./proda-device.ts";

export type AskedIdentity = { participant: string; participant_surname: string; date_of_birth: string };

/** What the CRM's profile says of a client, as the agency wants to be asked. */
export async function identityOf(sandbox: Sandbox, clientId: number | undefined): Promise<AskedIdentity> {
  const browser = new CrmBrowser(sandbox);
  await browser.signIn();
  const profile = await browser.text(`/Clients/Profile/${clientId}`);
  const [day, month, year] = (detail(profile, "Date of Birth") ?? "").split("/");
  return {
    participant: detail(profile, "NDIS Number") ?? "",
    participant_surname: (detail(profile, "Surname") ?? "").replaceAll("&#39;", "'"),
    date_of_birth: `${year}-${month}-${day}`,
  };
}

/** Asks with a fresh device and token; the headers take the place of what it would send. */
export async function askAgency(
  sandbox: Sandbox,
  path: string,
  query: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { accessToken } = await new ProdaDevice(sandbox).connect();
  return fetch(`${sandbox.nodeOrigins.ndia}/ndis-api${path}?${new URLSearchParams(query)}`, {
    headers: {
      authorization: `Bearer ${accessToken}`,
      "x-ibm-client-id": sandbox.connection.apiKey,
      ...headers,
    },
  });
}

/** A client whose two sides agree, on PACE or not, and with a trait where one is asked for. */
export function matchingClient(sandbox: Sandbox, wanted: Partial<ClientSummary>): ClientSummary {
  const found = sandbox.control
    .clients()
    .find(
      (client) =>
        client.caseName === "matching" &&
        (wanted.pace === undefined || client.pace === wanted.pace) &&
        (wanted.paceTraits ?? []).every((trait) => client.paceTraits.includes(trait)),
    );
  if (!found) throw new Error(`No matching client has ${JSON.stringify(wanted)}.`);
  return found;
}
