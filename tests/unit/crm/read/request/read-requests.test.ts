import { expect, test } from "vitest";
import { answerWorker, type ReadAnswer } from "../../../../../lib/crm/read/request/read-requests.ts";
import { CRM, htmlOf } from "../../pages.ts";

/** What the offscreen document answers to a request of the worker. */
async function answerTo(request: object): Promise<ReadAnswer> {
  const workers = Object.assign(new EventTarget(), { startMessages: () => {} });
  answerWorker(workers as unknown as ServiceWorkerContainer);
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<ReadAnswer>((resolve) => {
    port1.addEventListener("message", ({ data }: MessageEvent<ReadAnswer>) => resolve(data));
  });
  port1.start();
  workers.dispatchEvent(Object.assign(new Event("message"), { ports: [port2] }));
  port1.postMessage(request);
  const answer = await answered;
  port1.close();
  return answer;
}

const contract = { html: htmlOf("contract"), url: `${CRM}/x`, profileId: "careview" };

test("answerWorker reads a whole page", async () => {
  const answer = await answerTo({ id: 7, ...contract, depth: "whole" });
  expect(answer).toMatchObject({ id: 7, reading: { page: "service-contract", contract: { budgets: {} } } });
});

test("answerWorker reads a contract's fields alone where no more is asked for", async () => {
  const whole = await answerTo({ id: 7, ...contract, depth: "whole" });
  const brief = await answerTo({ id: 8, ...contract, depth: "brief" });
  if (!("reading" in brief) || brief.reading.page !== "service-contract") throw new Error("it isn't read");
  const { doubts, ...fields } = brief.reading.contract;
  expect(Object.keys(fields)).toEqual(["contract", "problems", "editPath"]);
  expect(whole).toMatchObject({
    reading: { contract: { ...fields, doubts: expect.arrayContaining(doubts) } },
  });
});

test("answerWorker says why a page can't be read", async () => {
  const answer = await answerTo({ id: 7, ...contract, profileId: "another", depth: "whole" });
  expect(answer).toEqual({ id: 7, error: "Error: unknown profile another" });
});
