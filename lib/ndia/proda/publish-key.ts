import { exportJWK } from "jose";
import * as z from "zod/mini";
import { ProblemError } from "../../core/problem.ts";
import { type ConnectionSettings, PRODUCT } from "../../domain/connection/connection-settings.ts";
import { request } from "../http/request.ts";
import { transientError } from "../http/transport-problems.ts";
import type { Device } from "../../domain/connection/device.ts";
import { expiriesFrom } from "./device-key.ts";
import { deviceProblem } from "./proda-errors.ts";

/** Only the expiries are used, in whatever form; PRODA writes the states in square brackets, `[ACTIVE]`. */
const Published = z.looseObject({
  keyExpiry: z.optional(z.unknown()),
  deviceExpiry: z.optional(z.unknown()),
  errors: z.optional(z.unknown()),
});

/** How the new key proves that it may be published: with a one-use activation code, or a token of the key before. */
export type Proof = { activationCode: string } | { accessToken: string };

/**
 * Publishes the public part of `key` as the device's key, at first activation or as a refresh.
 * `failed`: PRODA said no, and holds what it held before. `uncompleted`: nobody knows whether it was taken.
 */
export async function publishKey(
  settings: ConnectionSettings,
  key: CryptoKeyPair,
  proof: Proof,
  now: () => number,
): Promise<Pick<Device, "keyExpiry" | "deviceExpiry">> {
  const { kty, n, e } = await exportJWK(key.publicKey);
  const jwk = { kty, n, e, alg: "RS256", use: "sig", kid: settings.deviceName };
  const device = `devices/${encodeURIComponent(settings.deviceName)}/jwk`;
  const activating = "activationCode" in proof;
  const path = activating ? device : `orgs/${encodeURIComponent(settings.orgId)}/${device}`;
  const body = activating ? { orgId: settings.orgId, otac: proof.activationCode, key: jwk } : jwk;
  const headers = activating ? {} : { authorization: `Bearer ${proof.accessToken}` };
  const answer = await request(
    "PRODA",
    `${settings.deviceHost}/piaweb/api/b2b/v1/${path}`,
    {
      method: "PUT",
      headers: { ...auditHeaders(settings), ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
      secrets: Object.values(proof),
    },
    now,
  );
  const published = Published.safeParse(answer.body ?? {});
  const refused = published.success && hasWords(published.data.errors);
  if (answer.status < 200 || answer.status > 299 || refused) throw deviceProblem(answer);
  if (!published.success) throw new ProblemError("transient", transientError("PRODA", "not-json").problem);
  return expiriesFrom(published.data.keyExpiry, published.data.deviceExpiry, now());
}

/** An empty list of errors comes with a success too. */
function hasWords(errors: unknown): boolean {
  return typeof errors === "object" && errors !== null && Object.keys(errors).length > 0;
}

/**
 * Who asks, for PRODA's audit. Two forms of the type addresses are in use; these are the ones that public
 * production code sends with the same paths.
 */
function auditHeaders({ orgId, deviceName, productId }: ConnectionSettings): Record<string, string> {
  return {
    "dhs-auditId": orgId,
    "dhs-auditIdType": "http://ns.humanservices.gov.au/audit/type/proda/organisation",
    "dhs-subjectId": deviceName,
    "dhs-subjectIdType": "http://ns.humanservices.gov.au/audit/type/proda/device",
    "dhs-messageId": `urn:uuid:${crypto.randomUUID()}`,
    "dhs-correlationId": `uuid:${crypto.randomUUID()}`,
    // The software by name and version, as other clients send it.
    "dhs-productId": productId || PRODUCT,
  };
}
