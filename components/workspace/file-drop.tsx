import { useId, useState } from "preact/hooks";
import { parsePastedRows } from "../../lib/invoice-files/parse/pasted-rows.ts";
import { PASTED } from "./use-dropped-file.ts";

export interface FileDropProps {
  /** A file is being dragged over the window. */
  over: boolean;
  onFile: (file: Blob, name: string) => void;
}

/** Where a file comes in: dropped, chosen, or pasted. Also says what this page is for. */
export function FileDrop({ over, onFile }: FileDropProps) {
  const id = useId();
  const [pasted, setPasted] = useState("");
  const take = (text: string) => text.trim() !== "" && onFile(new Blob([parsePastedRows(text)]), PASTED);
  return (
    <section class="pb-drop-page" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Check a bulk invoice file before it is imported</h2>
      <p>
        CareView turns a whole file down for one bad row. Here every row is checked first: you see what is
        wrong, in which row and column, put it right, and save the good invoices and the others apart. The
        file stays on this computer.
      </p>
      <div class={`pb-drop${over ? " pb-drop-over" : ""}`} data-over={over}>
        <label for={`${id}-file`}>
          {over ? "Drop it to check it" : "Drop a CSV file here, or choose one"}
        </label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) onFile(file, file.name);
          }}
        />
        <p class="pb-hint">
          CareView's bulk invoice import and the NDIA's bulk payment request are known by their headers; the
          columns of other files are yours to name. Up to 200 MB.
        </p>
      </div>
      <form
        class="pb-paste"
        onSubmit={(event) => {
          event.preventDefault();
          take(pasted);
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
