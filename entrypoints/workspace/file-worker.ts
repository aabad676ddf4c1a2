import type { Progress } from "../../lib/invoice-files/check/check-results.ts";
import { type DatabasePlace, findDatabasePlace } from "../../lib/storage/vault/database-place.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { CallName, Calls, FromWorker, PlanAge, ToWorker } from "./worker-calls.ts";

/** A call that failed. */
export class FileProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.what);
    this.problem = problem;
  }
}

/** The page's side of the worker. Terminating it stops any call at once. */
export class FileWorker {
  readonly #worker = new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" });
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #calls = 0;

  constructor(onAges: (ages: readonly PlanAge[]) => void, onProgress: (progress: Progress) => void) {
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      if ("progress" in data) onProgress(data.progress);
      else if ("ages" in data) onAges(data.ages);
      else this.#settle(data);
    });
    void findDatabasePlace().then((place) => this.#post({ place }));
    this.#worker.addEventListener("error", ({ message }) => this.#failAll(message));
  }

  call<Name extends CallName>(call: Name, of: Calls[Name]["of"]): Promise<Calls[Name]["answer"]> {
    this.#calls += 1;
    const waiter = Promise.withResolvers<unknown>();
    this.#waiting.set(this.#calls, waiter);
    this.#post({ id: this.#calls, call, of } as ToWorker);
    return waiter.promise as Promise<Calls[Name]["answer"]>;
  }

  /** Pending calls never settle. */
  end(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #settle(data: Extract<FromWorker, { answer: unknown } | { problem: unknown }>): void {
    const waiter = this.#waiting.get(data.id);
    this.#waiting.delete(data.id);
    if ("problem" in data) waiter?.reject(new FileProblem(data.problem));
    else waiter?.resolve(data.answer);
  }

  #failAll(said: string): void {
    const problem = {
      code: "planbridge-file",
      what: "The check ended unexpectedly.",
      remedy: "Reload the page and choose the file again.",
      ...(said ? { said } : {}),
    };
    for (const waiter of this.#waiting.values()) waiter.reject(new FileProblem(problem));
    this.#waiting.clear();
  }

  #post(message: ToWorker | { place: DatabasePlace }): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.#worker.postMessage(message);
  }
}
