import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { ROOT } from "../support/run.ts";
import type { ShownLegend, ShownResult } from "../support/screen.ts";
import type { DemoOptions } from "./options.ts";

const FOLDER = join(ROOT, ".demo");

/** What the demo leaves behind: pictures, lines on the terminal, and a file for whoever reads figures. */
export class Report {
  readonly #options: DemoOptions;
  readonly #browserVersion: string;
  #pictures = 0;

  constructor(options: DemoOptions, browserVersion: string) {
    this.#options = options;
    this.#browserVersion = browserVersion;
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER);
  }

  /** Keeps a picture of the page as it is now. */
  async picture(page: Page, step: string): Promise<void> {
    this.#pictures += 1;
    const file = `${String(this.#pictures).padStart(2, "0")}-${step}.png`;
    await page.screenshot({ path: join(FOLDER, file) });
    console.log(`  picture  .demo/${file}`);
  }

  /** Prints the legend and a line for each contract, and writes the report file if one is wished. */
  close(legend: ShownLegend, contracts: ShownResult[], durationMs: number): void {
    console.log("\nSync Active Plan Legend");
    const rows: [string, string | number][] = [
      ["Total Clients selected", legend.totalClients],
      ["Progress Bar", `${legend.percent}%`],
      ["Processed", legend.processed],
      ["Success", legend.success],
      ["Failed", legend.failed],
      ["Uncompleted", legend.uncompleted],
    ];
    for (const [entry, value] of rows) console.log(`  ${entry.padEnd(24)}${value}`);
    console.log("\nContracts");
    for (const { client, contract, outcome, reason } of contracts) {
      console.log(`  ${outcome.padEnd(17)}${client}, ${contract}${reason ? `: ${reason}` : ""}`);
    }
    const { browser, clients, report } = this.#options;
    const versions = { browser: this.#browserVersion, node: process.version };
    const written = { legend, contracts, durationMs, browser, clients, versions };
    if (report) writeFileSync(report, `${JSON.stringify(written, null, 2)}\n`);
    console.log(
      `\n${contracts.length} results in ${(durationMs / 1000).toFixed(1)} s, ${this.#browserVersion}`,
    );
  }
}
