import { afterEach, describe, expect, test } from "vitest";
import { JOBS_IN_HAND } from "../../lib/sync/runner.ts";
import { BROWSERS } from "../harness/browsers.ts";
import { countDeaths, type Desk, type DeskOptions, killWorker, sitDown } from "../harness/desk.ts";
import {
  openClientList,
  panelText,
  pressSync,
  signInToCrm,
  tickAll,
  waitForWords,
} from "../harness/person.ts";
import { type ShownLegend, untilFinished } from "../harness/screen.ts";

const CLIENTS = 60;

describe.each(BROWSERS)("nothing is lost and nothing done twice in %s", (name) => {
  let desk: Desk | undefined;

  const begin = async (options: DeskOptions = {}): Promise<Desk> =>
    (desk = await sitDown(name, { clients: CLIENTS, ...options }));
  afterEach(async () => {
    await desk?.leave();
    desk = undefined;
  });

  test("the background dies again and again in the middle of a batch", async () => {
    // Chromium's background is ended by hand. Firefox ends an idle one by itself, here after half a second:
    // whenever all answers keep it waiting longer than that.
    const at = await begin(name === "firefox" ? { idleAfter: 500 } : {});
    const deathsSoFar = name === "firefox" ? await countDeaths(at) : undefined;
    await at.page.bringToFront();
    await openClientList(at.page, at.sandbox, "?pageSize=100");
    await tickAll(at.page);
    await pressSync(at.page);
    await waitForWords(at.page, "Total Clients selected");
    let killed = 0;
    for (let round = 0; round < 4; round += 1) {
      await at.sandbox.control.setFaults({ ndia: { latencyMs: 3000 } });
      await passes(1400);
      if (name === "chromium" && (await killWorker(at))) killed += 1;
      await at.sandbox.control.setFaults({ ndia: { latencyMs: 60 } });
      await passes(400);
    }
    const { legend } = await untilFinished(at.page, 50_000);
    const deaths = deathsSoFar ? await deathsSoFar() : killed;
    expect(deaths).toBeGreaterThanOrEqual(3);
    expectTruth(at, legend, deaths);
  });

  test("the CRM's tab is closed while the batch runs, and the popup tells the end of it", async () => {
    const at = await begin();
    await at.sandbox.control.setFaults({ ndia: { latencyMs: 200 } });
    await openClientList(at.page, at.sandbox, "?pageSize=100");
    await tickAll(at.page);
    await pressSync(at.page);
    await waitForWords(at.page, "Total Clients selected");
    const popup = await at.openExtensionPage("popup.html");
    await at.page.close();
    const { legend } = await untilFinished(popup);
    expectTruth(at, legend, 0);
  });

  test("two tabs press at the same time, one of them twice: one batch, each participant asked once", async () => {
    const at = await begin();
    await at.sandbox.control.setFaults({ ndia: { latencyMs: 100 } });
    const other = await at.browser.newPage();
    for (const page of [at.page, other]) {
      await page.bringToFront();
      await openClientList(page, at.sandbox, "?pageSize=100");
      await tickAll(page);
    }
    await pressSync(other);
    await pressSync(other);
    await at.page.bringToFront();
    await pressSync(at.page);
    const { legend } = await untilFinished(at.page);
    expectTruth(at, legend, 0);
    await other.bringToFront();
    expect(await panelText(other)).toContain("Total Clients selected");
  });

  test("the computer goes off in the middle, and the next start of the browser ends the batch", async () => {
    const at = await begin();
    await at.sandbox.control.setFaults({ ndia: { latencyMs: 300 } });
    await openClientList(at.page, at.sandbox, "?pageSize=100");
    await tickAll(at.page);
    await pressSync(at.page);
    await waitForWords(at.page, "Success");
    await at.powerCut();
    // The CRM's session ended with the browser: the batch waits for the person, and goes on once they are in.
    const popup = await at.openExtensionPage("popup.html");
    await waitForWords(popup, "You are signed out of CareView.", (page) =>
      page.evaluate(() => document.body.innerText),
    );
    await at.page.bringToFront();
    await signInToCrm(at.page, at.sandbox);
    await openClientList(at.page, at.sandbox, "?pageSize=100");
    await popup.bringToFront();
    const { legend } = await untilFinished(popup, 50_000);
    expectTruth(at, legend, 1);
  });
});

function passes(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * The screen against what the servers say: every active contract in its place, none missing, none counted twice.
 * A death costs at most the questions that were under way; without one, each participant is asked exactly once.
 */
function expectTruth({ sandbox }: Desk, legend: ShownLegend, deaths: number): void {
  const contracts = sandbox.control.expected().filter(({ contractId }) => contractId !== null);
  const success = contracts.filter(({ expected }) => expected === "success").length;
  expect(legend).toMatchObject({
    totalClients: CLIENTS,
    percent: 100,
    success,
    failed: contracts.length - success,
    uncompleted: 0,
  });
  const asked = Object.values(sandbox.control.counters().participants).map(({ determine }) => determine);
  const again = asked.reduce((sum, times) => sum + times, 0) - asked.length;
  expect(again).toBeLessThanOrEqual(deaths * JOBS_IN_HAND);
}
