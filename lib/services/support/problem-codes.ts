import { listBlockedBatches } from "../../storage/batch-repository.ts";
import { listChangesByState } from "../../storage/change-repository.ts";
import type { Database } from "../../storage/database.ts";
import { lastUpkeepRun } from "../../storage/settings/upkeep-settings.ts";

/** Codes of what keeps stored work from going on, each once. */
export async function problemCodes(db: Database): Promise<string[]> {
  const batches = await listBlockedBatches(db);
  const changes = await listChangesByState(db, "applying");
  const upkeep = (await lastUpkeepRun(db))?.problem;
  const problems = [
    ...batches.map(({ blocked }) => blocked),
    ...changes.map(({ blocked }) => blocked),
    upkeep,
  ];
  return [...new Set(problems.flatMap((problem) => problem?.code ?? []))];
}
