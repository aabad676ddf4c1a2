import { useState } from "preact/hooks";
import { settleRequest } from "../../../components/hooks/use-request.ts";
import type { FileState } from "../../../components/profile/own-csv/own-file.tsx";
import { type Problem, ProblemError } from "../../../lib/core/problem.ts";
import type { OwnCsvKind } from "../../../lib/domain/profile/own-csv/own-csv-columns.ts";
import { send } from "../../../lib/messaging/send.ts";
import { previewImport } from "../../../lib/services/profile/import-profile.ts";
import { readingProblem } from "../reading-problem.ts";
import { database } from "../workspace-database.ts";
import { announceProfileNews } from "./profile-news.ts";
import { readOwnFile } from "./read-own-file.ts";

/** The import of one kind of file, from the file to what is stored. Until a person confirms it, nothing is stored. */
export function useOwnFile(site: string, kind: OwnCsvKind, onStored: () => void) {
  const [state, setState] = useState<FileState>({ phase: "none" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [lines, setLines] = useState<string[][]>([]);

  async function open(file: Blob, name: string): Promise<void> {
    setProblem(null);
    setState({ phase: "reading" });
    const read = await readOwnFile(file);
    if ("problem" in read) return refuse(read.problem);
    try {
      const result = await previewImport(await database, { site, kind, lines: read.lines });
      setLines(read.lines);
      setState({ phase: "preview", name, ...result });
    } catch (error) {
      refuse(error instanceof ProblemError ? error.problem : readingProblem(error));
    }
  }

  async function store(): Promise<void> {
    if (state.phase !== "preview") return;
    setProblem(null);
    setState({ ...state, phase: "saving" });
    const settled = await settleRequest(() => send("own-rows.import", { site, kind, lines }));
    if ("problem" in settled) {
      setState({ ...state, phase: "preview" });
      return setProblem(settled.problem);
    }
    setState({ phase: "done", name: state.name, ...settled.reply });
    onStored();
    announceProfileNews();
  }

  function refuse(refused: Problem): void {
    setState({ phase: "none" });
    setProblem(refused);
  }

  return {
    state,
    problem,
    onFile: (file: Blob, name: string) => void open(file, name),
    onImport: () => void store(),
    onCancel: () => {
      setState({ phase: "none" });
      setProblem(null);
    },
  };
}
