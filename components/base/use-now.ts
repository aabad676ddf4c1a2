import { useEffect, useState } from "preact/hooks";
import { currentTime } from "../../lib/platform/system-clock.ts";

/** The time, in epoch milliseconds, told again every `interval`. The one clock of a surface: all below it get it as a prop. */
export function useNow(interval = 1000): number {
  const [now, setNow] = useState(() => currentTime());
  useEffect(() => {
    const timer = setInterval(() => setNow(currentTime()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return now;
}
