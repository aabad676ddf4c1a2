import { useEffect, useRef, useState } from "preact/hooks";
import { looksLikeRows, oneFile, readClipboard } from "../../lib/invoice-files/parse/clipboard-rows.ts";
import type { Problem } from "../../lib/core/problem.ts";

/** What pasted rows are called, as they have no file's name. */
export const PASTED = "Pasted rows";

/**
 * A file that is dropped anywhere in the window, or a file or rows that are pasted into it. Returns whether a file is being
 * dragged over it: text and links that are dragged are none of ours. Text that is pasted into a field is the field's.
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
    // From one element to the next it leaves as well; only out of the window it leaves for nowhere.
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
        // Nothing at all in a field is what fields do with it.
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
