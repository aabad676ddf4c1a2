import { useEffect, useState } from "preact/hooks";
import { isPracticeOn, watchPractice } from "../../lib/platform/practice.ts";

/**
 * In a page of the extension: whether practice is on; `null` while that is read. Once it is switched nothing that the page has read
 * counts any more, so the page begins anew.
 */
export function usePractice(): boolean | null {
  const [isOn, setIsOn] = useState<boolean | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    watchPractice(() => location.reload(), ended.signal);
    void isPracticeOn().then(setIsOn);
    return () => ended.abort();
  }, []);
  return isOn;
}
