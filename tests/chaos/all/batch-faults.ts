import { type BrowserName } from "../../support/browsers.ts";
import { killWorker, type TestSession } from "../../support/test-session.ts";
import { openClientList, pressSync, signInToCrm, tickAll } from "../../support/user.ts";
import type { FaultKind } from "../fault-kinds.ts";
import { pause } from "../mishaps.ts";

/** What happens in the middle of a batch, and how it ends before anybody looks. */
export interface BatchFault {
  fault: FaultKind;
  title: string;
  /** Where only one browser lets a driver bring it about. */
  only?: BrowserName;
  strike: (session: TestSession) => Promise<unknown>;
  heal?: (session: TestSession) => Promise<unknown>;
}

/** How long what is away stays away, in ms: work has met it by then. */
const AWAY_MS = 2500;

const healAll = ({ sandbox }: TestSession) => sandbox.control.setFaults({});

export const BATCH_FAULTS: readonly BatchFault[] = [
  { fault: "worker-killed", title: "the background is ended", strike: killWorker },
  { fault: "browser-killed", title: "the browser is killed and started again", strike: restart },
  { fault: "extension-updated", title: "the extension is loaded anew with tabs open", strike: reload },
  { fault: "clock-forward", title: "the clock is an hour ahead", only: "chromium", ...shiftClock(1) },
  { fault: "clock-back", title: "the clock is an hour behind", only: "chromium", ...shiftClock(-1) },
  {
    fault: "network-gone",
    title: "no server answers and every connection breaks",
    // Whatever waits for its answer when the faults are set again loses its connection.
    strike: async ({ sandbox }) => {
      await sandbox.control.setFaults({ crm: { hang: true }, proda: { hang: true }, ndia: { hang: true } });
      await pause(AWAY_MS);
    },
    heal: healAll,
  },
  {
    fault: "proda-down",
    title: "PRODA fails, and its token is withdrawn",
    strike: async ({ sandbox }) => {
      sandbox.control.withdrawTokens();
      await sandbox.control.setFaults({ proda: { errorRate: 1 } });
      await pause(AWAY_MS);
    },
    heal: healAll,
  },
  {
    fault: "token-withdrawn",
    title: "PRODA withdraws the token",
    strike: async ({ sandbox }) => sandbox.control.withdrawTokens(),
  },
  {
    fault: "server-fault",
    title: "the NDIA fails six times",
    strike: ({ sandbox }) => sandbox.control.setFaults({ ndia: { errors: 6 } }),
  },
  {
    fault: "signed-out",
    title: "the CRM signs everybody out",
    strike: async ({ sandbox }) => {
      sandbox.control.signOutEveryone();
      await sandbox.control.setFaults({});
      await pause(AWAY_MS);
    },
    heal: ({ page, sandbox }) => signInToCrm(page, sandbox),
  },
  {
    fault: "crm-deploy",
    title: "the CRM's pages get other markup",
    strike: async ({ sandbox }) => sandbox.control.setSwitches({ pageTemplate: "bootstrap" }),
  },
  { fault: "two-windows", title: "a second window presses as well", strike: pressInOther },
];

async function restart(session: TestSession): Promise<void> {
  session.sandbox.control.signOutEveryone();
  await session.restartBrowser();
  await session.sandbox.control.setFaults({});
  await signInToCrm(session.page, session.sandbox);
  await openClientList(session.page, session.sandbox);
}

async function reload(session: TestSession): Promise<void> {
  const page = await session.openExtensionPage("options.html");
  // The page ends with the extension that it belongs to.
  await page
    .evaluate(() => {
      const { browser } = globalThis as unknown as { browser: { runtime: { reload(): void } } };
      browser.runtime.reload();
    })
    .catch(() => undefined);
  await pause(AWAY_MS);
}

/** The background's own clock, as the module that reads it sees it. A new background has the machine's again. */
function shiftClock(hours: number): Pick<BatchFault, "strike" | "heal"> {
  return {
    strike: async (session) => {
      const worker = await session.browser
        .targets()
        .find((each) => each.type() === "service_worker" && each.url().startsWith(session.extension))
        ?.worker();
      await worker?.evaluate((ms) => {
        const now = Reflect.get(Date, "now") as () => number;
        Reflect.set(Date, "now", () => now() + ms);
      }, hours * 3_600_000);
      await session.sandbox.control.setFaults({});
      await pause(AWAY_MS);
    },
    heal: killWorker,
  };
}

async function pressInOther({ browser, sandbox, page }: TestSession): Promise<void> {
  const other = await browser.newPage();
  await other.bringToFront();
  await openClientList(other, sandbox, "?pageSize=100");
  await tickAll(other);
  await pressSync(other);
  await other.close();
  await page.bringToFront();
}
