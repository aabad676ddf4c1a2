import { useId, useState } from "preact/hooks";
import { parsePastedRows } from "../../lib/invoice-files/parse/pasted-rows.ts";
import { PASTED } from "./use-dropped-file.ts";

export interface FileDropProps {
  /** A file is being dragged over the window. */
  over: boolean;
  onFile: (file: Blob, name: string) => void;
  /** Opens a file of invented invoices; absent where everything is real. */
  onInvented?: (() => void) | undefined;
}

/** Accepts a dropped, chosen or pasted file, and says what this page is for. */
export function FileDrop({ over, onFile, onInvented }: FileDropProps) {
  const id = useId();
  const [pasted, setPasted] = useState("");
  const submitText = (text: string) =>
    text.trim() !== "" && onFile(new Blob([parsePastedRows(text)]), PASTED);
  return (
    <section class="pb-drop-page" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Check a bulk invoice file before it is imported</h2>
      <p>
        CareView rejects a whole file if one row has an error. Check every row here first: see what is wrong,
        in which row and column, fix it, and save the good invoices and the rest as two files. The file stays
        on this computer.
      </p>
      {onInvented && (
        <div class="pb-actions">
          <button type="button" class="pb-button pb-button-main" onClick={onInvented}>
            Open an invented file
          </button>
        </div>
      )}
      <div class={`pb-drop${over ? " pb-drop-over" : ""}`} data-over={over}>
        <label for={`${id}-file`}>
          {over ? "Drop it to check it" : "Drop a CSV file or an Excel workbook here, or choose one"}
        </label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,.xlsx"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) onFile(file, file.name);
          }}
        />
        <p class="pb-hint">
          CareView's bulk invoice import and the NDIA's bulk payment request are recognised by their headers.
          For other files, you choose what each column holds. Maximum size 200 MB, workbooks 40 MB.
        </p>
      </div>
      <form
        class="pb-paste"
        onSubmit={(event) => {
          event.preventDefault();
          submitText(pasted);
        }}
      >
        <label>
          <span>Or paste rows, with the header row first</span>
          <textarea
            rows={4}
            spellcheck={false}
            value={pasted}
            onInput={({ currentTarget }) => setPasted(currentTarget.value)}
          />
        </label>
        <button type="submit" class="pb-button" aria-disabled={pasted.trim() === ""}>
          Check pasted rows
        </button>
      </form>
    </section>
  );
}
