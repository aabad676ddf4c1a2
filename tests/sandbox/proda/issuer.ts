import { type Claims, decodeJwt, generateKeys, signJwt, verifySignature } from "../http/jwt.ts";
import type { Clock } from "../clock.ts";
import { IDENTITY } from "../identity.ts";

export const TOKEN_SECONDS = 3600;

/** Signs access tokens, and checks them for whoever accepts them. The key lives as long as the process. */
export type TokenIssuer = {
  issue(subject: {
    organisation: string;
    device: string;
    audience: string;
    clientId: string;
  }): Promise<string>;
  /** The claims of a token that is ours and not expired by the sandbox's clock, or why it isn't accepted. */
  check(token: string): Promise<{ claims: Claims } | { refused: string }>;
  /** None of the tokens so far is accepted any more, though none has expired. */
  withdrawAll(): void;
};

export async function createIssuer(clock: Clock): Promise<TokenIssuer> {
  const keys = await generateKeys();
  /** The ids of the tokens that are good. */
  const good = new Set<unknown>();
  return {
    issue({ organisation, device, audience, clientId }) {
      const issued = clock.seconds();
      const claims = {
        sub: organisation,
        iss: IDENTITY.assertionAudience,
        aud: "PRODA.UNATTENDED.B2B",
        iat: issued,
        exp: issued + TOKEN_SECONDS,
        jti: crypto.randomUUID(),
        "proda.swinst": device,
        "proda.type": "UNATTENDED.B2B",
        "proda.org": organisation,
        "proda.aud": audience,
        "proda.rp": clientId,
        "proda.sp": ["NDIS API"],
      };
      good.add(claims.jti);
      return signJwt({ alg: "RS256", typ: "JWT", kid: "sandbox-proda" }, claims, keys.privateKey);
    },
    async check(token) {
      const jwt = decodeJwt(token);
      if (!jwt || jwt.header["alg"] !== "RS256")
        return { refused: "The access token is not a signed token." };
      if (!(await verifySignature(jwt, keys.publicKey)))
        return { refused: "The access token was not issued here." };
      if (Number(jwt.claims["exp"]) <= clock.seconds()) return { refused: "The access token has expired." };
      if (!good.has(jwt.claims["jti"])) return { refused: "The access token was withdrawn." };
      return { claims: jwt.claims };
    },
    withdrawAll: () => good.clear(),
  };
}
