import { expect, it } from "vitest";
import { createQueuePlace } from "../../../../lib/services/sync/queue-place.ts";
import { batch, job } from "../../storage/row-fixtures.ts";

const claimed = (id: string, wasQueued = true) => ({ job: job(id), batch: batch("1-a"), wasQueued });

it("queued jobs are looked for after those that were claimed, until anybody may have queued more", () => {
  const place = createQueuePlace();
  expect(place.after()).toBe("");
  place.claimed([claimed("1-a/00001"), claimed("1-a/00002")]);
  expect(place.after()).toBe("1-a/00002");
  place.reset();
  expect(place.after()).toBe("");
});

it("a job whose retry was due tells nothing of the queue", () => {
  const place = createQueuePlace();
  place.claimed([claimed("1-a/00001"), claimed("1-a/00009", false)]);
  expect(place.after()).toBe("1-a/00001");
});

it("a client's contracts and a job that is queued again are found, though they sort before those that were claimed", () => {
  const place = createQueuePlace();
  place.claimed([claimed("1-a/00005")]);
  place.settled([{ job: job("1-a/00002", { state: "success" }), newJobs: [job("1-a/00002/001")] }]);
  expect(place.after() < "1-a/00002/001").toBe(true);
  expect(place.after() > "1-a/00002").toBe(true);
  place.settled([{ job: job("1-a/00001") }]);
  expect(place.after() < "1-a/00001").toBe(true);
});

it("a settled job and new jobs further down leave the place where it is", () => {
  const place = createQueuePlace();
  place.claimed([claimed("1-a/00005")]);
  place.settled([{ job: job("1-a/00001", { state: "success" }), newJobs: [job("1-a/00006/001")] }]);
  expect(place.after()).toBe("1-a/00005");
});
