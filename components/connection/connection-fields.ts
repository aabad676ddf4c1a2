import { connectionLabels } from "../../lib/messaging/connection-labels.ts";
import type { ConnectionForm } from "../../lib/messaging/views.ts";

export type ConnectionField = Exclude<keyof ConnectionForm, "environment">;

/** The addresses that differ between PRODA's environments. */
export type Addresses = Pick<
  ConnectionForm,
  "deviceHost" | "tokenHost" | "ndiaHost" | "tokenAudience" | "serviceAudience"
>;
export type Presets = Readonly<Record<"production" | "test", Readonly<Addresses>>>;

export interface FieldText {
  /** The name of the field in a `Problem`. */
  label: string;
  hint: string;
}

const hints: Record<keyof typeof connectionLabels, string> = {
  environment: "",
  clientId: "From the NDIA's registration of this software.",
  productId: "The software name sent to PRODA. Leave empty to use Planbridge's own name and version.",
  apiKey: "From the NDIA's registration of this software.",
  orgId: "Your organisation's number in PRODA: ten digits.",
  deviceName: "As created in PRODA: letters, digits, dot, dash, underscore; no spaces.",
  activationCode: "PRODA shows this code once, when you create the device. You can use it once.",
  deviceHost: "",
  tokenHost: "",
  ndiaHost: "The provider API's address, from the NDIA.",
  tokenAudience: "",
  serviceAudience: "",
};

export function fieldText(name: keyof typeof connectionLabels): FieldText {
  return { label: connectionLabels[name], hint: hints[name] };
}

export const mainFields = [
  "clientId",
  "apiKey",
  "orgId",
  "deviceName",
  "productId",
] as const satisfies ConnectionField[];
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

/** Another environment sets all its addresses, even empty ones: a test address must not remain in production. */
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
