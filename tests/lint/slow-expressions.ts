import { Worker } from "node:worker_threads";
import { hostileTexts } from "./hostile-texts.ts";
import type { Matched } from "./match-worker.ts";
import type { Expression } from "./regular-expressions.ts";

/** An expression that takes longer than a second of a thread's own time on one hostile text of 100 kB. */
export interface SlowExpression extends Expression {
  /** `null`: it was ended. */
  ms: number | null;
  text: string;
}

const SLOW_MS = 1000;
/** The longest that anything may go on before it is ended, on a busy machine too. */
const ENDED_AFTER_MS = 15_000;

/** Runs each expression on its hostile texts, in a thread that is ended where one doesn't come back. */
export async function findSlowExpressions(
  expressions: readonly Expression[],
  endedAfterMs = ENDED_AFTER_MS,
): Promise<SlowExpression[]> {
  const slow: SlowExpression[] = [];
  let from = 0;
  while (from < expressions.length) from = await matchFrom(from, expressions, slow, endedAfterMs);
  return slow;
}

/** Resolves with the place at which to go on. */
function matchFrom(
  from: number,
  expressions: readonly Expression[],
  slow: SlowExpression[],
  endedAfterMs: number,
): Promise<number> {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL("match-worker.ts", import.meta.url), {
    workerData: { expressions, from, slowMs: SLOW_MS, progress },
  });
  return new Promise((resolve, reject) => {
    let next = from;
    const end = () => {
      const expression = expressions[next];
      const texts = expression ? hostileTexts(expression.source, expression.flags) : [];
      if (expression)
        slow.push({ ...expression, ms: null, text: JSON.stringify(texts[Atomics.load(progress, 0)]) });
      next += 1;
      worker.terminate().catch(reject);
    };
    let timer = setTimeout(end, endedAfterMs);
    worker.on("message", ({ at, ms, text = "" }: Matched) => {
      clearTimeout(timer);
      const expression = expressions[at];
      if (expression && ms > SLOW_MS) slow.push({ ...expression, ms, text });
      next = at + 1;
      timer = setTimeout(end, endedAfterMs);
    });
    worker.on("error", reject);
    worker.on("exit", () => {
      clearTimeout(timer);
      resolve(next);
    });
  });
}
