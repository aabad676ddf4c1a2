import type { PostcodeImport } from "../../../components/profile/geography/postcode-table.tsx";
import type { Problem } from "../../../lib/core/problem.ts";
import { currentTime } from "../../../lib/platform/system-clock.ts";
import type { LocalityFile } from "../../../lib/price-files/localities/open-locality-file.ts";
import { deleteLocalities, replaceLocalities } from "../../../lib/storage/profile/locality-repository.ts";
import { askWorker } from "../ask-worker.ts";
import { readingProblem } from "../reading-problem.ts";
import { useWorkerFile } from "../use-worker-file.ts";
import { database } from "../workspace-database.ts";

/** The import of a postcode table. */
export function usePostcodeImport(onChanged: () => void) {
  const { state, problem, setProblem, open, store, stop } = useWorkerFile<LocalityFile>((blob, name) => {
    const worker = new Worker(new URL("./postcode-worker.ts", import.meta.url), { type: "module" });
    return askWorker<LocalityFile>(worker, { blob, name }, ENDED);
  });
  /** Resolves to why it couldn't be done. */
  const change = async (how: () => Promise<void>): Promise<Problem | null> => {
    try {
      await how();
      onChanged();
      return null;
    } catch (error) {
      return readingProblem(error);
    }
  };
  const replace = ({ fileName, localities }: LocalityFile) =>
    change(async () =>
      replaceLocalities(await database, { fileName, importedAt: currentTime() }, localities),
    );
  const remove = async () => {
    setProblem(null);
    setProblem(await change(async () => deleteLocalities(await database)));
  };
  return {
    importing: "file" in state ? { phase: state.phase, ...previewOf(state.file) } : state,
    problem,
    onFile: (blob: Blob, name: string) => void open(blob, name),
    onImport: () => void store(replace),
    onCancel: stop,
    onRemove: () => void remove(),
  } satisfies { importing: PostcodeImport } & Record<string, unknown>;
}

function previewOf({ fileName, localities, leftOut }: LocalityFile) {
  return { fileName, count: localities.length, leftOut };
}

const ENDED: Problem = {
  code: "planbridge-postcode-file",
  what: "Planbridge couldn't read this file.",
  remedy: "Reload the page and choose the file again. Nothing was imported.",
};
