import { useEffect, useRef, useState } from "preact/hooks";
import type { WorkspaceAppProps, WorkspaceState } from "../../components/workspace/workspace-state.ts";
import { noteExport } from "./enter-export.ts";
import { saveBlob } from "./save-blob.ts";
import type { RowFilter, Summary } from "../../lib/invoice-files/check/check-results.ts";
import type { Columns, RecognisedLayout } from "../../lib/invoice-files/parse/layouts.ts";
import type { InvoiceContext } from "../../lib/domain/invoice/model/context.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { FileEdits } from "./file-edits.ts";
import { FileProblem, FileWorker } from "./file-worker.ts";
import { usePlanData } from "./use-plan-data.ts";

interface BulkFileDeps {
  /** Whether the tab is in front, where a file is likely to come. */
  isShown: boolean;
  /** The context without a client: day, public holidays, default state. A worker can't read policy settings. */
  defaultContext: () => Promise<InvoiceContext>;
  mappingFor: (header: readonly string[]) => Promise<Columns | undefined>;
  onMapping: (header: readonly string[], columns: Columns) => void;
}

interface Opened {
  name: string;
  header: string[];
  recognised: RecognisedLayout;
  columns: Columns;
  remembered: boolean;
}

/** The workspace's state: one file at a time, each in its own worker. */
export function useBulkFile({
  isShown,
  defaultContext,
  mappingFor,
  onMapping,
}: BulkFileDeps): Omit<WorkspaceAppProps, "now" | "isShown" | "onShow"> {
  const [state, setState] = useState<WorkspaceState>({ phase: "empty" });
  const [problem, setProblem] = useState<Problem | null>(null);
  /** An action that would discard edits or results, until the person confirms it. */
  const [wanted, setWanted] = useState<{ go: () => void; file?: string } | null>(null);
  const worker = useRef<FileWorker | null>(null);
  /** Started before there is a file, so that its script is loaded and compiled by then. */
  const spare = useRef<FileWorker | null>(null);
  const opened = useRef<Opened | null>(null);
  const edits = useRef(new FileEdits());
  const { plans, learn, retrieve, stop, forget, checking } = usePlanData();
  useEffect(
    () => () => {
      worker.current?.end();
      spare.current?.end();
    },
    [],
  );
  const isWaiting = isShown && state.phase === "empty";
  useEffect(() => {
    if (isWaiting) spare.current ??= newWorker();
    // Once for each time that a file may come.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isWaiting]);

  function newWorker(): FileWorker {
    return new FileWorker(learn, (progress) =>
      setState((before) => (before.phase === "checking" ? { ...before, progress } : before)),
    );
  }
  useEffect(() => edits.current.guardTab(), []);

  /** Runs a step of the open file; the reply for a file that was closed meanwhile is dropped. */
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
      setState((before) => {
        const { what } = error.problem;
        // In results the file's name is shown above.
        const named = "name" in before && before.phase !== "results" ? `${before.name}: ${what}` : what;
        setProblem({ ...error.problem, what: named });
        return before.phase === "results" ? before : { phase: "empty" };
      });
    }
  }

  const unlessUnsaved = (go: () => void) => (edits.current.unsaved > 0 ? setWanted({ go }) : go());

  /** Results are replaced by a dropped or pasted file, perhaps a mistake, only after a confirmation. */
  function unlessReplaced(go: () => void, file: string) {
    if (edits.current.unsaved > 0 || state.phase === "results") setWanted({ go, file });
    else go();
  }

  function leave() {
    worker.current?.end();
    worker.current = null;
    edits.current.clear();
    setWanted(null);
    forget();
    setState({ phase: "empty" });
    setProblem(null);
  }

  function open(blob: Blob, name: string) {
    leave();
    worker.current = spare.current ?? newWorker();
    spare.current = null;
    setState({ phase: "opening", name });
    void step(async (of) => {
      const { header, recognised } = await of.call("open", { blob });
      const kept = await mappingFor(header);
      const columns = kept ?? recognised.columns;
      opened.current = { name, header, recognised, columns, remembered: kept !== undefined };
      // A mapping that is saved, or needs no confirmation, isn't shown again.
      if (!kept && (recognised.byHand.length > 0 || recognised.missing.length > 0)) return mapping();
      setState({ phase: "checking", name, progress: null });
      return check(of);
    });
  }

  function mapping(): WorkspaceState | null {
    if (!opened.current) return null;
    const { name, header, recognised, columns } = opened.current;
    return { phase: "mapping", name, header, recognised: { ...recognised, columns } };
  }

  /** First check, and later ones with other columns, newer plans or edits. */
  async function check(of: FileWorker, keep?: RowFilter): Promise<WorkspaceState | null> {
    if (!opened.current) return null;
    const { name, header, columns, remembered, recognised } = opened.current;
    checking();
    const { layout } = recognised;
    let summary: Summary = await of.call("check", {
      layout,
      columns,
      defaultContext: await defaultContext(),
    });
    for (const edit of edits.current.all()) summary = await of.call("edit", edit);
    const filter = keep ?? (summary.severities.block > 0 ? "block" : "all");
    const window = await of.call("view", { filter, from: 0, count: FIRST_VIEW_ROWS });
    const called = layout.id === "other" ? null : layout.name;
    return { phase: "results", name, header, columns, layout: called, remembered, summary, filter, window };
  }

  function checkAgain(keep?: RowFilter) {
    if (!opened.current) return;
    setState({ phase: "checking", name: opened.current.name, progress: null });
    void step((of) => check(of, keep));
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
      if (call === "edit") edits.current.put(what);
      else edits.current.takeBack(what.row);
      const summary = await of.call(call, what);
      const { filter, window } = results;
      const shown = await of.call("view", {
        filter,
        from: window.from,
        count: Math.max(window.rows.length, FIRST_VIEW_ROWS),
      });
      setState((now) => (now.phase === "results" ? { ...now, summary, window: shown } : now));
      return null;
    });

  async function onRetrieve(ndisNumbers: readonly string[]) {
    const { current } = worker;
    const refused = await retrieve(ndisNumbers);
    if (worker.current === current) setProblem(refused);
  }

  return {
    state,
    problem,
    plans,
    unsavedRows: wanted ? edits.current.unsaved : 0,
    replacing: wanted?.file ?? null,
    onFile: (blob, name) => unlessReplaced(() => open(blob, name), name),
    onMapped: (columns) => {
      if (!opened.current) return;
      opened.current = { ...opened.current, columns, remembered: false };
      onMapping(opened.current.header, columns);
      checkAgain();
    },
    onColumns: () => setState((now) => mapping() ?? now),
    onCancel: () => unlessUnsaved(leave),
    onDiscard: (discard) => {
      setWanted(null);
      if (discard) wanted?.go();
    },
    onFilter: (filter) => view(filter, 0, FIRST_VIEW_ROWS),
    onWindow: (from, count) => results && view(results.filter, from, count),
    onNext: async (after) =>
      (results && (await worker.current?.call("next", { filter: results.filter, after }))) ?? null,
    onEdit: (row, column, text) => changed("edit", { row, column, text }),
    onRestore: (row) => changed("restore", { row, column: 0, text: "" }),
    onWrite: (outcome) =>
      void step(async (of) => {
        const { blob, edited } = await of.call("write", { outcome });
        noteExport(`file-${outcome}`);
        saveBlob(blob, `${outcome}.csv`);
        edits.current.saved(edited);
        return null;
      }),
    onRetrieve: (ndisNumbers) => void onRetrieve(ndisNumbers),
    onCheckAgain: () => checkAgain(results?.filter),
    onStopRetrieving: stop,
  };
}

const FIRST_VIEW_ROWS = 60;
