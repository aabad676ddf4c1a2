import type { Page } from "puppeteer-core";
import type { Launched } from "../support/launch.ts";
import {
  openActionMenu,
  openClientList,
  pressSync,
  statusText,
  tickAll,
  waitForWords,
} from "../support/user.ts";
import { elementIn } from "../support/own-roots.ts";
import { allResults, type ShownLegend, waitUntilFinished, waitForResults } from "../support/screen.ts";
import type { Sandbox } from "../sandbox/start.ts";
import type { Report } from "./report.ts";
import { machineTime } from "../support/clock/machine-clock.ts";

/** Long enough to see the progress, about what the real thing is thought to take. */
const ANSWER_TIME = { ndia: { latencyMs: 120 }, crm: { latencyMs: 40 } };
const PER_PAGE = 200;
const POPUP = { width: 400, height: 600 };

/** Runs a sync as a person would, and checks the screen against the sandbox's own tables. */
export async function play(launched: Launched, sandbox: Sandbox, page: Page, report: Report): Promise<void> {
  const clients = new Set(sandbox.control.expected().map(({ clientId }) => clientId)).size;
  await page.bringToFront();
  await openClientList(page, sandbox, `?pageSize=${PER_PAGE}`);
  await tickAll(page);
  await report.picture(page, "clients-ticked");
  await openActionMenu(page);
  await report.picture(page, "action-menu");
  await sandbox.control.setFaults(ANSWER_TIME);
  const began = machineTime();
  await pressSync(page);
  await waitForResults(page);
  await report.picture(page, "progress");
  for (let at = 2; (at - 1) * PER_PAGE < clients; at += 1) await addPage(page, sandbox, at);
  const { legend } = await waitUntilFinished(page, 60_000 + clients * 500);
  const durationMs = machineTime() - began;
  await report.picture(page, "legend");
  const contracts = await allResults(page);
  await openContracts(page, sandbox, report);
  const popup = await launched.openExtensionPage("popup.html");
  await popup.setViewport(POPUP);
  await popup.waitForSelector(".pb-row");
  await report.picture(popup, "popup");
  report.close(legend, contracts, durationMs);
  checkAgainstTruth(legend, sandbox);
}

/** Further pages of a long list join the sync that runs. */
async function addPage(page: Page, sandbox: Sandbox, at: number): Promise<void> {
  await openClientList(page, sandbox, `?pageSize=${PER_PAGE}&page=${at}`);
  await tickAll(page);
  await pressSync(page);
  await waitForWords(page, "already running");
  await (await elementIn(page, "planbridge-sync", ".pb-note button")).click();
}

async function openContracts(page: Page, sandbox: Sandbox, report: Report): Promise<void> {
  for (const [outcome, picture] of [
    ["success", "contract-in-step"],
    ["failed:plan-end", "contract-differs"],
  ] as const) {
    const contract = sandbox.control.expected().find(({ expected }) => expected === outcome);
    if (!contract) continue;
    await page.goto(`${sandbox.crm}/ServiceContracts/Details/${contract.contractId}`);
    await waitForWords(page, "Checked", statusText);
    await report.picture(page, picture);
  }
}

/** A demo with a wrong legend must fail. */
function checkAgainstTruth(legend: ShownLegend, sandbox: Sandbox): void {
  const active = sandbox.control.expected().filter(({ contractId }) => contractId !== null);
  const success = active.filter(({ expected }) => expected === "success").length;
  if (legend.success === success && legend.failed === active.length - success && legend.uncompleted === 0) {
    console.log("The legend agrees with the sandbox's own tables.");
    return;
  }
  console.error(
    `The legend is wrong: the sandbox expects ${success} success and ${active.length - success} failed.`,
  );
  process.exitCode = 1;
}
