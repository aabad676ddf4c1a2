import { useEffect, useState } from "preact/hooks";

/** Longer than the second press of a double click comes after the first. */
const DELAY_MS = 700;

/** `false` for a moment after the window has come up: the rest of a press on a CRM's page must not land on a button here. */
export function useGuardedStart(): boolean {
  const [isReady, setIsReady] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = () => {
      clearTimeout(timer);
      setIsReady(false);
      timer = setTimeout(() => setIsReady(true), DELAY_MS);
    };
    begin();
    window.addEventListener("focus", begin);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("focus", begin);
    };
  }, []);
  return isReady;
}
