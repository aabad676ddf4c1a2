import { useEffect, useRef, useState } from "preact/hooks";
import type { WorkspaceAppProps, WorkspaceState } from "../../components/workspace-app.tsx";
import { saveBlob } from "./save-blob.ts";
import type { RowFilter } from "../../lib/files/checked-file.ts";
import type { Columns, Recognised } from "../../lib/files/layouts.ts";
import type { InvoiceContext } from "../../lib/ndis/invoice/context.ts";
import type { Problem } from "../../lib/ndis/problem.ts";
import { FileProblem, FileWorker } from "./file-worker.ts";

export interface BulkFileDeps {
  /** The day, public holidays and the state to assume: known of everybody. A worker can't read the settings of policy. */
  ofStrangers: () => Promise<InvoiceContext>;
  mappingFor: (header: readonly string[]) => Promise<Columns | undefined>;
  onMapping: (header: readonly string[], columns: Columns) => void;
}

interface Opened {
  name: string;
  header: string[];
  recognised: Recognised;
}

/** The workspace's state: one file at a time, in a worker of its own. */
export function useBulkFile({ ofStrangers, mappingFor, onMapping }: BulkFileDeps): WorkspaceAppProps {
  const [state, setState] = useState<WorkspaceState>({ phase: "empty" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const worker = useRef<FileWorker | null>(null);
  const opened = useRef<Opened | null>(null);
  useEffect(() => () => worker.current?.end(), []);

  /** Runs a step of the file at hand; an answer to one that was left since is dropped. */
  async function step(work: (of: FileWorker) => Promise<WorkspaceState | null>) {
    const { current } = worker;
    if (!current) return;
    setProblem(null);
    try {
      const next = await work(current);
      if (next && worker.current === current) setState(next);
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      if (worker.current !== current) return;
      setProblem(error.problem);
      setState((before) => (before.phase === "results" ? before : { phase: "empty" }));
    }
  }

  function leave() {
    worker.current?.end();
    worker.current = null;
    setState({ phase: "empty" });
    setProblem(null);
  }

  function onFile(blob: Blob, name: string) {
    worker.current?.end();
    worker.current = new FileWorker((progress) =>
      setState((before) => (before.phase === "checking" ? { ...before, progress } : before)),
    );
    setState({ phase: "opening", name });
    void step(async (of) => {
      const { header, recognised } = await of.call("open", { blob });
      opened.current = { name, header, recognised };
      const kept = await mappingFor(header);
      return {
        phase: "mapping",
        name,
        header,
        recognised: kept ? { ...recognised, columns: kept } : recognised,
      };
    });
  }

  function onMapped(columns: Columns) {
    if (!opened.current) return;
    const { name, header, recognised } = opened.current;
    onMapping(header, columns);
    setState({ phase: "checking", name, progress: null });
    void step(async (of) => {
      const { layout } = recognised;
      const summary = await of.call("check", { layout, columns, ofStrangers: await ofStrangers() });
      const filter: RowFilter = summary.severities.block > 0 ? "block" : "all";
      const rows = await of.call("view", { filter, from: 0, count: FIRST_LOOK });
      return { phase: "results", name, header, summary, filter, window: rows };
    });
  }

  const results = state.phase === "results" ? state : null;
  const view = (filter: RowFilter, from: number, count: number) =>
    void step(async (of) => {
      const window = await of.call("view", { filter, from, count });
      setState((now) => (now.phase === "results" ? { ...now, filter, window } : now));
      return null;
    });
  const changed = (call: "edit" | "restore", what: { row: number; column: number; text: string }) =>
    void step(async (of) => {
      if (!results) return null;
      const summary = await of.call(call, what);
      const { filter, window } = results;
      const shown = await of.call("view", {
        filter,
        from: window.from,
        count: Math.max(window.rows.length, FIRST_LOOK),
      });
      setState((now) => (now.phase === "results" ? { ...now, summary, window: shown } : now));
      return null;
    });

  return {
    state,
    problem,
    onFile,
    onMapped,
    onCancel: leave,
    onFilter: (filter) => view(filter, 0, FIRST_LOOK),
    onWindow: (from, count) => results && view(results.filter, from, count),
    onNext: async (after) =>
      (results && (await worker.current?.call("next", { filter: results.filter, after }))) ?? null,
    onEdit: (row, column, text) => changed("edit", { row, column, text }),
    onRestore: (row) => changed("restore", { row, column: 0, text: "" }),
    onWrite: (outcome) =>
      void step(async (of) => {
        saveBlob(await of.call("write", { outcome }), `${outcome}.csv`);
        return null;
      }),
  };
}

const FIRST_LOOK = 60;
