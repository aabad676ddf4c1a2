import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import { oneFile } from "../../../lib/invoice-files/parse/clipboard-rows.ts";

/**
 * Takes a file that is dropped anywhere in the window while this tab is in front, before the check of invoice files, to which
 * it goes otherwise. Returns whether a file is being dragged over the window.
 */
export function usePriceDrop(
  isShown: boolean,
  onFile: (file: Blob, name: string) => void,
  onProblem: (problem: Problem) => void,
): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef({ onFile, onProblem });
  latest.current = { onFile, onProblem };
  useEffect(() => {
    if (!isShown) return undefined;
    const ending = new AbortController();
    const on = (type: "dragover" | "drop" | "dragleave", react: (event: DragEvent) => void) =>
      window.addEventListener(type, react, { capture: true, signal: ending.signal });
    const take = (event: DragEvent): boolean => {
      if (!event.dataTransfer?.types.includes("Files")) return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    };
    on("dragover", (event) => take(event) && setOver(true));
    // It also fires between elements; only on leaving the window is there no related target.
    on("dragleave", ({ relatedTarget }) => relatedTarget === null && setOver(false));
    on("drop", (event) => {
      setOver(false);
      if (!take(event)) return;
      const dropped = oneFile([...(event.dataTransfer?.files ?? [])]);
      if (dropped && "file" in dropped) latest.current.onFile(dropped.file, dropped.file.name);
      else if (dropped) latest.current.onProblem(dropped.problem);
    });
    return () => {
      ending.abort();
      setOver(false);
    };
  }, [isShown]);
  return over;
}
