import { SignJWT } from "jose";
import * as z from "zod/mini";
import type { ConnectionSettings } from "../connection.ts";
import { onTheWay, request } from "../request.ts";
import { tokenTrouble } from "./proda-errors.ts";

export interface AccessToken {
  token: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  keyExpiry?: string;
  deviceExpiry?: string;
}

const Token = z.looseObject({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.number(),
  key_expiry: z.optional(z.string()),
  device_expiry: z.optional(z.string()),
});

/** PRODA's longest permitted life of an assertion isn't public; ten minutes is known to be taken. */
const ASSERTION_LIFE = 5 * 60_000;

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
    .setExpirationTime(new Date(now() + ASSERTION_LIFE))
    .sign(key.privateKey);
  const answer = await request("PRODA", `${settings.tokenHost}/mga/sps/oauth/oauth20/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      client_id: settings.clientId,
      assertion,
    }),
  });
  if (answer.status !== 200) throw tokenTrouble(answer, now());
  const token = Token.safeParse(answer.body);
  if (!token.success) throw onTheWay("PRODA", "not-json", token.error);
  const { access_token, expires_in, key_expiry, device_expiry } = token.data;
  return {
    token: access_token,
    expiresAt: now() + expires_in * 1000,
    ...(key_expiry ? { keyExpiry: key_expiry } : {}),
    ...(device_expiry ? { deviceExpiry: device_expiry } : {}),
  };
}
