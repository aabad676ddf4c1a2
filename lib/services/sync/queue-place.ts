import type { ClaimedJob, SettledJob } from "../../storage/job-repository.ts";

/**
 * From where on queued jobs are looked for. Chromium's database leaves a trace of each job that was queued until it tidies up,
 * so that passing over those of a large batch would take longer with every claim.
 */
export interface QueuePlace {
  /** No queued job's id sorts before it. */
  after: () => string;
  /** Queued jobs up to the last of these are taken. */
  claimed: (jobs: readonly ClaimedJob[]) => void;
  /** Jobs that are queued now may sort before those that were claimed. */
  settled: (jobs: readonly SettledJob[]) => void;
  /** Anybody may have queued anything. */
  reset: () => void;
}

export function createQueuePlace(): QueuePlace {
  let place = "";
  return {
    after: () => place,
    claimed: (jobs) => {
      // One whose retry is due isn't taken from the queue, and tells nothing of it.
      for (const { job, wasQueued } of jobs) if (wasQueued && job.id > place) place = job.id;
    },
    settled: (jobs) => {
      const queued = jobs
        .flatMap(({ job, newJobs = [] }) => [job, ...newJobs])
        .filter(({ state }) => state === "queued");
      for (const { id } of queued) if (id <= place) place = before(id);
    },
    reset: () => {
      place = "";
    },
  };
}

/** What sorts before an id of ours and after every shorter one: ids end with a digit. */
function before(id: string): string {
  return id.slice(0, -1);
}
