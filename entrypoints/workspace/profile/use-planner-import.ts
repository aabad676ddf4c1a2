import { settleRequest } from "../../../components/hooks/use-request.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import { send } from "../../../lib/messaging/send.ts";
import type { PlannerFile } from "../../../lib/price-files/planner/open-planner-file.ts";
import { askWorker } from "../ask-worker.ts";
import { useWorkerFile } from "../use-worker-file.ts";

/** The import of a file of schedules or appointments. */
export function usePlannerImport(of: { site: string; ndisNumber: string }, onChanged: () => void) {
  const { state, problem, setProblem, open, store, stop } = useWorkerFile<PlannerFile>((blob, name) => {
    const worker = new Worker(new URL("./planner-worker.ts", import.meta.url), { type: "module" });
    return askWorker<PlannerFile>(worker, { blob, name, ndisNumber: of.ndisNumber }, ENDED);
  });
  const save = async ({ schedules, appointments }: PlannerFile): Promise<Problem | null> => {
    const settled = await settleRequest(() =>
      send("profile.import-planner", { ...of, schedules, appointments }),
    );
    if ("problem" in settled) return settled.problem;
    onChanged();
    return null;
  };

  async function remove() {
    setProblem(null);
    const settled = await settleRequest(() => send("profile.remove-planner", of));
    if ("problem" in settled) setProblem(settled.problem);
    onChanged();
  }

  return {
    importing: "file" in state ? { phase: state.phase, ...previewOf(state.file) } : state,
    problem,
    onFile: (blob: Blob, name: string) => void open(blob, name),
    onImport: () => void store(save),
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
