import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { MAX_IN_FLIGHT_JOBS } from "../../lib/services/sync/runner.ts";
import { BROWSERS } from "../support/browsers.ts";
import {
  countWorkerStops,
  type TestSession,
  setIdleTimeout,
  killWorker,
  createTestSession,
} from "../support/test-session.ts";
import { openClientList, panelText, pressSync, signInToCrm, tickAll, waitForWords } from "../support/user.ts";
import { type ShownLegend, waitUntilFinished, waitUntilHalfWay } from "../support/screen.ts";
import { repairClient } from "../support/sync.ts";

const CLIENTS = 60;

describe.each(BROWSERS)("nothing is lost and nothing done twice in %s", (name) => {
  let desk: TestSession;

  beforeAll(async () => {
    desk = await createTestSession(name, { clients: CLIENTS });
  });
  afterEach(() => repairClient(desk.sandbox));
  afterAll(() => desk?.dispose());

  test("two tabs press at the same time, one of them twice: one batch, each participant asked once", async () => {
    await desk.sandbox.control.setFaults({ ndia: { latencyMs: 100 } });
    const other = await desk.browser.newPage();
    for (const page of [desk.page, other]) {
      await page.bringToFront();
      await openClientList(page, desk.sandbox, "?pageSize=100");
      await tickAll(page);
    }
    await pressSync(other);
    await pressSync(other);
    await desk.page.bringToFront();
    await pressSync(desk.page);
    const { legend } = await waitUntilFinished(desk.page);
    expectTruth(desk, legend, 0);
    await other.bringToFront();
    expect(await panelText(other)).toContain("Total Clients selected");
    await other.close();
  });

  test("the CRM's tab is closed while the batch runs, and the popup tells the end of it", async () => {
    await desk.sandbox.control.setFaults({ ndia: { latencyMs: 200 } });
    await begin(desk);
    await waitForWords(desk.page, "Total Clients selected");
    const popup = await desk.openExtensionPage("popup.html");
    await desk.page.close();
    const { legend } = await waitUntilFinished(popup);
    expectTruth(desk, legend, 0);
    desk.page = popup;
  });

  test("the computer goes off in the middle, and the next start of the browser ends the batch", async () => {
    await desk.sandbox.control.setFaults({ ndia: { latencyMs: 300 } });
    await begin(desk);
    await waitUntilHalfWay(desk.page);
    await desk.powerCut();
    // The CRM's session ended with the browser: the batch waits for the person, and goes on once they are in.
    const popup = await desk.openExtensionPage("popup.html");
    await waitForWords(popup, "You are signed out of CareView.", (page) =>
      page.evaluate(() => document.body.innerText),
    );
    await desk.page.bringToFront();
    await signInToCrm(desk.page, desk.sandbox);
    await openClientList(desk.page, desk.sandbox, "?pageSize=100");
    await popup.bringToFront();
    const { legend } = await waitUntilFinished(popup, 50_000);
    expectTruth(desk, legend, 1);
    await popup.close();
  });

  test("the background dies again and again in the middle of a batch", async () => {
    // Chromium's background is ended by hand. Firefox ends an idle one by itself, here after half a second:
    // whenever all answers keep it waiting longer than that.
    if (name === "firefox") await setIdleTimeout(desk, 500);
    const deathsSoFar = name === "firefox" ? await countWorkerStops(desk) : undefined;
    await begin(desk);
    await waitForWords(desk.page, "Total Clients selected");
    let killed = 0;
    for (let round = 0; round < 4; round += 1) {
      await desk.sandbox.control.setFaults({ ndia: { latencyMs: 3000 } });
      await passes(1400);
      if (name === "chromium" && (await killWorker(desk))) killed += 1;
      await desk.sandbox.control.setFaults({ ndia: { latencyMs: 60 } });
      await passes(400);
    }
    const { legend } = await waitUntilFinished(desk.page, 50_000);
    const deaths = deathsSoFar ? await deathsSoFar() : killed;
    expect(deaths).toBeGreaterThanOrEqual(3);
    expectTruth(desk, legend, deaths);
  });
});

/** Every client is ticked on a list that is opened anew, and Sync Active Plans pressed. */
async function begin({ page, sandbox }: TestSession): Promise<void> {
  await page.bringToFront();
  await openClientList(page, sandbox, "?pageSize=100");
  await tickAll(page);
  await pressSync(page);
}

function passes(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * The screen against what the servers say: every active contract in its place, none missing, none counted twice.
 * A death costs at most the questions that were under way; without one, each participant is asked exactly once.
 */
function expectTruth({ sandbox }: TestSession, legend: ShownLegend, deaths: number): void {
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
  expect(again).toBeLessThanOrEqual(deaths * MAX_IN_FLIGHT_JOBS);
}
