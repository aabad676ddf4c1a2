import { Script } from "node:vm";
import { ProblemError } from "../../lib/core/problem.ts";

/** No input may keep a thread busy for longer, by the thread's own time. */
const HANG_MS = 1000;
/** What goes on for longer by the clock is ended: fast-check can then look for the smallest input that does. */
const ENDED_AFTER_MS = 10_000;

const place = globalThis as { fuzzedCall?: () => unknown };
const call = new Script("fuzzedCall()");

/**
 * Runs a check that may refuse, but neither crash nor hang. What is done before the first `await` can be ended; what comes
 * after one is measured.
 */
export async function guard(check: () => void | Promise<void>): Promise<void> {
  const before = process.threadCpuUsage();
  try {
    place.fuzzedCall = check;
    await call.runInThisContext({ timeout: ENDED_AFTER_MS });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
  const { user, system } = process.threadCpuUsage(before);
  const ms = (user + system) / 1000;
  if (ms > HANG_MS) throw new Error(`took ${Math.round(ms)} ms`);
}
