import { type EnvironmentBand, environmentBand } from "../../domain/access/environment-band.ts";
import { ProblemError } from "../../core/problem.ts";
import type { ConnectionSettings } from "../../domain/connection/connection-settings.ts";
import type { DatabaseConnection } from "../../storage/database.ts";
import { managedSettings } from "../../storage/settings/policy.ts";
import { savedConnection } from "../../storage/settings/settings.ts";

type Stored = Pick<DatabaseConnection, "db" | "open">;

/** Which of the NDIA's environments this computer works with; `null`: neither policy nor the connection tells. */
export async function currentEnvironment(stored: Stored): Promise<EnvironmentBand | null> {
  const { environmentBand: byPolicy, connection } = await managedSettings();
  const environment = byPolicy ? undefined : (connection.environment ?? (await savedEnvironment(stored)));
  return environmentBand(byPolicy, environment);
}

/** While the database is locked or closed, nobody knows. */
async function savedEnvironment({
  db,
  open,
}: Stored): Promise<ConnectionSettings["environment"] | undefined> {
  try {
    await open();
    return (await savedConnection(db)).environment;
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
