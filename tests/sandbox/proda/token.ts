import type { Context } from "hono";
import type { Clock } from "../clock.ts";
import { type Claims, decodeJwt, importPublicKey, verifySignature } from "../http/jwt.ts";
import { IDENTITY } from "../identity.ts";
import type { Devices } from "./devices.ts";
import { tokenError } from "./errors.ts";
import { TOKEN_SECONDS, type TokenIssuer } from "./issuer.ts";

const JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const FORM = "application/x-www-form-urlencoded";
/** How far a device's clock may run ahead, and how long an assertion may be good for. Seconds. */
const SKEW = 60;
const LONGEST = 600;

type TokenParts = {
  devices: Devices;
  issuer: TokenIssuer;
  clock: Clock;
  /** Writes an instant as PRODA does. */
  expiry: (at: number) => unknown;
};

/** Exchanges an assertion signed with the device's current key for an access token (RFC 7523). */
export async function token(c: Context, { devices, issuer, clock, expiry }: TokenParts): Promise<Response> {
  if (!c.req.header("content-type")?.startsWith(FORM))
    return tokenError(c, "mapping_error", `The body must be ${FORM}.`);
  const form = new URLSearchParams(await c.req.text());
  if (form.get("grant_type") !== JWT_BEARER)
    return tokenError(c, "mapping_error", "The grant type is not supported.");
  if (form.get("client_id") !== IDENTITY.clientId)
    return tokenError(c, "mapping_error", "The client is not known.");
  const jwt = decodeJwt(form.get("assertion") ?? "");
  if (!jwt || jwt.header["alg"] !== "RS256")
    return tokenError(c, "mapping_error", "The assertion is not an RS256 JWT.");
  const wrong = wrongClaim(jwt.header, jwt.claims, clock.seconds());
  if (wrong) return tokenError(c, "mapping_error", wrong);

  const device = devices.find(String(jwt.claims["sub"]));
  if (!device?.key) return tokenError(c, "device_error", "The device is not activated.");
  if (device.ended) return tokenError(c, "device_error", "The device is not active.");
  if (device.expires <= clock.now()) return tokenError(c, "device_error", "The device has expired.");
  if (!(await verifySignature(jwt, await importPublicKey(device.key)))) {
    return tokenError(c, "mapping_error", "The signature does not match the current key of the device.");
  }
  if (device.keyExpires <= clock.now())
    return tokenError(c, "device_error", "The key of the device has expired.");
  return c.json({
    access_token: await issuer.issue({
      organisation: IDENTITY.organisation,
      device: device.name,
      audience: IDENTITY.tokenAudience,
      clientId: IDENTITY.clientId,
    }),
    token_type: "bearer",
    expires_in: TOKEN_SECONDS,
    scope: "",
    key_expiry: expiry(device.keyExpires),
    device_expiry: expiry(device.expires),
  });
}

function wrongClaim(header: Claims, claims: Claims, now: number): string | null {
  const { iat, exp } = claims;
  if (claims["iss"] !== IDENTITY.organisation) return "iss is not the organisation.";
  if (typeof claims["sub"] !== "string" || header["kid"] !== claims["sub"])
    return "kid and sub must both be the device.";
  if (claims["aud"] !== IDENTITY.assertionAudience) return "aud is not this service.";
  if (claims["token.aud"] !== IDENTITY.tokenAudience)
    return "token.aud is not a relying party of the client.";
  if (typeof iat !== "number" || typeof exp !== "number") return "iat and exp must be numbers.";
  if (iat > now + SKEW) return "iat is in the future.";
  if (exp <= now) return "The assertion has expired.";
  if (exp - iat > LONGEST) return `The assertion is good for more than ${LONGEST} seconds.`;
  return null;
}
