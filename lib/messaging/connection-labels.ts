import type { ConnectionForm } from "./views.ts";

/** The fields of Options > Connection as the person sees them; a problem names its field by these words. In the form's order. */
export const connectionLabels: Readonly<Record<keyof ConnectionForm | "activationCode", string>> = {
  environment: "Environment",
  clientId: "Client id",
  apiKey: "API key",
  orgId: "RA number",
  deviceName: "Device name",
  productId: "Product name and version",
  deviceHost: "Device activation address",
  tokenHost: "Token address",
  ndiaHost: "NDIA address",
  tokenAudience: "Assertion audience",
  serviceAudience: "Service audience",
  activationCode: "Activation code",
};
