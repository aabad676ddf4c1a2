import { useEffect, useRef, useState } from "preact/hooks";

/**
 * A file that is dropped anywhere in the window, or pasted as a file. Returns whether one is being dragged over it:
 * text and links that are dragged are none of ours.
 */
export function useDroppedFile(onFile: (file: Blob, name: string) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const ending = new AbortController();
    const on = <Type extends keyof WindowEventMap>(
      type: Type,
      react: (event: WindowEventMap[Type]) => void,
    ) => window.addEventListener(type, react, { signal: ending.signal });
    const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
    const take = (files: FileList | undefined) => {
      const [file] = files ?? [];
      if (file) latest.current(file, file.name);
    };
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
      take(event.dataTransfer?.files);
    });
    on("paste", ({ clipboardData }) => take(clipboardData?.files));
    return () => ending.abort();
  }, []);
  return over;
}
