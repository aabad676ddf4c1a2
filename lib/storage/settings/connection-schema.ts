import * as z from "zod/mini";
import { CONNECTION_RULES, type ConnectionSettings } from "../../domain/connection/connection-settings.ts";
import { addressRules } from "../../platform/build-rules.ts";

function field(name: keyof typeof CONNECTION_RULES) {
  const rule = CONNECTION_RULES[name];
  return z.string().check(
    z.trim(),
    z.refine((text) => rule(text, addressRules()) === undefined, {
      error: ({ input }) => rule(String(input), addressRules()) ?? "",
    }),
  );
}

/** Connection settings as they are stored, or set by policy. */
export const connectionSchema = z.object({
  environment: z.enum(["production", "test", "other"]),
  deviceHost: field("deviceHost"),
  tokenHost: field("tokenHost"),
  ndiaHost: field("ndiaHost"),
  tokenAudience: field("tokenAudience"),
  serviceAudience: field("serviceAudience"),
  clientId: field("clientId"),
  apiKey: field("apiKey"),
  productId: z.exactOptional(field("productId")),
  orgId: field("orgId"),
  deviceName: field("deviceName"),
}) satisfies z.ZodMiniType<ConnectionSettings>;
