import { useEffect, useState } from "preact/hooks";
import { isPresenting, watchPresenting } from "../../lib/platform/presentation.ts";

/** In a page of the extension: whether names and numbers of people are hidden. */
export function usePresenting(): boolean {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => {
    const ended = new AbortController();
    watchPresenting(setIsOn, ended.signal);
    void isPresenting().then(setIsOn);
    return () => ended.abort();
  }, []);
  return isOn;
}
