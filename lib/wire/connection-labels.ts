import type { ConnectionForm } from "./views.ts";

/** The fields of Options > Connection as the person sees them; a problem names its field by these words. */
export const connectionLabels: Readonly<Record<keyof ConnectionForm | "activationCode", string>> = {
  environment: "Environment",
  deviceHost: "Device activation address",
  tokenHost: "Token address",
  ndiaHost: "NDIA address",
  tokenAudience: "Assertion audience",
  serviceAudience: "Service audience",
  clientId: "Client id",
  productId: "Product name and version",
  apiKey: "API key",
  orgId: "RA number",
  deviceName: "Device name",
  activationCode: "Activation code",
};
