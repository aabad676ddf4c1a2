import type { Problem } from "../../lib/core/problem.ts";

/** One question to a worker of its own. */
export interface WorkerQuestion<Answer> {
  answer: Promise<Answer | Problem>;
  /** Stops it at once; its promise never settles. */
  end: () => void;
}

/** Asks a worker that was started for this one question, and ends it with its answer. `ended`: what is told if it ends by itself. */
export function askWorker<Answer>(worker: Worker, question: object, ended: Problem): WorkerQuestion<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer | Problem>();
  worker.addEventListener("message", ({ data }: MessageEvent<Answer | Problem>) => {
    worker.terminate();
    resolve(data);
  });
  worker.addEventListener("error", ({ message }) => {
    worker.terminate();
    resolve({ ...ended, said: message });
  });
  // A worker has no origin of its own.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker.postMessage(question);
  return { answer: promise, end: () => worker.terminate() };
}
