import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { BROWSERS, type BrowserName } from "../harness/browsers.ts";
import { measureBulkSync } from "./bulk-sync.ts";
import { measureSizes } from "./bundle-size.ts";
import { measurePageOverhead } from "./page-overhead.ts";
import { type Measured, type Report, show, toReport } from "./report.ts";

/**
 * How fast and how small, each beside a floor that was measured in the same run. A number that misses its aim is
 * shown and never fails the command: only measuring itself can fail.
 */
const USAGE = "npm run bench -- [--report FILE] [--only NAME] [--browser chromium|firefox]";

interface Measurement {
  rows: string[];
  browsers: readonly BrowserName[];
  measure: (browser: BrowserName) => Promise<Measured[]>;
}

const MEASUREMENTS: Measurement[] = [
  { rows: ["detector-gzip", "page-ui-gzip"], browsers: BROWSERS, measure: measureSizes },
  // Needs Chromium's tracing: Firefox tells no script time of a single page.
  { rows: ["page-overhead-idle", "page-overhead-list"], browsers: ["chromium"], measure: measurePageOverhead },
  { rows: ["bulk-sync-1000"], browsers: BROWSERS, measure: measureBulkSync },
];

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { report: text, only: text, browser: text } });
const browser = BROWSERS.find((name) => name === (values.browser ?? "chromium"));
const wanted = MEASUREMENTS.filter(({ rows }) => !values.only || rows.includes(values.only));

if (!browser || wanted.length === 0) {
  const names = MEASUREMENTS.flatMap(({ rows }) => rows).join(", ");
  console.error(`Usage: ${USAGE}\nNames: ${names}`);
  process.exitCode = 1;
} else await bench(browser);

async function bench(name: BrowserName): Promise<void> {
  const rows: Measured[] = [];
  for (const { rows: names, browsers, measure } of wanted) {
    if (browsers.includes(name)) rows.push(...(await measure(name)));
    else console.log(`${names.join(", ")}: can't be measured in ${name}.`);
  }
  const shown = rows.filter((row) => !values.only || row.name === values.only);
  console.log(show(shown));
  if (values.report) write(values.report, toReport(name, shown));
}

function write(file: string, report: Report): void {
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}
