import { useEffect, useRef } from "preact/hooks";

/** F8 goes to the next problem wherever a person is in the page; absent: the page keeps its key. */
export function useNextKey(onNext: (() => void) | false): void {
  const latest = useRef(onNext);
  latest.current = onNext;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      if (event.key !== "F8" || !isPlain || !event.isTrusted || !latest.current) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
