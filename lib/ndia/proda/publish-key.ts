import { exportJWK } from "jose";
import * as z from "zod/mini";
import { Trouble } from "../../ndis/problem.ts";
import type { ConnectionSettings } from "../connection.ts";
import { onTheWay, request } from "../request.ts";
import type { Device } from "./device.ts";
import { deviceTrouble } from "./proda-errors.ts";

const dateTime = z
  .string()
  .check(z.refine((text) => !Number.isNaN(Date.parse(text)), "isn't a date and time"));

/** Only the expiries are used; PRODA writes the states in square brackets, `[ACTIVE]`. */
const Published = z.looseObject({ keyExpiry: z.optional(dateTime), deviceExpiry: z.optional(dateTime) });

/** How the new key proves that it may be published: with a one-use activation code, or a token of the key before. */
export type Proof = { activationCode: string } | { accessToken: string };

/**
 * Publishes the public part of `key` as the device's key, at first activation or as a refresh.
 * `failed` trouble: PRODA said no, and holds what it held before. `uncompleted`: nobody knows whether it was taken.
 */
export async function publishKey(
  settings: ConnectionSettings,
  key: CryptoKeyPair,
  proof: Proof,
): Promise<Pick<Device, "keyExpiry" | "deviceExpiry">> {
  const { kty, n, e } = await exportJWK(key.publicKey);
  const jwk = { kty, n, e, alg: "RS256", use: "sig", kid: settings.deviceName };
  const device = `devices/${encodeURIComponent(settings.deviceName)}/jwk`;
  const activating = "activationCode" in proof;
  const path = activating ? device : `orgs/${encodeURIComponent(settings.orgId)}/${device}`;
  const body = activating ? { orgId: settings.orgId, otac: proof.activationCode, key: jwk } : jwk;
  const headers = activating ? {} : { authorization: `Bearer ${proof.accessToken}` };
  const answer = await request("PRODA", `${settings.deviceHost}/piaweb/api/b2b/v1/${path}`, {
    method: "PUT",
    headers: { ...auditHeaders(settings), ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.status !== 200 && answer.status !== 201) throw deviceTrouble(answer);
  const published = Published.safeParse(answer.body ?? {});
  if (!published.success) throw new Trouble("uncompleted", onTheWay("PRODA", "not-json").problem);
  const { keyExpiry, deviceExpiry } = published.data;
  return { ...(keyExpiry ? { keyExpiry } : {}), ...(deviceExpiry ? { deviceExpiry } : {}) };
}

/**
 * Who asks, for PRODA's audit. Two forms of the type addresses are in use; these are the ones that public
 * production code sends with the same paths.
 */
function auditHeaders({ orgId, deviceName, clientId }: ConnectionSettings): Record<string, string> {
  return {
    "dhs-auditId": orgId,
    "dhs-auditIdType": "http://ns.humanservices.gov.au/audit/type/proda/organisation",
    "dhs-subjectId": deviceName,
    "dhs-subjectIdType": "http://ns.humanservices.gov.au/audit/type/proda/device",
    "dhs-messageId": `urn:uuid:${crypto.randomUUID()}`,
    "dhs-correlationId": `uuid:${crypto.randomUUID()}`,
    "dhs-productId": clientId,
  };
}
