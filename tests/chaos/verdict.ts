import type { Change, RecordProgress } from "../../lib/domain/change/change.ts";

/** How it ended: the records that people accepted, as the server's own tables hold them and as the extension tells. */
export interface Verdict {
  /** Records that people accepted. */
  intended: number;
  /** Those of them that the server holds. */
  created: number;
  /** Records at the server beyond one for each that was intended. */
  duplicates: number;
  /** The extension says that they are verified, or nothing at all, and the server lacks them. */
  lost: number;
  /** Neither verified nor told as failed. */
  unresolved: number;
  /** The extension says that they are verified, and the server holds other values or a second one. */
  falseVerified: number;
  /** The extension asks a person to look: it didn't find them in the longest time that a server may take. */
  notConfirmed: number;
  /** Told as failed, not done or different, by the code of the problem. */
  failed: Record<string, number>;
  /** One line for each record that counts as a fault. */
  faults: string[];
}

/** One record that was meant to come to the server, or to be changed there. */
export interface Intent {
  /** How the ids of the extension's records for it begin. */
  record: string;
  /** How many of it the server holds, and whether they hold what was meant. */
  found: number;
  asMeant: boolean;
}

export function emptyVerdict(): Verdict {
  return {
    intended: 0,
    created: 0,
    duplicates: 0,
    lost: 0,
    unresolved: 0,
    falseVerified: 0,
    notConfirmed: 0,
    failed: {},
    faults: [],
  };
}

/** Counts one record. `name`: whose it is, in the line of a fault. `changes`: those of its client. */
export function countIntent(
  verdict: Verdict,
  name: string,
  { record, found, asMeant }: Intent,
  changes: readonly Change[],
): void {
  const progress = changes.flatMap((change) =>
    Object.entries(change.progress).flatMap(([id, each]) => (id.startsWith(record) ? each : [])),
  );
  const fault = (kind: "duplicates" | "lost" | "unresolved" | "falseVerified", times = 1) => {
    verdict[kind] += times;
    const states = progress.map(({ state, sent, problem }) => [state, sent, problem?.code].join(" "));
    const blocks = changes.flatMap(({ state, blocked }) => (blocked ? `${state}, ${blocked.code}` : []));
    verdict.faults.push(
      `${kind}: ${name}, ${record}: ${found} at the server, ` +
        `${asMeant ? "as meant" : "not as meant"}; the extension: ${[...states, ...blocks].join(", ") || "nothing"}`,
    );
  };
  verdict.intended += 1;
  if (found > 0) verdict.created += 1;
  if (found > 1) fault("duplicates", found - 1);
  const [first] = progress;
  if (!first) {
    // Nothing to write, since it is as it was meant to be.
    if (!asMeant) fault("lost");
  } else if (first.state === "verified") {
    if (found === 0) fault("lost");
    else if (found > 1 || !asMeant) fault("falseVerified");
  } else if (isTold(first)) {
    const code = first.problem?.code ?? first.state;
    if (code === "outcome-unknown") verdict.notConfirmed += 1;
    else verdict.failed[code] = (verdict.failed[code] ?? 0) + 1;
  } else fault("unresolved");
}

function isTold({ state }: RecordProgress): boolean {
  return state === "failed" || state === "not-done" || state === "differs";
}
