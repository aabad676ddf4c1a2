import { useRef, useState } from "preact/hooks";
import type { PostcodeImport } from "../../../components/profile/geography/postcode-table.tsx";
import type { Problem } from "../../../lib/core/problem.ts";
import { currentTime } from "../../../lib/platform/system-clock.ts";
import type { LocalityFile } from "../../../lib/price-files/localities/open-locality-file.ts";
import { deleteLocalities, replaceLocalities } from "../../../lib/storage/profile/locality-repository.ts";
import { askWorker, type WorkerQuestion } from "../ask-worker.ts";
import { readingProblem } from "../reading-problem.ts";
import { database } from "../workspace-database.ts";

/** The import of a postcode table, from the file to the stored table. Until a person confirms it, nothing is stored. */
export function usePostcodeImport(onChanged: () => void) {
  const [importing, setImporting] = useState<PostcodeImport>({ phase: "none" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const reading = useRef<WorkerQuestion<LocalityFile> | null>(null);
  const file = useRef<LocalityFile | null>(null);

  function stop() {
    reading.current?.end();
    reading.current = null;
    file.current = null;
    setImporting({ phase: "none" });
    setProblem(null);
  }

  async function open(blob: Blob, name: string) {
    stop();
    setImporting({ phase: "reading" });
    const worker = new Worker(new URL("./postcode-worker.ts", import.meta.url), { type: "module" });
    const own = askWorker<LocalityFile>(worker, { blob, name }, ENDED);
    reading.current = own;
    const read = await own.answer;
    if (reading.current !== own) return;
    reading.current = null;
    if ("code" in read) {
      setImporting({ phase: "none" });
      setProblem({ ...read, what: `${name}: ${read.what}` });
      return;
    }
    file.current = read;
    setImporting({ phase: "preview", ...previewOf(read) });
  }

  async function change(how: () => Promise<void>) {
    setProblem(null);
    try {
      await how();
      setImporting({ phase: "none" });
      onChanged();
    } catch (error) {
      setImporting(file.current ? { phase: "preview", ...previewOf(file.current) } : { phase: "none" });
      setProblem(readingProblem(error));
    }
  }

  async function store() {
    const read = file.current;
    if (!read) return;
    setImporting({ phase: "saving", ...previewOf(read) });
    const told = { fileName: read.fileName, importedAt: currentTime() };
    await change(async () => {
      await replaceLocalities(await database, told, read.localities);
      file.current = null;
    });
  }

  return {
    importing,
    problem,
    onFile: (blob: Blob, name: string) => void open(blob, name),
    onImport: () => void store(),
    onCancel: stop,
    onRemove: () => void change(async () => deleteLocalities(await database)),
  };
}

function previewOf({ fileName, localities, leftOut }: LocalityFile) {
  return { fileName, count: localities.length, leftOut };
}

const ENDED: Problem = {
  code: "planbridge-postcode-file",
  what: "Planbridge couldn't read this file.",
  remedy: "Reload the page and choose the file again. Nothing was imported.",
};
