import { useRef, useState } from "preact/hooks";
import { settleRequest } from "../../../components/hooks/use-request.ts";
import type { PlannerImportPhase } from "../../../components/profile/appointments/planner-import.tsx";
import type { Problem } from "../../../lib/core/problem.ts";
import { send } from "../../../lib/messaging/send.ts";
import type { PlannerFile } from "../../../lib/price-files/planner/open-planner-file.ts";
import { askWorker, type WorkerQuestion } from "../ask-worker.ts";

/** The import of a file of schedules or appointments. Until a person confirms it, nothing is stored. */
export function usePlannerImport(of: { site: string; ndisNumber: string }, onChanged: () => void) {
  const [importing, setImporting] = useState<PlannerImportPhase>({ phase: "none" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const reading = useRef<WorkerQuestion<PlannerFile> | null>(null);
  const file = useRef<PlannerFile | null>(null);

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
    const worker = new Worker(new URL("./planner-worker.ts", import.meta.url), { type: "module" });
    const own = askWorker<PlannerFile>(worker, { blob, name, ndisNumber: of.ndisNumber }, ENDED);
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

  async function store() {
    const read = file.current;
    if (!read) return;
    setProblem(null);
    setImporting({ phase: "saving", ...previewOf(read) });
    const { schedules, appointments } = read;
    const settled = await settleRequest(() =>
      send("profile.import-planner", { ...of, schedules, appointments }),
    );
    if ("problem" in settled) {
      setImporting({ phase: "preview", ...previewOf(read) });
      setProblem(settled.problem);
      return;
    }
    file.current = null;
    setImporting({ phase: "none" });
    onChanged();
  }

  async function remove() {
    setProblem(null);
    const settled = await settleRequest(() => send("profile.remove-planner", of));
    if ("problem" in settled) setProblem(settled.problem);
    onChanged();
  }

  return {
    importing,
    problem,
    onFile: (blob: Blob, name: string) => void open(blob, name),
    onImport: () => void store(),
    onCancel: stop,
    onRemove: () => void remove(),
  };
}

function previewOf({ fileName, schedules, appointments, leftOut, others }: PlannerFile) {
  const kind = schedules ? ("schedule" as const) : ("appointment" as const);
  return { fileName, kind, count: (schedules ?? appointments ?? []).length, leftOut, others };
}

const ENDED: Problem = {
  code: "planbridge-planner-file",
  what: "Planbridge couldn't read this file.",
  remedy: "Reload the page and choose the file again. Nothing was imported.",
};
