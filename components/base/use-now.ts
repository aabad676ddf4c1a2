import { useEffect, useState } from "preact/hooks";
import { currentTime } from "../../lib/platform/system-clock.ts";

/** The current time in epoch milliseconds, updated every `interval`. The single clock of a surface, passed down as a prop. */
export function useNow(interval = 1000): number {
  const [now, setNow] = useState(() => currentTime());
  useEffect(() => {
    const timer = setInterval(() => setNow(currentTime()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return now;
}
