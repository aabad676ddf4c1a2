import assert from "node:assert/strict";
import { ProblemError } from "../../../../lib/core/problem.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { blockedBatchIds, updateBatch } from "../../../../lib/storage/batch-repository.ts";
import { listJobs, requeueRunning } from "../../../../lib/storage/job-repository.ts";
import { type Job, isJobOpen } from "../../../../lib/domain/sync/batch.ts";
import {
  addClients,
  retryUncompleted,
  startBatch,
  stopBatch,
  unblockBatch,
} from "../../../../lib/services/sync/batches.ts";
import {
  postponeJob,
  requeueJob,
  settleJobAs,
  startJob,
  wasProcessed,
} from "../../../../lib/services/sync/job-states.ts";
import { countResults } from "../../../../lib/services/sync/sync-counts.ts";
import type { SyncCounts } from "../../../../lib/domain/sync/batch-view.ts";
import { claimJob, settleJob } from "../../storage/one-job.ts";
import { freshDatabase, job, SITE } from "../../storage/row-fixtures.ts";

/** What can happen to a batch. `which` picks one of the jobs that the worker is running. */
export type JobEvent =
  | { what: "claim" | "die" | "continue" | "retry" | "stop" }
  | { what: "settle"; which: number; as: "success" | "failed" | "not-counted"; contracts: number }
  | { what: "postpone"; which: number; wait: number | null }
  | { what: "block"; which: number }
  | { what: "add"; clients: number }
  | { what: "wait"; ms: number };

const problem = { code: "ndia-timeout", what: "x", remedy: "x" };
const isFinal = ({ state }: Job) => ["success", "failed", "not-counted"].includes(state);
const ticked = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `C${at}`, path: `/c/${at}` }));

/** A batch over the real store, whose invariants are checked after every event. */
export class JobModel {
  private readonly db: Database;
  private readonly batchId: string;
  private now = 1_000_000;
  /** The jobs that the live worker is running. */
  private held: Job[] = [];
  private jobs = new Map<string, Job>();
  private legend: SyncCounts = countResults(0, []);

  private constructor(db: Database, batchId: string) {
    this.db = db;
    this.batchId = batchId;
  }

  static async begin(clients: number): Promise<JobModel> {
    const db = await freshDatabase();
    const { batchId } = await startBatch(db, SITE, ticked(clients), 1_000_000);
    const world = new JobModel(db, batchId);
    await world.check(0);
    return world;
  }

  async happen(next: JobEvent): Promise<void> {
    const readAfterAll = await this.do(next);
    await this.check(readAfterAll);
  }

  /** Everything that is left is brought to its end; nothing may be missing then. */
  async finish(): Promise<void> {
    await this.happen({ what: "die" });
    await this.happen({ what: "continue" });
    await this.happen({ what: "retry" });
    for (;;) {
      await this.happen({ what: "claim" });
      if (this.held.length === 0) break;
      await this.happen({ what: "settle", which: 0, as: "success", contracts: 1 });
    }
    assert.deepEqual(
      [...this.jobs.values()].filter((each) => !isFinal(each)),
      [],
    );
    assert.equal(this.legend.progress, 1);
  }

  /** Returns how many clients that had been counted as one were read after all. */
  private async do(next: JobEvent): Promise<number> {
    const { db, batchId } = this;
    switch (next.what) {
      case "claim": {
        const skip = new Set(await blockedBatchIds(db));
        const claimed = await claimJob(db, { now: this.now, skip, start: startJob });
        if (claimed) this.held.push(claimed);
        return 0;
      }
      case "settle":
      case "postpone":
        return this.end(next);
      case "block": {
        const held = this.take(next.which);
        if (!held) return 0;
        await updateBatch(db, batchId, (current) => ({ ...current, blocked: problem }));
        assert(await settleJob(db, { job: requeueJob(held) }));
        return 0;
      }
      case "die":
        await requeueRunning(db, requeueJob);
        this.held = [];
        return 0;
      case "continue":
        await unblockBatch(db, batchId);
        return 0;
      case "retry":
        await retryUncompleted(db, batchId);
        return 0;
      case "stop":
        await stopBatch(db, batchId, this.now);
        return 0;
      case "add":
        await addClients(db, batchId, ticked(next.clients));
        return 0;
      default:
        this.now += next.ms;
        return 0;
    }
  }

  private async end(next: Extract<JobEvent, { what: "settle" | "postpone" }>): Promise<number> {
    const held = this.take(next.which);
    if (!held) return 0;
    let ended: Job;
    if (next.what === "settle") ended = settleJobAs(held, { state: next.as }, this.now);
    else {
      const asked = next.wait === null ? {} : { retryAt: this.now + next.wait };
      ended = postponeJob(held, new ProblemError("transient", problem, asked), this.now, () => 0.5);
      assert((ended.retryAt ?? Infinity) >= (asked.retryAt ?? 0), "tried before Retry-After");
    }
    const isRead = held.kind === "client" && ended.state === "success" && next.what === "settle";
    const count = isRead ? next.contracts : 0;
    const newJobs = Array.from({ length: count }, (_, at) =>
      job(`${held.id}/00${at + 1}`, { client: held.client }),
    );
    assert(await settleJob(this.db, { job: ended, newJobs }), "an end that wasn't stored");
    assert(!(await settleJob(this.db, { job: ended, newJobs })), "settled twice");
    const leavesTheCount = held.kind === "client" && (isRead || ended.state === "not-counted");
    return leavesTheCount && wasProcessed(held) ? 1 : 0;
  }

  private take(at: number): Job | undefined {
    return this.held.splice(at % Math.max(1, this.held.length), 1)[0];
  }

  private async check(readAfterAll: number): Promise<void> {
    const jobs = await listJobs(this.db, this.batchId);
    const now = new Map(jobs.map((each) => [each.id, each]));
    const batch = await this.db.get("batches", this.batchId);
    for (const before of this.jobs.values()) {
      assert(now.has(before.id));
      if (isFinal(before)) assert.deepEqual(now.get(before.id), before);
    }
    const running = jobs.filter(({ state }) => state === "running").map(({ id }) => id);
    assert.deepEqual(running, this.held.map(({ id }) => id).toSorted());
    assert.equal(jobs.filter(({ kind }) => kind === "client").length, batch?.totalClients);
    const legend = countResults(batch?.totalClients ?? 0, jobs);
    const { processed, success, failed, uncompleted, notActive } = legend;
    assert.equal(processed, success + failed + uncompleted + notActive);
    // A client that couldn't be read counted as one; from when it is read, its contracts count instead.
    assert(processed >= this.legend.processed - readAfterAll, "Processed went down");
    assert.equal(legend.progress === 1, !jobs.some(isJobOpen));
    assert(legend.progress >= 0);
    this.jobs = now;
    this.legend = legend;
  }
}
