import type { MiddlewareHandler } from "hono";
import type { TokenIssuer } from "../proda/issuer.ts";
import { IDENTITY } from "../identity.ts";

/** Lets a request in with the organisation's API key and an access token meant for the agency; a gateway refuses it otherwise. */
export function requireAccess(issuer: TokenIssuer): MiddlewareHandler {
  return async (c, next) => {
    const unauthorised = (moreInformation: string) =>
      c.json({ httpCode: "401", httpMessage: "Unauthorized", moreInformation }, 401, {
        "www-authenticate": "Bearer",
      });

    if (c.req.header("x-ibm-client-id") !== IDENTITY.apiKey)
      return unauthorised("Invalid client id or secret.");
    const bearer = /^Bearer (\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    const token = await issuer.check(bearer ?? "");
    if ("refused" in token) return unauthorised(token.refused);
    if (token.claims["proda.aud"] !== IDENTITY.tokenAudience)
      return unauthorised("The access token is for another service.");
    return next();
  };
}
