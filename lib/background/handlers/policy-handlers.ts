import { environmentBand } from "../../domain/access/environment-band.ts";
import { ProblemError } from "../../core/problem.ts";
import type { ConnectionSettings } from "../../domain/connection/connection-settings.ts";
import type { DatabaseConnection } from "../../storage/database.ts";
import { type Managed, managedSettings, unreadablePolicy } from "../../storage/settings/policy.ts";
import { savedConnection } from "../../storage/settings/settings.ts";
import type { policyOperations } from "../../messaging/operations/organisation/policy-operations.ts";
import type { HandlersOf } from "../receive.ts";

/** What the organisation has set. It is told without the database too, which may be locked. */
export function policyHandlers(
  database: Pick<DatabaseConnection, "db" | "open">,
): HandlersOf<typeof policyOperations> {
  async function bandOf({ environmentBand: byPolicy, connection }: Managed) {
    const environment = byPolicy ? undefined : (connection.environment ?? (await savedEnvironment(database)));
    return environmentBand(byPolicy, environment);
  }
  return {
    "policy.view": async () => {
      const managed = await managedSettings();
      const { entries, unreadable, access } = managed;
      return {
        entries,
        problem: unreadable.length > 0 ? unreadablePolicy(unreadable) : null,
        access,
        band: await bandOf(managed),
      };
    },
    "environment.view": async () => bandOf(await managedSettings()),
  };
}

/** What is stored can't be told while the database is locked or closed. */
async function savedEnvironment({
  db,
  open,
}: Pick<DatabaseConnection, "db" | "open">): Promise<ConnectionSettings["environment"] | undefined> {
  try {
    await open();
    return (await savedConnection(db)).environment;
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
