/** Browsers count a timer's ms in 32 bits: a longer one would end at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** @param ms anything below zero, or that is no number, doesn't wait; what is longer than a timer can be waits as long as one can */
export function sleep(ms: number): Promise<void> {
  const wait = ms > 0 ? Math.min(ms, MAX_TIMER_MS) : 0;
  return new Promise((resolve) => setTimeout(resolve, wait));
}
