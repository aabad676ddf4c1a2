import type { Page } from "puppeteer-core";
import type { BrowserName } from "../support/browsers.ts";
import { type Launched, launch } from "../support/launch.ts";
import { createTestSession, killWorker } from "../support/test-session.ts";
import { addAskingPage, ASKING_PAGE, writeAnsweringExtension } from "./floor/answering-extension.ts";
import { type Measured, median, percentile } from "./report.ts";
import { fillWithParticipants, PARTICIPANTS } from "./stored/fill-participants.ts";
import { buildInto, withFolder } from "./temporary.ts";

const ROUNDS = 40;
/** Rounds that bring the code into the browser's caches. */
const WARM_UP = 3;
/** One that reads the database. */
const OPERATION = "connection.view";

/**
 * The background's worker, stopped as the browser may at any time: from a message of an extension page to its answer. The floor
 * is an extension whose worker only answers.
 */
export function measureWorkerStart(name: BrowserName): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const extension = await buildInto(folder, name);
    addAskingPage(extension);
    const session = await createTestSession(name, { clients: 20, extension });
    let empty: Launched | undefined;
    try {
      await fillWithParticipants(session);
      empty = await launch(name, { extension: writeAnsweringExtension(folder), welcome: "none" });
      const [ours, bare] = [await starts(session), await starts(empty)];
      const value = percentile(ours, 95);
      return [
        {
          name: "worker-cold-start",
          value,
          unit: "ms",
          floor: percentile(bare, 95),
          aim: { words: "p95 ≤ 150 ms", met: value <= 150 },
          browserVersion: session.version,
          notes: [
            `${OPERATION} with ${PARTICIPANTS} participants stored, ${ROUNDS} starts, 95th percentiles; medians ${median(ours).toFixed(0)} and ${median(bare).toFixed(0)} ms`,
          ],
        },
      ];
    } finally {
      await Promise.all([session.dispose(), empty?.close()]);
    }
  });
}

async function starts(launched: Launched): Promise<number[]> {
  const page = await launched.openExtensionPage(ASKING_PAGE);
  const found: number[] = [];
  await ask(page);
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    if (!(await killWorker(launched))) throw new Error("the background wasn't running");
    const took = await ask(page);
    if (round >= WARM_UP) found.push(took);
  }
  await page.close();
  return found;
}

function ask(page: Page): Promise<number> {
  return page.evaluate(async (operation) => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: object): Promise<{ ok?: unknown } | undefined> } };
    };
    const began = performance.now();
    const answer = await chrome.runtime.sendMessage({ planbridge: operation });
    const took = performance.now() - began;
    if (answer?.ok === undefined) throw new Error(`no answer: ${JSON.stringify(answer)}`);
    return took;
  }, OPERATION);
}
