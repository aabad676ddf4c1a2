import { useState } from "preact/hooks";
import type { Progress, RowFilter, RowView, Summary } from "../lib/files/checked-file.ts";
import type { Columns, Recognised } from "../lib/files/layouts.ts";
import type { Outcome } from "../lib/files/write-file.ts";
import type { Problem } from "../lib/ndis/problem.ts";
import { FileDrop } from "./file-drop.tsx";
import { FileProgress } from "./file-progress.tsx";
import { FileSummary } from "./file-summary.tsx";
import { BrandMark } from "./icons.tsx";
import { MappingForm } from "./mapping-form.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { RowTable } from "./row-table.tsx";

export type WorkspaceState =
  | { phase: "empty" }
  | { phase: "opening"; name: string }
  | { phase: "mapping"; name: string; header: readonly string[]; recognised: Recognised }
  | { phase: "checking"; name: string; progress: Progress | null }
  | {
      phase: "results";
      name: string;
      header: readonly string[];
      summary: Summary;
      filter: RowFilter;
      /** The rows that are at hand, of those that the filter lets through. */
      window: { total: number; from: number; rows: RowView[] };
    };

export interface WorkspaceAppProps {
  state: WorkspaceState;
  problem: Problem | null;
  onFile: (file: Blob, name: string) => void;
  onMapped: (columns: Columns) => void;
  /** Leaves the file, whatever is being done with it. */
  onCancel: () => void;
  onFilter: (filter: RowFilter) => void;
  onWindow: (from: number, count: number) => void;
  /** The next row to look at after a place, as a place; `null`: there is none. */
  onNext: (after: number) => Promise<number | null>;
  onEdit: (row: number, column: number, text: string) => void;
  onRestore: (row: number) => void;
  onWrite: (outcome: Outcome) => void;
}

/** The workspace tab: a bulk invoice file, from the drop to the two files that come of it. */
export function WorkspaceApp({ state, problem, ...on }: WorkspaceAppProps) {
  return (
    <main class="pb-surface pb-workspace">
      <header class="pb-workspace-head">
        <BrandMark />
        <h1>Bulk file</h1>
        {state.phase !== "empty" && <span class="pb-quiet">{state.name}</span>}
        {(state.phase === "mapping" || state.phase === "results") && (
          <button type="button" class="pb-button" onClick={on.onCancel}>
            Another file
          </button>
        )}
      </header>
      {problem && <ProblemNote problem={problem} speaker="Planbridge" alert />}
      <Phase state={state} {...on} />
    </main>
  );
}

function Phase({ state, ...on }: Omit<WorkspaceAppProps, "problem">) {
  if (state.phase === "empty") return <FileDrop onFile={on.onFile} />;
  if (state.phase === "mapping")
    return <MappingForm {...state} onMapped={on.onMapped} onCancel={on.onCancel} />;
  if (state.phase === "results") return <Results state={state} {...on} />;
  return (
    <FileProgress progress={state.phase === "checking" ? state.progress : null} onCancel={on.onCancel} />
  );
}

type ResultsState = Extract<WorkspaceState, { phase: "results" }>;

function Results({ state, ...on }: Omit<WorkspaceAppProps, "problem" | "state"> & { state: ResultsState }) {
  const { header, summary, filter, window } = state;
  const [active, setActive] = useState({ place: 0, column: 0 });
  const [none, setNone] = useState(false);
  async function next() {
    const place = await on.onNext(active.place);
    setNone(place === null);
    if (place !== null) setActive({ ...active, place });
  }
  return (
    <>
      <FileSummary
        summary={summary}
        filter={filter}
        onFilter={(chosen) => {
          setActive({ place: 0, column: 0 });
          on.onFilter(chosen);
        }}
        onNext={() => void next()}
        onWrite={on.onWrite}
      />
      <output class="pb-quiet">{none ? "No row here needs a look." : ""}</output>
      <RowTable
        key={JSON.stringify(filter)}
        header={header}
        window={window}
        active={active}
        onActive={setActive}
        onWindow={on.onWindow}
        onEdit={on.onEdit}
        onRestore={on.onRestore}
      />
    </>
  );
}
