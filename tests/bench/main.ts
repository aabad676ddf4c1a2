import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { BROWSERS, type BrowserName } from "../support/browsers.ts";
import { measureBookingBatch } from "./booking-batch.ts";
import { measureBulkCheck } from "./files/bulk-check.ts";
import { measureBulkSync } from "./sync/bulk-sync.ts";
import { measureSyncCost } from "./sync/bulk-sync-cost.ts";
import { measureSizes } from "./bundle-size.ts";
import { measurePaceCreate } from "./pace-create.ts";
import { measurePageOverhead } from "./page-overhead.ts";
import { type Measured, type Report, formatRow, toReport } from "./report.ts";
import { measurePanelOpen } from "./panel-open.ts";
import { measureParticipantSync } from "./participant-sync.ts";
import { measureGeographyImport } from "./files/geography-import.ts";
import { measurePriceImport } from "./files/price-import.ts";
import { measureProfileOpen } from "./profile-open.ts";
import { measureResultsDesk } from "./results-desk.ts";
import { measureSealedRows } from "./sealed-rows.ts";
import { measureSnapshotDiff } from "./snapshot-diff.ts";
import { measureWorkspaceLists } from "./workspace-lists.ts";
import { measureWorkerStart } from "./worker-start.ts";
import { measureVerdict } from "./verdict-keystroke.ts";
import { measureWorkbookCheck } from "./files/workbook-check.ts";

/**
 * How fast and how small, each beside a floor that was measured in the same run. A number that misses its aim is
 * shown and never fails the command: only measuring itself can fail.
 */
const USAGE = "npm run bench -- [--report FILE] [--only NAME] [--browser chromium|firefox]";

interface Measurement {
  rows: string[];
  browsers: readonly BrowserName[];
  measure: (browser: BrowserName, wanted: string[]) => Measured[] | Promise<Measured[]>;
}

const MEASUREMENTS: Measurement[] = [
  { rows: ["detector-gzip", "page-ui-gzip"], browsers: BROWSERS, measure: measureSizes },
  // Needs Chromium's tracing: Firefox tells no script time of a single page.
  {
    rows: ["page-overhead-idle", "page-overhead-list"],
    browsers: ["chromium"],
    measure: measurePageOverhead,
  },
  { rows: ["bulk-sync-1000"], browsers: BROWSERS, measure: measureBulkSync },
  // Needs Chromium's protocol to watch the worker's memory; takes minutes.
  { rows: ["bulk-sync-cost", "bulk-sync-memory"], browsers: ["chromium"], measure: measureSyncCost },
  // Firefox ends its background through a page of its own, which no message may come from in the same moment.
  { rows: ["worker-cold-start"], browsers: ["chromium"], measure: measureWorkerStart },
  { rows: ["pace-create-8-budgets"], browsers: BROWSERS, measure: measurePaceCreate },
  { rows: ["booking-batch-100"], browsers: BROWSERS, measure: measureBookingBatch },
  { rows: ["snapshot-diff"], browsers: BROWSERS, measure: measureSnapshotDiff },
  { rows: ["participant-sync"], browsers: BROWSERS, measure: measureParticipantSync },
  { rows: ["sealed-put-10k", "sealed-get-10k"], browsers: BROWSERS, measure: measureSealedRows },
  // No driver opens Firefox's sidebar.
  { rows: ["panel-open"], browsers: ["chromium"], measure: measurePanelOpen },
  { rows: ["profile-open"], browsers: BROWSERS, measure: measureProfileOpen },
  {
    rows: ["workspace-open-10k", "search-10k", "drift-10k"],
    browsers: BROWSERS,
    measure: measureWorkspaceLists,
  },
  { rows: ["results-desk-1000"], browsers: BROWSERS, measure: measureResultsDesk },
  { rows: ["price-list-import"], browsers: BROWSERS, measure: measurePriceImport },
  { rows: ["geography-import"], browsers: BROWSERS, measure: measureGeographyImport },
  { rows: ["xlsx-20k"], browsers: BROWSERS, measure: measureWorkbookCheck },
  { rows: ["verdict-keystroke"], browsers: ["chromium"], measure: measureVerdict },
  {
    rows: ["bulk-100k", "bulk-100k-memory", "bulk-1m-memory"],
    browsers: ["chromium"],
    measure: measureBulkCheck,
  },
];

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { report: text, only: text, browser: text } });
const browser = BROWSERS.find((name) => name === (values.browser ?? "chromium"));
const wanted = MEASUREMENTS.map(({ rows, ...how }) => ({
  ...how,
  rows: rows.filter((row) => row === (values.only ?? row)),
}));
const isKnown = wanted.some(({ rows }) => rows.length > 0);

if (!browser || !isKnown) {
  const names = MEASUREMENTS.flatMap(({ rows }) => rows).join(", ");
  console.error(`Usage: ${USAGE}\nNames: ${names}`);
  process.exitCode = 1;
} else await bench(browser);

async function bench(name: BrowserName): Promise<void> {
  const measured: Measured[] = [];
  for (const { rows, browsers, measure } of wanted.filter((each) => each.rows.length > 0)) {
    if (browsers.includes(name)) measured.push(...(await measure(name, rows)));
    else console.log(`${rows.join(", ")}: can't be measured in ${name}.`);
  }
  console.log(formatRow(measured));
  if (values.report) write(values.report, toReport(name, measured));
}

function write(file: string, report: Report): void {
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}
