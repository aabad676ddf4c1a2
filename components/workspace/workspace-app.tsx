import { VisibleText } from "../base/visible-text.tsx";
import { useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import { FileDrop } from "./file-drop.tsx";
import { FileProgress } from "./file-progress.tsx";
import { FileResults } from "./file-results.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { MappingForm } from "./mapping-form.tsx";
import { SheetChooser } from "./sheet-chooser.tsx";
import { useOffers } from "../palette/offers.ts";
import { plural } from "../base/plural.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { useDroppedFile } from "./use-dropped-file.ts";
import type { WorkspaceAppProps } from "./workspace-state.ts";

/** The check of a bulk invoice file, from opening it to saving the two result files. */
export function WorkspaceApp(props: WorkspaceAppProps) {
  const { state, onFile } = props;
  /** Why what was dropped or pasted was rejected; the open file stays. */
  const [refused, setRefused] = useState<Problem | null>(null);
  const take: typeof onFile = (file, name) => {
    setRefused(null);
    props.onShow();
    onFile(file, name);
  };
  const refuse = (of: Problem) => {
    props.onShow();
    setRefused(of);
  };
  // Anywhere on the page: otherwise the browser would leave the page and show the file.
  const over = useDroppedFile(take, refuse);
  const problem = refused ?? props.problem;
  const results = state.phase === "results";
  useOffers({ columns: props.isShown && results && props.onColumns });
  return (
    <main class={`pb-workspace${results ? " pb-workspace-full" : ""}`}>
      <header class="pb-workspace-head">
        <h1 tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          {state.phase === "empty" ? "Check a file" : <VisibleText text={state.name} />}
        </h1>
        {results && (
          <span class="pb-quiet">
            {state.layout === null ? "Read with the columns you chose" : `Read as ${state.layout}`}
            {state.remembered && ", with your saved columns"}
          </span>
        )}
        <span class="pb-workspace-leave">
          {results && (
            <button type="button" class="pb-button" onClick={props.onColumns}>
              Change columns
            </button>
          )}
          {(state.phase === "mapping" || state.phase === "sheets" || results) && (
            <button type="button" class="pb-button" onClick={props.onCancel}>
              Another file
            </button>
          )}
        </span>
      </header>
      {(props.unsavedRows > 0 || props.replacing) && (
        <DiscardPrompt
          rows={props.unsavedRows}
          replacing={props.replacing ?? null}
          onDiscard={props.onDiscard}
        />
      )}
      {problem && <ProblemNote problem={problem} source="Planbridge" alert />}
      <Phase over={over} {...props} onFile={take} />
    </main>
  );
}

function DiscardPrompt({
  rows,
  replacing,
  onDiscard,
}: {
  rows: number;
  replacing: string | null;
  onDiscard: WorkspaceAppProps["onDiscard"];
}) {
  return (
    <div class="pb-note-box pb-tone-warning pb-losing" role="alert">
      <span>
        {rows > 0 && (
          <>
            <strong>{plural(rows, "edited row")} not saved yet.</strong> Your edits will be lost.{" "}
          </>
        )}
        {replacing && `Replace these results with ${replacing}?`}
      </span>
      <button type="button" class="pb-button" onClick={() => onDiscard(false)}>
        Stay here
      </button>
      <button type="button" class="pb-button" onClick={() => onDiscard(true)}>
        {rows > 0 ? "Leave without saving" : `Open ${replacing}`}
      </button>
    </div>
  );
}

function Phase({ state, over, ...on }: WorkspaceAppProps & { over: boolean }) {
  if (state.phase === "empty") return <FileDrop over={over} onFile={on.onFile} onInvented={on.onInvented} />;
  if (state.phase === "sheets") return <SheetChooser sheets={state.sheets} onSheet={on.onSheet} />;
  if (state.phase === "mapping") return <MappingForm key={state.name} {...state} onMapped={on.onMapped} />;
  if (state.phase === "results") return <FileResults state={state} {...on} />;
  return (
    <FileProgress progress={state.phase === "checking" ? state.progress : null} onCancel={on.onCancel} />
  );
}
