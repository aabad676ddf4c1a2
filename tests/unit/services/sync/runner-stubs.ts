import { type Problem, ProblemError, type ProblemKind } from "../../../../lib/core/problem.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import type { Job } from "../../../../lib/domain/sync/batch.ts";
import { startBatch } from "../../../../lib/services/sync/batches.ts";
import { createRunner, type RunnerDeps } from "../../../../lib/services/sync/runner.ts";
import type { Comparison } from "../../../../lib/services/sync/compare-contract-step.ts";
import { job, SITE } from "../../storage/row-fixtures.ts";
import { currentTime } from "../../../../lib/platform/system-clock.ts";

/** A batch of so many clients, `/c/1`, `/c/2` and so on. */
export async function startTestBatch(
  db: Database,
  clients: number,
  site = SITE,
  now = currentTime(),
): Promise<string> {
  const ticked = Array.from({ length: clients }, (_, at) => ({
    name: `Client ${at + 1}`,
    path: `/c/${at + 1}`,
  }));
  return (await startBatch(db, site, ticked, now)).batchId;
}

/** The jobs of a client's contracts, `/c/1/1`, `/c/1/2` and so on. */
export function contractJobs(client: Job, count: number): Job[] {
  return Array.from({ length: count }, (_, at) => {
    const path = `${client.client.path}/${at + 1}`;
    return job(`${client.id}/00${at + 1}`, {
      client: client.client,
      contract: { reference: `SC ${path}`, path },
    });
  });
}

export function problemError(kind: ProblemKind, code: string, retryAt?: number): ProblemError {
  return new ProblemError(kind, { code, what: code, remedy: "x" }, retryAt === undefined ? {} : { retryAt });
}

export const AGREES: Comparison = { state: "success", compared: [], notes: [], retrievedAt: 7 };

/** The runner over a CRM and an NDIA that answer as configured, with a record of its calls. */
export function createTestRunner(db: Database, change: Partial<RunnerDeps> & { contracts?: number } = {}) {
  const { contracts = 2, ...deps } = change;
  const problems: (Problem | undefined)[] = [];
  const calls: { path: string; at: number }[] = [];
  let underWay = 0;
  let most = 0;
  const counted =
    <Result>(work: (job: Job, batch: Parameters<RunnerDeps["readClient"]>[1]) => Promise<Result>) =>
    async (each: Job, batch: Parameters<RunnerDeps["readClient"]>[1]): Promise<Result> => {
      calls.push({ path: each.contract?.path ?? each.client.path, at: currentTime() });
      underWay += 1;
      most = Math.max(most, underWay);
      try {
        return await work(each, batch);
      } finally {
        underWay -= 1;
      }
    };
  const runner = createRunner({
    db,
    changed: () => undefined,
    halted: (problem) => problems.push(problem),
    random: () => 0.5,
    synchroniseParticipant: () => Promise.resolve({ state: "success" }),
    ...deps,
    readClient: counted(
      deps.readClient ??
        ((client) => Promise.resolve([{ state: "success" }, contractJobs(client, contracts)])),
    ),
    compareContract: counted(deps.compareContract ?? (() => Promise.resolve(AGREES))),
  });
  return { pump: runner.pump, calls, problems, most: () => most };
}
