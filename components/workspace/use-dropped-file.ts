import { useEffect, useRef, useState } from "preact/hooks";
import { looksLikeRows, oneFile, readClipboard } from "../../lib/invoice-files/parse/clipboard-rows.ts";
import type { Problem } from "../../lib/core/problem.ts";

/** The name of pasted rows, which have no file name. */
export const PASTED = "Pasted rows";

/**
 * Accepts a file dropped anywhere in the window, and a file or rows pasted into it. Returns whether a file is being
 * dragged over the window; dragged text and links are ignored. Text pasted into a field belongs to the field.
 */
export function useDroppedFile(
  onFile: (file: Blob, name: string) => void,
  onProblem: (problem: Problem) => void,
): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef({ onFile, onProblem });
  latest.current = { onFile, onProblem };
  useEffect(() => {
    const ending = new AbortController();
    const on = <Type extends keyof WindowEventMap>(
      type: Type,
      react: (event: WindowEventMap[Type]) => void,
    ) => window.addEventListener(type, react, { signal: ending.signal });
    const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
    on("dragover", (event) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(true);
    });
    // It also fires between elements; only on leaving the window is there no related target.
    on("dragleave", ({ relatedTarget }) => relatedTarget === null && setOver(false));
    on("drop", (event) => {
      setOver(false);
      if (!hasFile(event)) return;
      event.preventDefault();
      const dropped = oneFile([...(event.dataTransfer?.files ?? [])]);
      if (dropped && "file" in dropped) latest.current.onFile(dropped.file, dropped.file.name);
      else if (dropped) latest.current.onProblem(dropped.problem);
    });
    on("paste", (event) => {
      if (!event.clipboardData) return;
      const pasted = readClipboard(event.clipboardData);
      const isField = isEditable(event.target);
      if ("file" in pasted) latest.current.onFile(pasted.file, pasted.file.name);
      else if ("problem" in pasted) {
        // An empty clipboard in a field is left to the field.
        if (!isField || pasted.problem.code !== "file-clipboard-empty")
          latest.current.onProblem(pasted.problem);
      } else if (isField && event.clipboardData.getData("text/plain") !== "") return;
      else if (looksLikeRows(pasted.rows)) latest.current.onFile(new Blob([pasted.rows]), PASTED);
      else return;
      event.preventDefault();
    });
    return () => ending.abort();
  }, []);
  return over;
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input, textarea, [contenteditable]");
}
