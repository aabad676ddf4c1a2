import { type AddressRules, isGovernmentAddress, isSecureAddress } from "./secure-address.ts";

/** The software name sent to PRODA where no version is known. */
export const PRODUCT = "Planbridge";

/**
 * What an organisation must know to reach PRODA and the NDIA. Only registered software has a client id and an
 * API key, so none is built in. Set by hand in Options, or by enterprise policy.
 */
export interface ConnectionSettings {
  environment: "production" | "test" | "other";
  /** Device activation and key refresh. */
  deviceHost: string;
  /** Access tokens. */
  tokenHost: string;
  /** The NDIA provider API, up to the version number. Its production address isn't public. */
  ndiaHost: string;
  /** The claim `aud` of the assertion: the PRODA that is asked. */
  tokenAudience: string;
  /** The claim `token.aud`: the service that the token is for. */
  serviceAudience: string;
  clientId: string;
  apiKey: string;
  /** The software name and version sent to PRODA. Empty or absent: Planbridge's own. */
  productId?: string;
  /** The organisation's PRODA RA number. */
  orgId: string;
  deviceName: string;
}

/** What is wrong with a field, as the end of a sentence that begins with its label; `undefined`: nothing. */
type FieldRule = (trimmed: string, rules: AddressRules) => string | undefined;

const required: FieldRule = (text) => (text === "" ? "is needed" : undefined);

const address: FieldRule = (text, rules) =>
  isSecureAddress(text, rules) ? undefined : "must be an https address";

function matching(pattern: RegExp, message: string): FieldRule {
  return (text) => (pattern.test(text) ? undefined : message);
}

/** One rule a field: forms, stored settings and policy are all checked with these. */
export const CONNECTION_RULES: Readonly<Record<Exclude<keyof ConnectionSettings, "environment">, FieldRule>> =
  {
    deviceHost: address,
    tokenHost: address,
    ndiaHost: address,
    tokenAudience: required,
    serviceAudience: required,
    clientId: required,
    apiKey: required,
    productId: matching(
      /^[\x20-\x7E]{0,64}$/,
      "may have at most 64 letters, digits and symbols, without accents",
    ),
    orgId: matching(/^\d{10}$/, "must be ten digits, as PRODA shows it"),
    deviceName: matching(
      /^[A-Za-z0-9_.-]{1,64}$/,
      "may have letters, digits, dots, hyphens and underscores, but no spaces",
    ),
  };

/** The fields that say where the API key, assertions and tokens are sent. */
export const ADDRESS_FIELDS = ["deviceHost", "tokenHost", "ndiaHost"] as const;

/** The addresses that are neither PRODA's nor the NDIA's, and that no policy has set: no key or token is sent there. */
export function unknownAddresses(
  settings: Partial<ConnectionSettings>,
  managed: readonly string[],
  rules: AddressRules,
): (typeof ADDRESS_FIELDS)[number][] {
  return ADDRESS_FIELDS.filter(
    (name) => !managed.includes(name) && !isGovernmentAddress((settings[name] ?? "").trim(), rules),
  );
}

/** The origins that the browser must allow before anything can be asked. */
export function originsOf(
  settings: Pick<ConnectionSettings, "deviceHost" | "tokenHost" | "ndiaHost">,
): string[] {
  return [...new Set(ADDRESS_FIELDS.map((field) => new URL(settings[field]).origin))];
}
