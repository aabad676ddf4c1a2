import type { Database } from "../../../../lib/storage/database.ts";
import type { Use } from "./change-worker.ts";

/** What a dead worker gets from everything: whatever is read, called or awaited of it, it never answers. */
const silence: () => never = new Proxy(
  (): never => {
    throw new Error("the dead don't answer");
  },
  { get: (_, name) => (name === "then" ? () => undefined : silence), apply: () => silence },
);

/** A worker's own way to the database and the network, which falls silent after so many uses. */
export function crashingWorker(db: Database, lives: number): { db: Database; use: Use; died: Promise<void> } {
  const died = Promise.withResolvers<void>();
  let uses = 0;
  const use: Use = (call) => {
    uses += 1;
    if (uses <= lives) return call();
    died.resolve();
    return silence();
  };
  const crashingDb = new Proxy(db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function"
        ? (...args: unknown[]) => use<unknown>(() => Reflect.apply(value, target, args))
        : value;
    },
  });
  return { db: crashingDb, use, died: died.promise };
}
