import { useEffect, useState } from "preact/hooks";

/** The time, in epoch milliseconds, told again every `interval`. The one clock of a surface: all below it get it as a prop. */
export function useNow(interval = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return now;
}
