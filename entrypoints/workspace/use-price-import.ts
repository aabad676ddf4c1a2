import { useRef, useState } from "preact/hooks";
import type { ImportState } from "../../components/workspace/prices/prices-view.tsx";
import type { Problem } from "../../lib/core/problem.ts";
import { type ChosenDays, listFromFile } from "../../lib/domain/price-list/import-list.ts";
import { currentTime } from "../../lib/platform/system-clock.ts";
import { databaseProblem, findDatabaseProblem } from "../../lib/storage/database-problems.ts";
import { addPriceList } from "../../lib/storage/price-repository.ts";
import { readPriceFile } from "./read-price-file.ts";
import { database } from "./workspace-database.ts";

/** The import of a price list, from the file to the stored list. Until a person confirms it, nothing is stored. */
export function usePriceImport(onStored: (id: string) => void) {
  const [importing, setImporting] = useState<ImportState>({ phase: "none" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const reading = useRef<ReturnType<typeof readPriceFile> | null>(null);

  function stop() {
    reading.current?.end();
    reading.current = null;
    setImporting({ phase: "none" });
    setProblem(null);
  }

  async function open(blob: Blob, name: string) {
    stop();
    setImporting({ phase: "reading", name });
    const own = readPriceFile(blob, name);
    reading.current = own;
    const file = await own.answer;
    if (reading.current !== own) return;
    reading.current = null;
    if ("code" in file) {
      setImporting({ phase: "none" });
      setProblem({ ...file, what: `${name}: ${file.what}` });
    } else setImporting({ phase: "preview", file });
  }

  async function store(days: ChosenDays) {
    if (importing.phase !== "preview") return;
    const { file } = importing;
    setProblem(null);
    setImporting({ phase: "saving", file });
    const id = crypto.randomUUID();
    try {
      const { list, items } = listFromFile(file, { ...days, id, importedAt: currentTime() });
      await addPriceList(await database, list, items);
      setImporting({ phase: "none" });
      onStored(id);
    } catch (error) {
      setProblem(findDatabaseProblem(error) ?? databaseProblem("database-failed", nameOf(error)));
      setImporting({ phase: "preview", file });
    }
  }

  return {
    importing,
    problem,
    onFile: (blob: Blob, name: string) => void open(blob, name),
    onRefused: (refused: Problem) => setProblem(refused),
    onImport: (days: ChosenDays) => void store(days),
    onCancel: stop,
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
