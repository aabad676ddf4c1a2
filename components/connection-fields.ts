import type { ConnectionForm } from "../lib/wire/views.ts";

export type ConnectionField = Exclude<keyof ConnectionForm, "environment">;

/** The addresses that differ between PRODA's environments. */
export type Addresses = Pick<
  ConnectionForm,
  "deviceHost" | "tokenHost" | "ndiaHost" | "tokenAudience" | "serviceAudience"
>;
export type Presets = Readonly<Record<"production" | "test", Readonly<Addresses>>>;

export interface FieldText {
  /** The very words by which a `Problem` names the field. */
  label: string;
  hint: string;
}

export const fieldTexts: Record<ConnectionField | "environment" | "activationCode", FieldText> = {
  environment: { label: "Environment", hint: "" },
  clientId: { label: "Client id", hint: "From the NDIA's registration of this software." },
  apiKey: { label: "API key", hint: "From the NDIA's registration of this software." },
  orgId: { label: "RA number", hint: "Your organisation's number in PRODA: ten digits." },
  deviceName: {
    label: "Device name",
    hint: "As made in PRODA: letters, digits, dot, dash, underscore; no spaces.",
  },
  activationCode: {
    label: "Activation code",
    hint: "PRODA shows it once, when the device is made. It works once.",
  },
  deviceHost: { label: "Device activation address", hint: "" },
  tokenHost: { label: "Token address", hint: "" },
  ndiaHost: { label: "NDIA address", hint: "The provider API's address, from the NDIA." },
  tokenAudience: { label: "Assertion audience", hint: "" },
  serviceAudience: { label: "Service audience", hint: "" },
};

export const mainFields = ["clientId", "apiKey", "orgId", "deviceName"] as const satisfies ConnectionField[];
export const addressFields = [
  "deviceHost",
  "tokenHost",
  "ndiaHost",
  "tokenAudience",
  "serviceAudience",
] as const satisfies (keyof Addresses)[];

export const environments: readonly { id: ConnectionForm["environment"]; name: string }[] = [
  { id: "production", name: "Production" },
  { id: "test", name: "Vendor test" },
  { id: "other", name: "Other" },
];

export function blankForm(presets: Presets): ConnectionForm {
  return {
    environment: "production",
    ...presets.production,
    clientId: "",
    apiKey: "",
    orgId: "",
    deviceName: "",
  };
}

/** Another environment brings all its addresses, an empty one included: a test address must not stay behind in production. */
export function withEnvironment(
  form: ConnectionForm,
  environment: ConnectionForm["environment"],
  presets: Presets,
  managed: readonly (keyof ConnectionForm)[],
): ConnectionForm {
  const next = { ...form, environment };
  if (environment === "other") return next;
  for (const name of addressFields) if (!managed.includes(name)) next[name] = presets[environment][name];
  return next;
}
