import { SignJWT } from "jose";
import * as z from "zod/mini";
import type { ConnectionSettings } from "../../domain/connection/connection-settings.ts";
import { request } from "../http/request.ts";
import { expiriesFrom } from "./device-key.ts";
import { tokenProblem } from "./proda-errors.ts";
import type { AccessToken } from "../../domain/connection/access-token.ts";

const Token = z.looseObject({
  access_token: z.string().check(z.minLength(1)),
  // A good token is never spoilt by what stands beside it.
  expires_in: z.optional(z.unknown()),
  key_expiry: z.optional(z.unknown()),
  device_expiry: z.optional(z.unknown()),
});

/** Half of the hour that a token is known to live: for one whose own life can't be read. */
const DEFAULT_LIFETIME_MS = 30 * 60_000;
export const MAX_LIFETIME_MS = 24 * 3_600_000;

/** PRODA's longest permitted life of an assertion isn't public; ten minutes is known to be taken. */
const ASSERTION_LIFETIME_MS = 5 * 60_000;

/** Asks PRODA for an access token with an assertion that the device's key signs (RFC 7523). Tokens live 60 minutes. */
export async function requestToken(
  settings: ConnectionSettings,
  key: CryptoKeyPair,
  now: () => number,
): Promise<AccessToken> {
  const assertion = await new SignJWT({ "token.aud": settings.serviceAudience })
    .setProtectedHeader({ alg: "RS256", kid: settings.deviceName, typ: "JWT" })
    .setIssuer(settings.orgId)
    .setSubject(settings.deviceName)
    .setAudience(settings.tokenAudience)
    .setIssuedAt(new Date(now()))
    .setExpirationTime(new Date(now() + ASSERTION_LIFETIME_MS))
    .sign(key.privateKey);
  const answer = await request(
    "PRODA",
    `${settings.tokenHost}/mga/sps/oauth/oauth20/token`,
    {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
        client_id: settings.clientId,
        assertion,
      }),
      secrets: [settings.clientId, assertion],
    },
    now,
  );
  const token = Token.safeParse(answer.body);
  if (answer.status < 200 || answer.status > 299 || !token.success) throw tokenProblem(answer, now());
  const { access_token, expires_in, key_expiry, device_expiry } = token.data;
  return {
    token: access_token,
    issuedAt: now(),
    expiresAt: now() + parseLifetime(expires_in),
    ...expiriesFrom(key_expiry, device_expiry, now()),
  };
}

/** Milliseconds, from seconds as a number or a text. */
function parseLifetime(seconds: unknown): number {
  const isPlain = typeof seconds === "number" || (typeof seconds === "string" && /^\s*\d+\s*$/.test(seconds));
  const life = isPlain ? Number(seconds) * 1000 : Number.NaN;
  return life > 0 && life <= MAX_LIFETIME_MS ? life : DEFAULT_LIFETIME_MS;
}
