import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProblemError } from "../../../../lib/core/problem.ts";
import {
  MAX_AUTOMATIC_RETRIES,
  skipJob,
  postponeJob,
  requeueJob,
  retryJobNow,
  settleJobAs,
  startJob,
  wasProcessed,
} from "../../../../lib/services/sync/job-states.ts";
import { job } from "../../storage/row-fixtures.ts";

const NOW = 1_800_000_000_000;
const problem = { code: "ndia-timeout", what: "The NDIA didn't answer.", remedy: "Nothing to do." };
const late = new ProblemError("transient", problem);
const contract = job("1-a/00001/001");

describe("postponeJob", () => {
  test.each([
    [0, 0, 2_000],
    [0, 1, 4_000],
    [1, 0, 8_000],
    [1, 1, 16_000],
    [2, 0, 32_000],
    [2, 1, 64_000],
  ])(
    "postponeJob after %i earlier attempts, with the random number %d, waits %i ms",
    (attempts, luck, wait) => {
      const next = postponeJob({ ...contract, attempts }, late, NOW, () => luck);
      expect(next).toMatchObject({
        state: "uncompleted",
        attempts: attempts + 1,
        problem,
        retryAt: NOW + wait,
      });
    },
  );

  test("postponeJob leaves a job to a person after three automatic retries", () => {
    const last = postponeJob({ ...contract, attempts: MAX_AUTOMATIC_RETRIES }, late, NOW, () => 0);
    expect(last).toMatchObject({ state: "uncompleted", problem });
    expect(last).not.toHaveProperty("retryAt");
  });

  test("postponeJob goes on by itself for half an hour while nothing can be reached", () => {
    const gone = new ProblemError("transient", { ...problem, code: "ndia-network" });
    let waited = 0;
    let next = contract;
    for (let tries = 0; tries < 20; tries += 1) {
      next = postponeJob(startJob(next), gone, NOW, () => 0);
      waited += (next.retryAt ?? NOW) - NOW;
    }
    expect(waited).toBeGreaterThan(20 * 60_000);
    expect(next).toMatchObject({ state: "uncompleted", problem: { code: "ndia-network" } });
  });

  test("postponeJob never schedules a retry earlier than the server asks", () => {
    const attempts = fc.integer({ min: 0, max: MAX_AUTOMATIC_RETRIES + 1 });
    const luck = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    const wait = fc.integer({ min: -60_000, max: 7 * 24 * 3_600_000 });
    fc.assert(
      fc.property(attempts, luck, wait, (tries, random, ms) => {
        const busy = new ProblemError("transient", problem, { retryAt: NOW + ms });
        const { retryAt = Infinity } = postponeJob({ ...contract, attempts: tries }, busy, NOW, () => random);
        expect(retryAt).toBeGreaterThanOrEqual(NOW + Math.max(0, ms));
      }),
    );
  });

  test("postponeJob waits at most five minutes when the server asks for no delay", () => {
    for (let attempts = 0; attempts < MAX_AUTOMATIC_RETRIES; attempts += 1) {
      const { retryAt = 0 } = postponeJob({ ...contract, attempts }, late, NOW, () => 0.999);
      expect(retryAt - NOW).toBeLessThanOrEqual(5 * 60_000);
    }
  });
});

describe("transitions of a job", () => {
  const waiting = postponeJob(contract, late, NOW, () => 0);

  test("startJob removes the retry time", () => {
    expect(startJob(waiting)).toMatchObject({ state: "running", attempts: 1 });
    expect(startJob(waiting)).not.toHaveProperty("retryAt");
  });

  test("settleJobAs removes the earlier problem on success", () => {
    const through = settleJobAs(
      startJob(waiting),
      { state: "success", compared: [], notes: ["a note"] },
      NOW + 9,
    );
    expect(through).toMatchObject({ state: "success", settledAt: NOW + 9, notes: ["a note"] });
    expect(through).not.toHaveProperty("problem");
  });

  test("requeueJob queues a crashed worker's job without counting the attempt", () => {
    expect(requeueJob(startJob(contract))).toEqual(contract);
  });

  test("retryJobNow queues a job at once and keeps its number of attempts", () => {
    const again = retryJobNow(waiting);
    expect(again).toMatchObject({ state: "queued", attempts: waiting.attempts });
    expect(again).not.toHaveProperty("retryAt");
  });

  test("skipJob makes a job uncompleted without an automatic retry", () => {
    const left = skipJob(waiting, problem, NOW);
    expect(left).toMatchObject({ state: "uncompleted", settledAt: NOW });
    expect(left).not.toHaveProperty("retryAt");
  });

  test("wasProcessed is true from a job's first result on, also while it is retried", () => {
    const steps = [
      contract,
      startJob(contract),
      waiting,
      startJob(waiting),
      requeueJob(startJob(waiting)),
      retryJobNow(waiting),
    ];
    expect(steps.map(wasProcessed)).toEqual([false, false, true, true, true, true]);
  });
});
