import type { Problem } from "../../lib/core/problem.ts";
import { type ChosenDays, listFromFile } from "../../lib/domain/price-list/import-list.ts";
import type { PriceFile } from "../../lib/domain/price-list/price-file.ts";
import { currentTime } from "../../lib/platform/system-clock.ts";
import { databaseProblem, findDatabaseProblem } from "../../lib/storage/database-problems.ts";
import { addPriceList } from "../../lib/storage/price-repository.ts";
import { readPriceFile } from "./read-price-file.ts";
import { useWorkerFile } from "./use-worker-file.ts";
import { database } from "./workspace-database.ts";

/** The import of a price list. */
export function usePriceImport(onStored: (id: string) => void) {
  const { state, problem, setProblem, open, store, stop } = useWorkerFile(readPriceFile);

  async function add(file: PriceFile, days: ChosenDays): Promise<Problem | null> {
    const id = crypto.randomUUID();
    try {
      const { list, items } = listFromFile(file, { ...days, id, importedAt: currentTime() });
      await addPriceList(await database, list, items);
      onStored(id);
      return null;
    } catch (error) {
      return findDatabaseProblem(error) ?? databaseProblem("database-failed", nameOf(error));
    }
  }

  return {
    importing: state,
    problem,
    onFile: (blob: Blob, name: string) => void open(blob, name),
    onRefused: (refused: Problem) => setProblem(refused),
    onImport: (days: ChosenDays) => void store((file) => add(file, days)),
    onCancel: stop,
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
