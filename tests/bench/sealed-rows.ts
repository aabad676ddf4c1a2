import { join } from "node:path";
import { build } from "vite";
import { dayAt } from "../../lib/core/calendar-date.ts";
import type { BrowserName } from "../support/browsers.ts";
import { machineTime } from "../support/clock/machine-clock.ts";
import { launch } from "../support/launch.ts";
import { ROOT } from "../support/run.ts";
import { addAskingPage, ASKING_PAGE } from "./floor/answering-extension.ts";
import type { SealedRound } from "./floor/sealed-worker.ts";
import { type Measured, median } from "./report.ts";
import { manyParticipants } from "./stored/many-participants.ts";
import { buildInto, withFolder } from "./temporary.ts";

const ROWS = 10_000;
const ROUNDS = 5;
const WORKER = "sealed-worker.js";

/** Ten thousand overviews written and read one by one in the sealed database, beside the same rows in one that isn't sealed. */
export function measureSealedRows(name: BrowserName, wanted: string[]): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const extension = await buildInto(folder, name);
    addAskingPage(extension);
    await buildWorker(extension);
    const launched = await launch(name, { extension });
    try {
      const now = machineTime();
      const site = "https://crm.example";
      const { overviews } = manyParticipants({ site, count: ROWS, today: dayAt(now), now });
      const page = await launched.openExtensionPage(ASKING_PAGE);
      const { sealed, bare } = await page.evaluate(runWorker, {
        worker: WORKER,
        rows: overviews ?? [],
        rounds: ROUNDS,
      });
      const row = (of: keyof SealedRound): Measured => {
        const value = median(sealed.map((round) => round[of]));
        const floor = median(bare.map((round) => round[of]));
        return {
          name: `sealed-${of}-10k`,
          value,
          unit: "ms",
          floor,
          aim: { words: "ratio ≤ 1.5", met: value / floor <= 1.5 },
          browserVersion: launched.version,
          notes: [
            `${ROWS} overviews in one transaction, medians of ${ROUNDS} rounds; the floor is the same without sealing`,
          ],
        };
      };
      return [row("put"), row("get")].filter((each) => wanted.includes(each.name));
    } finally {
      await launched.close();
    }
  });
}

async function buildWorker(extension: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: "warn",
    root: ROOT,
    publicDir: false,
    build: {
      outDir: extension,
      emptyOutDir: false,
      lib: {
        entry: join(ROOT, "tests/bench/floor/sealed-worker.ts"),
        formats: ["es"],
        fileName: () => WORKER,
      },
    },
  });
}

/** Runs in a page of the extension. */
function runWorker(given: { worker: string; rows: object[]; rounds: number }) {
  return new Promise<Record<"sealed" | "bare", SealedRound[]>>((resolve, reject) => {
    const worker = new Worker(`/${given.worker}`, { type: "module" });
    worker.addEventListener("message", ({ data }) => resolve(data));
    worker.addEventListener("error", ({ message }) => reject(new Error(message)));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage({ rows: given.rows, rounds: given.rounds });
  });
}
