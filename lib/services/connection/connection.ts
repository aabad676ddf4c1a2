import { type ConnectionSettings, originsOf, PRODUCT } from "../../domain/connection/connection-settings.ts";
import type { NdiaGet } from "../../ndia/plans.ts";
import { createProda, type Proda } from "../../ndia/proda/proda.ts";
import { createProviderApi } from "../../ndia/provider-api.ts";
import { ProblemError } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { hasHostPermission } from "../../platform/host-permission.ts";
import { createDeviceStore } from "../../storage/device-repository.ts";
import { connectionSettings } from "../../storage/settings.ts";
import { createTokenCache } from "../../storage/token-cache.ts";

/**
 * The clients of PRODA and the NDIA, created from the settings at the moment of the call. `product`: this software's name
 * and version, sent to PRODA unless the settings have another.
 */
export function createConnection(db: Database, product = PRODUCT) {
  const tokens = createTokenCache();
  let cached: { from: string; proda: Proda; ndia: NdiaGet } | undefined;

  async function connect(): Promise<{ proda: Proda; ndia: NdiaGet }> {
    const saved = await connectionSettings(db);
    if (!saved) throw notConnected();
    const settings = { ...saved, productId: saved.productId || product };
    await requireHostPermissions(settings);
    const from = JSON.stringify(settings);
    if (cached?.from !== from) {
      const proda = createProda({ settings, devices: createDeviceStore(db), tokens });
      cached = { from, proda, ndia: createProviderApi(settings, proda) };
    }
    return cached;
  }

  return {
    proda: async () => (await connect()).proda,
    ndia: async () => (await connect()).ndia,
    /** The settings have changed: a token of the old ones mustn't be used with them. */
    forget: async () => {
      cached = undefined;
      await tokens.put(undefined);
    },
  };
}

export type Connection = ReturnType<typeof createConnection>;

/** The connection's origins that the browser doesn't allow at present. */
export async function missingOrigins(settings: ConnectionSettings): Promise<string[]> {
  const origins = originsOf(settings);
  const allowed = await Promise.all(origins.map(hasHostPermission));
  return origins.filter((_, at) => !allowed[at]);
}

async function requireHostPermissions(settings: ConnectionSettings): Promise<void> {
  const missing = await missingOrigins(settings);
  if (missing.length === 0) return;
  const hosts = missing.map((origin) => new URL(origin).hostname).join(", ");
  throw new ProblemError("blocked", {
    code: "host-permission",
    at: "options",
    what: `This browser doesn't allow Planbridge to reach ${hosts} at present.`,
    remedy: "Open Options > Connection and press Allow, then press Continue.",
  });
}

function notConnected(): ProblemError {
  return new ProblemError("blocked", {
    code: "not-connected",
    at: "options",
    what: "Planbridge isn't connected to PRODA yet.",
    remedy:
      "Open Options > Connection, fill in your organisation's details and activate this device. A waiting sync then resumes, or press Continue.",
  });
}
