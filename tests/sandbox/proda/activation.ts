import type { Context } from "hono";
import { readJsonObject } from "../http/json.ts";
import { IDENTITY } from "../identity.ts";
import { findWrongHeader } from "./device-headers.ts";
import type { Device, Devices } from "./devices.ts";
import { deviceError } from "./errors.ts";
import type { TokenIssuer } from "./issuer.ts";
import { readPublishedKey } from "./published-key.ts";

/** Publishes a device's first key, or a new one after it ended, against a one-use activation code. */
export async function activate(
  c: Context,
  devices: Devices,
  name: string,
  expiry: (at: number) => unknown,
): Promise<Response> {
  const body = readJsonObject(await c.req.text());
  const header = findWrongHeader(c, name);
  if (!body || header) return deviceError(c, "111", header ?? "the body is not a JSON object");
  if (body["orgId"] !== IDENTITY.organisation) return deviceError(c, "DE.2");
  if (!devices.find(name)) return deviceError(c, "DE.4");
  const key = await readPublishedKey(body["key"], name);
  if (typeof key === "string") return deviceError(c, key);
  if (devices.isKnownKey(key.n)) return deviceError(c, "JWK.9");
  // The code goes last, so that a mistake in anything else doesn't cost the user a new one.
  if (!devices.useCode(String(body["otac"]))) return deviceError(c, "DE.7");
  return c.json(describe(devices.publish(name, key, true), expiry));
}

/** Replaces the key of a working device. The answer counts from the moment it is sent: the old key is refused from then on. */
export async function refresh(
  c: Context,
  devices: Devices,
  issuer: TokenIssuer,
  path: { organisation: string; device: string },
  expiry: (at: number) => unknown,
): Promise<Response> {
  const bearer = /^Bearer (\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  const token = await issuer.check(bearer ?? "");
  if ("refused" in token) return c.json({ error: "invalid_token", error_description: token.refused }, 401);
  if (token.claims["proda.swinst"] !== path.device || token.claims["proda.org"] !== path.organisation) {
    return c.json(
      { error: "invalid_token", error_description: "The access token is another device’s." },
      401,
    );
  }
  const header = findWrongHeader(c, path.device);
  const body = readJsonObject(await c.req.text());
  if (!body || header) return deviceError(c, "111", header ?? "the body is not a JSON object");
  if (path.organisation !== IDENTITY.organisation) return deviceError(c, "DE.2");
  const device = devices.find(path.device);
  if (!device) return deviceError(c, "DE.4");
  if (!device.key || device.ended) return deviceError(c, "DE.5");
  const key = await readPublishedKey(body, path.device);
  if (typeof key === "string") return deviceError(c, key);
  if (devices.isKnownKey(key.n)) return deviceError(c, "JWK.9");
  return c.json(describe(devices.publish(path.device, key, false), expiry));
}

/** The square brackets are what the real service sends. */
function describe(device: Device, expiry: (at: number) => unknown) {
  return {
    orgId: IDENTITY.organisation,
    deviceName: device.name,
    deviceStatus: "[ACTIVE]",
    keyStatus: "[ACTIVE]",
    keyExpiry: expiry(device.keyExpires),
    deviceExpiry: expiry(device.expires),
  };
}
