import {
  ADDRESS_FIELDS,
  type ConnectionSettings,
  originsOf,
  PRODUCT,
  unknownAddresses,
} from "../../domain/connection/connection-settings.ts";
import type { NdiaCalls, NdiaGet } from "../../ndia/plans.ts";
import { createProda, type Proda } from "../../ndia/proda/proda.ts";
import { createProviderApi } from "../../ndia/provider-api.ts";
import { ProblemError } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { addressRules } from "../../platform/build-rules.ts";
import { hasHostPermission } from "../../platform/host-permission.ts";
import { currentTime } from "../../platform/system-clock.ts";
import { memoizeFor } from "../../platform/memoize-ttl.ts";
import { createDeviceStore } from "../../storage/device-repository.ts";
import { managedSettings } from "../../storage/settings/policy.ts";
import { connectionSettings } from "../../storage/settings/settings.ts";
import { createTokenCache } from "../../storage/token-cache.ts";

interface Connected {
  settings: ConnectionSettings;
  proda: Proda;
  ndia: NdiaCalls;
}

/**
 * The clients of PRODA and the NDIA, created from the settings at the moment of the call. `product`: this software's name
 * and version, sent to PRODA unless the settings have another.
 */
export function createConnection(db: Database, product = PRODUCT) {
  const tokenCache = createTokenCache();
  let cached: (Connected & { from: string }) | undefined;

  async function connect(): Promise<Connected> {
    const saved = await connectionSettings(db);
    if (!saved) throw notConnected();
    const settings = { ...saved, productId: saved.productId || product };
    await requireKnownAddresses(settings);
    await requireHostPermissions(settings);
    const from = JSON.stringify(settings);
    if (cached?.from !== from) {
      // A token of other addresses, as before a policy was changed, is never sent to these.
      const tokens = tokenCache.tokensFor(addressesOf(settings));
      const proda = createProda({ settings, devices: createDeviceStore(db), tokens });
      cached = { from, settings, proda, ndia: createProviderApi(settings, proda) };
    }
    return cached;
  }

  const ndia = async () => (await connect()).ndia.get;
  let ndiaOfSecond = memoizeFor(ndia);

  return {
    proda: async () => (await connect()).proda,
    ndia,
    /** For what changes something at the NDIA. */
    ndiaCalls: async (): Promise<NdiaCalls> => (await connect()).ndia,
    /** For a batch, which asks again and again: settings, policy and permissions are looked up once a second. */
    ndiaOfBatch: () => ndiaOfSecond(undefined),
    /** For what is asked by itself: `beforeCall` runs before each request that goes out. */
    ndiaWith: (beforeCall: () => Promise<void>): Promise<NdiaGet> =>
      connect().then(
        ({ settings, proda }) => createProviderApi(settings, proda, currentTime, beforeCall).get,
      ),
    /** The settings have changed: a token of the old ones mustn't be used with them. */
    forget: async () => {
      cached = undefined;
      ndiaOfSecond = memoizeFor(ndia);
      await tokenCache.forget();
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

/** Settings from before addresses were pinned, or from a policy that is gone. */
async function requireKnownAddresses(settings: ConnectionSettings): Promise<void> {
  const { connection } = await managedSettings();
  const unknown = unknownAddresses(settings, Object.keys(connection), addressRules());
  if (unknown.length === 0) return;
  const hosts = unknown.map((field) => new URL(settings[field]).hostname).join(", ");
  throw new ProblemError("blocked", {
    code: "address-unknown",
    at: "options",
    what: `Planbridge sends your API key to PRODA and the NDIA only, and ${hosts} isn't known to be theirs.`,
    remedy: "Correct the address in Options > Connection, or have your organisation's policy set it.",
  });
}

function addressesOf(settings: ConnectionSettings): string {
  return ADDRESS_FIELDS.map((field) => settings[field]).join(" ");
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
