import { parentPort, workerData } from "node:worker_threads";
import { hostileTexts, writeHostileText } from "./hostile-texts.ts";

/** One expression with its worst text; `ms` of this thread's own time, whatever else the machine does. */
export interface Matched {
  at: number;
  ms: number;
  text?: string;
}

const { expressions, from, slowMs, progress } = workerData as {
  expressions: readonly { source: string; flags: string }[];
  from: number;
  slowMs: number;
  /** Which text is matched at present, for whoever has to end a thread that doesn't come back. */
  progress: Int32Array;
};

for (let at = from; at < expressions.length; at += 1) {
  const { source, flags } = expressions[at] ?? { source: "", flags: "" };
  const expression = new RegExp(source, flags.replace("y", ""));
  const worst: Matched = { at, ms: 0 };
  for (const [index, text] of hostileTexts(source, flags).entries()) {
    Atomics.store(progress, 0, index);
    const written = writeHostileText(text);
    const before = process.threadCpuUsage();
    expression.lastIndex = 0;
    written.replace(expression, "");
    const { user, system } = process.threadCpuUsage(before);
    const ms = (user + system) / 1000;
    if (ms > worst.ms) Object.assign(worst, { ms, text: JSON.stringify(text) });
    if (ms > slowMs) break;
  }
  parentPort?.postMessage(worst);
}
