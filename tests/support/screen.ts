import type { Page } from "puppeteer-core";
import { exposeOwnRoots } from "./own-roots.ts";
import { machineTime } from "./clock/machine-clock.ts";

/** What the legend shows, read from the screen. */
export interface ShownLegend {
  totalClients: number;
  percent: number;
  processed: number;
  success: number;
  failed: number;
  uncompleted: number;
}

/** A result as shown on the screen. */
export interface ShownResult {
  client: string;
  contract: string;
  outcome: string;
  /** The text of its problem; empty when there is none. */
  reason: string;
  field: string;
}

/** The legend and the results of the dialog on the CRM's page, or of the popup. */
export async function readBatch(
  page: Page,
): Promise<{ legend: ShownLegend; state: string; results: ShownResult[] }> {
  await exposeOwnRoots(page);
  return page.evaluate(() => {
    const root = document.querySelector("planbridge-sync")?.shadowRoot ?? document;
    const text = (within: ParentNode, selector: string) =>
      within.querySelector(selector)?.textContent?.trim() ?? "";
    const number = (shown: string | undefined) =>
      Number((shown ?? "").replaceAll(/[^\d]/g, "") || Number.NaN);
    const tiles = Array.from(root.querySelectorAll(".pb-tile-count"), (tile) =>
      number(tile.textContent ?? ""),
    );
    const counts = Array.from(root.querySelectorAll(".pb-count"), (count) => number(count.textContent ?? ""));
    const [totalClients = Number.NaN, percent = Number.NaN] = counts;
    const [processed = Number.NaN, success = Number.NaN, failed = Number.NaN, uncompleted = Number.NaN] =
      tiles;
    const results = Array.from(root.querySelectorAll(".pb-row"), (row) => ({
      client: text(row, ".pb-row-name"),
      contract: text(row, ".pb-row-reference"),
      outcome: text(row, ".pb-row-head > :last-child"),
      reason: text(row, ".pb-note-what"),
      field: text(row, ".pb-chip"),
    }));
    return {
      legend: { totalClients, percent, processed, success, failed, uncompleted },
      state: text(root, ".pb-legend-state"),
      results,
    };
  });
}

/** Waits until the batch on the screen is finished, and reads it. */
export function waitUntilFinished(page: Page, timeout = 45_000): ReturnType<typeof readBatch> {
  return until(page, "the batch didn't finish", ({ state }) => state.startsWith("Finished"), timeout);
}

/** Waits until the batch on the screen is running and partly done: not an earlier, finished one. */
export function waitUntilHalfWay(page: Page): ReturnType<typeof readBatch> {
  return until(
    page,
    "the batch wasn't seen at work",
    ({ legend, state }) => legend.success > 0 && legend.percent < 100 && !state.startsWith("Finished"),
    30_000,
  );
}

/** Waits until the first results are on the screen. */
export function waitForResults(page: Page): ReturnType<typeof readBatch> {
  return until(page, "no result came", ({ results }) => results.length > 0, 30_000);
}

/** Polls the screen, since the driver's own waiting doesn't see changes inside a shadow root. */
async function until(
  page: Page,
  otherwise: string,
  holds: (batch: Awaited<ReturnType<typeof readBatch>>) => boolean,
  timeout: number,
): ReturnType<typeof readBatch> {
  const end = machineTime() + timeout;
  for (;;) {
    const batch = await readBatch(page);
    if (holds(batch)) return batch;
    if (machineTime() > end) {
      const shown = await page.evaluate(
        () =>
          document.querySelector("planbridge-sync")?.shadowRoot?.textContent ??
          `nothing of ours at ${location.href}`,
      );
      throw new Error(`${otherwise}: ${JSON.stringify(batch).slice(0, 1500)}; ${shown.slice(-500)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** All results, however many presses of "Show more" it takes. */
export async function allResults(page: Page): Promise<ShownResult[]> {
  await page.evaluate(() => {
    const root = document.querySelector("planbridge-sync")?.shadowRoot ?? document;
    const folded = root.querySelector(".pb-results")?.closest("details");
    if (folded) folded.open = true;
  });
  for (;;) {
    const { results } = await readBatch(page);
    const more = await page.$(">>> .pb-results button.pb-button-wide");
    if (!more) return results;
    await more.click();
    const before = results.length;
    await page.waitForFunction(
      (count) =>
        (document.querySelector("planbridge-sync")?.shadowRoot ?? document).querySelectorAll(".pb-row")
          .length > count,
      {},
      before,
    );
  }
}
