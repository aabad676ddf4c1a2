import type { Progress } from "../../lib/invoice-files/check/check-results.ts";
import { findPagePlace } from "../../lib/storage/practice/practice-database.ts";
import type { DatabasePlace } from "../../lib/storage/vault/database-place.ts";
import { type Problem, ProblemError } from "../../lib/core/problem.ts";
import type { CallName, Calls, FromWorker, PlanAge, ToWorker, WorkerLine } from "./worker-calls.ts";

/** A call that failed. */
export class FileProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.what);
    this.problem = problem;
  }
}

/** Workers beside the first, as far as the machine has cores for them: more gain little and take memory. */
const MAX_HELPERS = 3;

function startWorker(): Worker {
  return new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" });
}

/** The page's side of the worker that has the file, and of those that help it. Terminating them stops any call at once. */
export class FileWorker {
  readonly #worker = startWorker();
  readonly #helpers = Array.from(
    { length: Math.min(MAX_HELPERS, navigator.hardwareConcurrency - 1) },
    startWorker,
  );
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #calls = 0;
  #failed: Problem | undefined;

  constructor(onAges: (ages: readonly PlanAge[]) => void, onProgress: (progress: Progress) => void) {
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      if ("progress" in data) onProgress(data.progress);
      else if ("ages" in data) onAges(data.ages);
      else this.#settle(data);
    });
    for (const helper of this.#helpers) {
      const { port1, port2 } = new MessageChannel();
      connect(this.#worker, port1, "helper");
      connect(helper, port2, "owner");
    }
    this.#worker.addEventListener("error", ({ message }) => this.#failAll(endedProblem(message)));
  }

  call<Name extends CallName>(call: Name, of: Calls[Name]["of"]): Promise<Calls[Name]["answer"]> {
    // Not before: a worker may have been started long before, and the data have been sealed since.
    if (this.#calls === 0)
      findPagePlace().then(
        (place) => this.#post({ place }),
        (error: unknown) =>
          this.#failAll(error instanceof ProblemError ? error.problem : endedProblem(String(error))),
      );
    this.#calls += 1;
    if (this.#failed) return Promise.reject(new FileProblem(this.#failed));
    const waiter = Promise.withResolvers<unknown>();
    this.#waiting.set(this.#calls, waiter);
    this.#post({ id: this.#calls, call, of } as ToWorker);
    return waiter.promise as Promise<Calls[Name]["answer"]>;
  }

  /** Pending calls never settle. */
  end(): void {
    for (const worker of [this.#worker, ...this.#helpers]) worker.terminate();
    this.#waiting.clear();
  }

  #settle(data: Extract<FromWorker, { answer: unknown } | { problem: unknown }>): void {
    const waiter = this.#waiting.get(data.id);
    this.#waiting.delete(data.id);
    if ("problem" in data) waiter?.reject(new FileProblem(data.problem));
    else waiter?.resolve(data.answer);
  }

  /** A worker may fail before it is asked for anything. */
  #failAll(problem: Problem): void {
    this.#failed ??= problem;
    for (const waiter of this.#waiting.values()) waiter.reject(new FileProblem(problem));
    this.#waiting.clear();
  }

  #post(message: ToWorker | { place: DatabasePlace }): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.#worker.postMessage(message);
  }
}

function connect(worker: Worker, line: MessagePort, to: WorkerLine["to"]): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker.postMessage({ line, to } satisfies WorkerLine, [line]);
}

function endedProblem(said: string): Problem {
  return {
    code: "planbridge-file",
    what: "The check ended unexpectedly.",
    remedy: "Reload the page and choose the file again.",
    ...(said ? { said } : {}),
  };
}
