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
const DEATHS = 4;
/** Few enough that the deaths come before the end: each client takes one or more. */
const ANSWERS_A_LIFE = 15;

describe.each(BROWSERS)("sync durability in %s", (name) => {
  let session: TestSession;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: CLIENTS });
  });
  afterEach(() => repairClient(session.sandbox));
  afterAll(() => session?.dispose());

  test("presses in two tabs start one batch that requests each participant once", async () => {
    await session.sandbox.control.setFaults({ ndia: { holdAfter: CLIENTS } });
    const other = await session.browser.newPage();
    for (const page of [session.page, other]) {
      await page.bringToFront();
      await openClientList(page, session.sandbox, "?pageSize=100");
      await tickAll(page);
    }
    await pressSync(other);
    await pressSync(other);
    await session.page.bringToFront();
    await pressSync(session.page);
    await waitForWords(session.page, "Total Clients selected");
    await session.sandbox.control.setFaults({});
    const { legend } = await waitUntilFinished(session.page);
    expectTruth(session, legend, 0);
    await other.bringToFront();
    expect(await panelText(other)).toContain("Total Clients selected");
    await other.close();
  });

  test("a batch finishes after the CRM's tab is closed, and the popup shows the result", async () => {
    await session.sandbox.control.setFaults({ ndia: { latencyMs: 200 } });
    await begin(session);
    await waitForWords(session.page, "Total Clients selected");
    const popup = await session.openExtensionPage("popup.html");
    await session.page.close();
    const { legend } = await waitUntilFinished(popup);
    expectTruth(session, legend, 0);
    session.page = popup;
  });

  test("a batch resumes and finishes after the browser was killed and restarted", async () => {
    // Half of what the batch asks is answered: it can't end before the browser does, however slow the machine is.
    await session.sandbox.control.setFaults({ ndia: { holdAfter: CLIENTS } });
    await begin(session);
    await waitUntilHalfWay(session.page);
    // A browser that was killed may or may not have kept the session's cookie: the CRM ends it.
    session.sandbox.control.signOutEveryone();
    await session.restartBrowser();
    await session.sandbox.control.setFaults({});
    // The batch waits for the person, and goes on once they are in.
    const popup = await session.openExtensionPage("popup.html");
    await waitForWords(popup, "You are signed out of CareView.", (page) =>
      page.evaluate(() => document.body.innerText),
    );
    await session.page.bringToFront();
    await signInToCrm(session.page, session.sandbox);
    await openClientList(session.page, session.sandbox, "?pageSize=100");
    await popup.bringToFront();
    const { legend } = await waitUntilFinished(popup, 50_000);
    expectTruth(session, legend, 1);
    await popup.close();
  });

  test("a batch finishes although the background is terminated repeatedly", async () => {
    // Chromium's background is ended by hand. Firefox ends an idle one by itself, here after half a second:
    // whenever all answers keep it waiting longer than that.
    if (name === "firefox") await setIdleTimeout(session, 500);
    const countStops = await countWorkerStops(session);
    const end = name === "firefox" ? async () => true : () => killWorker(session);
    let isUnanswered = await answerOnly(session, ANSWERS_A_LIFE);
    await begin(session);
    let killed = 0;
    while (killed < DEATHS) {
      // After a death the alarm may take half a minute to wake the background.
      await expect.poll(isUnanswered, { timeout: 80_000 }).toBe(true);
      expect(await end()).toBe(true);
      killed += 1;
      await expect.poll(countStops).toBeGreaterThanOrEqual(killed);
      isUnanswered = await answerOnly(session, ANSWERS_A_LIFE);
    }
    await session.sandbox.control.setFaults({});
    const { legend } = await waitUntilFinished(session.page, 50_000);
    expectTruth(session, legend, await countStops());
  }, 300_000);
});

/** Every client is ticked on a list that is opened anew, and Sync Active Plans pressed. */
async function begin({ page, sandbox }: TestSession): Promise<void> {
  await page.bringToFront();
  await openClientList(page, sandbox, "?pageSize=100");
  await tickAll(page);
  await pressSync(page);
}

/** The NDIA answers this many requests from now on, and no more. Returns whether one waits for its answer by now. */
async function answerOnly({ sandbox }: TestSession, count: number): Promise<() => boolean> {
  const asked = () =>
    Object.values(sandbox.control.counters().ndia.requests).reduce((sum, times) => sum + times, 0);
  const answered = asked() + count;
  await sandbox.control.setFaults({ ndia: { holdAfter: count } });
  return () => asked() > answered;
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
