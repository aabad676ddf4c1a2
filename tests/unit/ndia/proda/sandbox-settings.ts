import type { ConnectionSettings } from "../../../../lib/domain/connection/connection-settings.ts";
import type { Sandbox } from "../../../sandbox/start.ts";

/** The connection to the sandbox's servers, as Node reaches them. */
export function sandboxSettings({
  connection,
  nodeOrigins,
}: Pick<Sandbox, "connection" | "nodeOrigins">): ConnectionSettings {
  return {
    environment: "other",
    deviceHost: nodeOrigins.proda,
    tokenHost: nodeOrigins.proda,
    ndiaHost: nodeOrigins.ndia,
    tokenAudience: connection.assertionAudience,
    serviceAudience: connection.tokenAudience,
    clientId: connection.clientId,
    apiKey: connection.apiKey,
    orgId: connection.organisationId,
    deviceName: connection.deviceName,
  };
}
