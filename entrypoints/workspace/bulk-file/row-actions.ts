import type { RefObject } from "preact";
import type { Dispatch, StateUpdater } from "preact/hooks";
import type { WorkspaceAppProps, WorkspaceState } from "../../../components/workspace/workspace-state.ts";
import type { RowQuery, Summary } from "../../../lib/invoice-files/check/check-results.ts";
import { replyAsMessage } from "../../../lib/invoice-files/export/reply-message.ts";
import { noteExport } from "../enter-export.ts";
import type { FileEdits } from "./file-edits.ts";
import type { FileWorker } from "../file-worker.ts";
import type { KindFixing } from "./kind-fixing.ts";
import { saveBlob } from "../save-blob.ts";

type Results = Extract<WorkspaceState, { phase: "results" }>;

interface RowActionDeps {
  worker: RefObject<FileWorker | null>;
  results: Results | null;
  setState: Dispatch<StateUpdater<WorkspaceState>>;
  /** Runs a step of the open file. */
  step: (work: (of: FileWorker) => Promise<WorkspaceState | null>) => Promise<void>;
  edits: FileEdits;
  fixing: KindFixing;
}

type RowActions = Pick<
  WorkspaceAppProps,
  | "onQuery"
  | "onWindow"
  | "onNext"
  | "onEdit"
  | "onRestore"
  | "onFixKind"
  | "onUndoFixes"
  | "onReply"
  | "onSaveReply"
  | "onCopyReply"
  | "onWrite"
>;

/** Rows that are loaded when others are asked for. */
export const FIRST_VIEW_ROWS = 60;

/** What a person does with the rows of a checked file. */
export function rowActions({ worker, results, setState, step, edits, fixing }: RowActionDeps): RowActions {
  const setResults = (change: Partial<Results>) =>
    setState((now) => (now.phase === "results" ? { ...now, ...change } : now));

  const show = (query: RowQuery, from: number, count: number) =>
    step(async (of) => {
      setResults({ query, window: await of.call("view", { ...query, from, count }) });
      return null;
    });

  const choose = (query: RowQuery) =>
    step(async (of) => {
      const window = await of.call("view", { ...query, from: 0, count: FIRST_VIEW_ROWS });
      setResults({ query, window, fixes: null });
      const fixes = await fixesFor(of, query);
      setState((now) => (now.phase === "results" && now.query === query ? { ...now, fixes } : now));
      return null;
    });

  /** After cells were changed: the rows stay where they are. */
  const changed = (change: (of: FileWorker) => Promise<Summary>) =>
    void step(async (of) => {
      if (!results) return null;
      const summary = await change(of);
      const { query, window } = results;
      const count = Math.max(window.rows.length, FIRST_VIEW_ROWS);
      const shown = await of.call("view", { ...query, from: window.from, count });
      setResults({ summary, window: shown, fixes: await fixesFor(of, query), fixed: fixing.view });
      return null;
    });

  return {
    onQuery: (query) => void choose(query),
    onWindow: (from, count) => results && void show(results.query, from, count),
    onNext: async (after) =>
      (results && (await worker.current?.call("next", { ...results.query, after }))) ?? null,
    onEdit: (row, column, text) =>
      changed((of) => {
        edits.put({ row, column, text });
        return of.call("edit", { edits: [{ row, column, text }] });
      }),
    onRestore: (row) =>
      changed((of) => {
        edits.takeBack(row);
        return of.call("restore", { row });
      }),
    onFixKind: (code) =>
      changed(async (of) => {
        const { summary, fixes } = await of.call("fix", { code });
        fixing.done(code, fixes);
        return summary;
      }),
    onUndoFixes: () => changed((of) => of.call("edit", { edits: fixing.undo() })),
    onReply: async (row) => (await worker.current?.call("reply", { row })) ?? null,
    onSaveReply: (reply) => {
      noteExport("provider-reply");
      saveBlob(new Blob([replyAsMessage(reply)], { type: "message/rfc822" }), `${reply.fileName}.eml`);
    },
    onCopyReply: async ({ subject, body }) => {
      noteExport("provider-reply");
      await navigator.clipboard.writeText(`${subject}\n\n${body}`);
    },
    onWrite: (outcome) =>
      void step(async (of) => {
        const { blob, edited } = await of.call("write", { outcome });
        noteExport(`file-${outcome}`);
        saveBlob(blob, `${outcome}.csv`);
        edits.saved(edited);
        fixing.saved();
        setResults({ fixed: fixing.view });
        return null;
      }),
  };
}

/** What one press would do about the kind of finding that is shown; `null` where it isn't one kind. */
export async function fixesFor(of: FileWorker, { filter }: RowQuery): Promise<Results["fixes"]> {
  return typeof filter === "string" ? null : of.call("fixes", filter);
}
