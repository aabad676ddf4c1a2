import * as z from "zod/mini";

/** `https` everywhere; plain `http` only to this computer, for the sandbox. */
const host = z.string().check(
  z.trim(),
  z.refine((text) => URL.canParse(text) && isAllowed(new URL(text)), "must be an https address"),
);

function isAllowed({ protocol, hostname }: URL): boolean {
  const local = hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "127.0.0.1";
  return protocol === "https:" || (protocol === "http:" && local);
}

/** What PRODA is told of the software where no version is known. */
export const PRODUCT = "Planbridge";

const required = z.string().check(z.trim(), z.minLength(1, "is needed"));

/**
 * What an organisation must know to reach PRODA and the NDIA. Only registered software has a client id and an
 * API key, so none is built in. Set by hand in Options, or by enterprise policy.
 */
export const ConnectionSettings = z.object({
  environment: z.enum(["production", "test", "other"]),
  /** Device activation and key refresh. */
  deviceHost: host,
  /** Access tokens. */
  tokenHost: host,
  /** The NDIA provider API, up to the version number. Its production address isn't public. */
  ndiaHost: host,
  /** The claim `aud` of the assertion: the PRODA that is asked. */
  tokenAudience: required,
  /** The claim `token.aud`: the service that the token is for. */
  serviceAudience: required,
  clientId: required,
  apiKey: required,
  /** The software as PRODA is told, name and version. Empty or absent: Planbridge's own. */
  productId: z.exactOptional(
    z
      .string()
      .check(
        z.trim(),
        z.regex(/^[\x20-\x7E]{0,64}$/, "may have at most 64 letters, digits and signs, without accents"),
      ),
  ),
  /** The organisation's PRODA RA number. */
  orgId: z.string().check(z.trim(), z.regex(/^\d{10}$/, "must be ten digits, as PRODA shows it")),
  deviceName: z
    .string()
    .check(
      z.trim(),
      z.regex(/^[A-Za-z0-9_.-]{1,64}$/, "may have letters, digits, dot, dash and underscore, no spaces"),
    ),
});
export type ConnectionSettings = z.infer<typeof ConnectionSettings>;

/** The origins that the browser must allow before anything can be asked. */
export function originsOf(
  settings: Pick<ConnectionSettings, "deviceHost" | "tokenHost" | "ndiaHost">,
): string[] {
  const hosts = [settings.deviceHost, settings.tokenHost, settings.ndiaHost];
  return [...new Set(hosts.map((address) => new URL(address).origin))];
}
