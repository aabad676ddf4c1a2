import { useRef, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { WorkerQuestion } from "./ask-worker.ts";

/** How far the import of a file is. */
export type WorkerFile<Read> =
  | { phase: "none" }
  | { phase: "reading"; name: string }
  | { phase: "preview" | "saving"; file: Read };

/**
 * The import of a file that a worker reads, from the file to what is stored. Until a person confirms it, nothing is stored.
 * @param ask starts a worker that reads this file
 */
export function useWorkerFile<Read extends object>(ask: (file: Blob, name: string) => WorkerQuestion<Read>) {
  const [state, setState] = useState<WorkerFile<Read>>({ phase: "none" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const reading = useRef<WorkerQuestion<Read> | null>(null);

  function stop() {
    reading.current?.end();
    reading.current = null;
    setState({ phase: "none" });
    setProblem(null);
  }

  async function open(blob: Blob, name: string) {
    stop();
    setState({ phase: "reading", name });
    const own = ask(blob, name);
    reading.current = own;
    const file = await own.answer;
    if (reading.current !== own) return;
    reading.current = null;
    if ("code" in file) {
      setState({ phase: "none" });
      setProblem({ ...file, what: `${name}: ${file.what}` });
    } else setState({ phase: "preview", file });
  }

  /** Stores what was read. `how` resolves to why it couldn't: then it may be tried again. */
  async function store(how: (file: Read) => Promise<Problem | null>) {
    if (state.phase !== "preview") return;
    const { file } = state;
    setProblem(null);
    setState({ phase: "saving", file });
    const refused = await how(file);
    setProblem(refused);
    setState(refused ? { phase: "preview", file } : { phase: "none" });
  }

  return { state, problem, setProblem, open, store, stop };
}
