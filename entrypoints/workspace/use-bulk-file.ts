import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { WorkspaceAppProps, WorkspaceState } from "../../components/workspace/workspace-state.ts";
import type { RowQuery, Summary } from "../../lib/invoice-files/check/check-results.ts";
import type { Columns } from "../../lib/invoice-files/parse/layouts.ts";
import type { InvoiceContext } from "../../lib/domain/invoice/model/context.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { FileEdits } from "./bulk-file/file-edits.ts";
import { FIRST_VIEW_ROWS, fixesFor, rowActions } from "./bulk-file/row-actions.ts";
import { FileProblem, FileWorker } from "./file-worker.ts";
import { KindFixing } from "./bulk-file/kind-fixing.ts";
import { isWorkbook, readWorkbook } from "./bulk-file/read-workbook.ts";
import { usePlanData } from "./use-plan-data.ts";
import type { Calls, OpenedColumns } from "./worker-calls.ts";

interface BulkFileDeps {
  /** Whether the tab is in front, where a file is likely to come. */
  isShown: boolean;
  /** The context without a client: day, public holidays, default state. A worker can't read policy settings. */
  defaultContext: () => Promise<InvoiceContext>;
  mappingFor: (header: readonly string[]) => Promise<Columns | undefined>;
  onMapping: (header: readonly string[], columns: Columns) => void;
}

interface Opened extends OpenedColumns {
  name: string;
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
  const fixing = useMemo(() => new KindFixing(edits.current), []);
  /** The workbook that was chosen, and the reading of it. */
  const workbook = useRef<{ blob: Blob; name: string; reading: ReturnType<typeof readWorkbook> } | null>(
    null,
  );
  const { plans, learn, retrieve, stop, forget, checking } = usePlanData();
  useEffect(
    () => () => {
      worker.current?.end();
      spare.current?.end();
      workbook.current?.reading.end();
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
    workbook.current?.reading.end();
    workbook.current = null;
    edits.current.clear();
    fixing.clear();
    setWanted(null);
    forget();
    setState({ phase: "empty" });
    setProblem(null);
  }

  function open(blob: Blob, name: string, sheet: string | null = null) {
    leave();
    worker.current = spare.current ?? newWorker();
    spare.current = null;
    setState({ phase: "opening", name });
    void step(async (of) => {
      if (!(await isWorkbook(blob))) return openText(of, { blob, notes: [] }, name);
      const reading = readWorkbook(blob, sheet);
      if (worker.current !== of) return null;
      workbook.current = { blob, name, reading };
      const found = await reading.answer;
      if ("code" in found) throw new FileProblem(found);
      if ("sheets" in found) return { phase: "sheets", name, sheets: found.sheets };
      return openText(of, { blob: found.csv, notes: found.notes }, name);
    });
  }

  /** A CSV file, or a workbook's sheet as one. */
  async function openText(
    of: FileWorker,
    text: Calls["open"]["of"],
    name: string,
  ): Promise<WorkspaceState | null> {
    const found = await of.call("open", text);
    const { header, recognised } = found;
    const kept = await mappingFor(header);
    const columns = kept ?? recognised.columns;
    opened.current = { ...found, name, columns, remembered: kept !== undefined };
    // A mapping that is saved, or needs no confirmation, isn't shown again.
    if (!kept && (recognised.byHand.length > 0 || recognised.missing.length > 0)) return mapping();
    setState({ phase: "checking", name, progress: null });
    return check(of);
  }

  function mapping(): WorkspaceState | null {
    if (!opened.current) return null;
    const { name, header, recognised, columns, samples } = opened.current;
    return { phase: "mapping", name, header, recognised: { ...recognised, columns }, samples };
  }

  /** First check, and later ones with other columns, newer plans or edits. */
  async function check(of: FileWorker, keep?: RowQuery): Promise<WorkspaceState | null> {
    if (!opened.current) return null;
    const { name, header, columns, remembered, recognised } = opened.current;
    checking();
    const { layout } = recognised;
    let summary: Summary = await of.call("check", {
      layout,
      columns,
      defaultContext: await defaultContext(),
    });
    const kept = edits.current.all();
    if (kept.length > 0) summary = await of.call("edit", { edits: kept });
    const query = keep ?? { ...ALL, filter: summary.severities.block > 0 ? "block" : "all" };
    const window = await of.call("view", { ...query, from: 0, count: FIRST_VIEW_ROWS });
    return {
      phase: "results",
      name,
      header,
      columns,
      layout: layout.id === "other" ? null : layout.name,
      remembered,
      summary,
      query,
      window,
      fixes: await fixesFor(of, query),
      fixed: fixing.view,
    };
  }

  function checkAgain(keep?: RowQuery) {
    if (!opened.current) return;
    setState({ phase: "checking", name: opened.current.name, progress: null });
    void step((of) => check(of, keep));
  }

  const results = state.phase === "results" ? state : null;
  const rows = rowActions({ worker, results, setState, step, edits: edits.current, fixing });

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
    onSheet: (sheet) => workbook.current && open(workbook.current.blob, workbook.current.name, sheet),
    ...rows,
    onRetrieve: (ndisNumbers) => void onRetrieve(ndisNumbers),
    onCheckAgain: () => checkAgain(results?.query),
    onStopRetrieving: stop,
  };
}

const ALL: RowQuery = { filter: "all", search: "", sort: null };
