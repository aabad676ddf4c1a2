import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { type Sandbox, startSandbox } from "../sandbox/start.ts";
import type { BrowserName } from "./browsers.ts";
import { sandboxBuild } from "./build.ts";
import { copyFirefoxProfile } from "./profile/firefox-profile.ts";
import { endWatch, watchRequests } from "./known-requests.ts";
import { databaseFiles, expectSameDatabases } from "./profile/profile-files.ts";
import { type Launched, launch, type LaunchOptions } from "./launch.ts";
import { configureConnection, signInToCrm, waitUntilActivated } from "./user.ts";
import { machineTime } from "./clock/machine-clock.ts";

/** A test session: servers, a browser with the extension, signed in to the CRM, the device activated. */
export interface TestSession extends Launched {
  sandbox: Sandbox;
  /** A tab of the CRM. */
  page: Page;
  /** The folder of the browser's profile. */
  profile: string;
  /** Kills the browser and starts it again with the same profile. */
  restartBrowser(): Promise<void>;
  dispose(): Promise<void>;
}

export interface TestSessionOptions extends Partial<LaunchOptions> {
  clients?: number;
  /** Clients for service bookings, after the others: one of each trait in turn. */
  bookingClients?: number;
  /** `false`: a fresh extension without a connection. */
  activated?: boolean;
}

export async function createTestSession(
  name: BrowserName,
  options: TestSessionOptions = {},
): Promise<TestSession> {
  const { clients = 30, bookingClients = 0, activated = true, ...launchOptions } = options;
  const sandbox = await startSandbox({ clients, bookingClients, ports: { crm: 0, proda: 0, ndia: 0 } });
  const profile = mkdtempSync(join(tmpdir(), "planbridge-profile-"));
  if (name === "firefox") copyFirefoxProfile(profile);
  const start = (again: Partial<LaunchOptions> = {}) =>
    launch(name, { extension: sandboxBuild(name), userDataDir: profile, ...launchOptions, ...again });
  const cleanUp = async (launched?: Launched) => {
    await launched?.close();
    await sandbox.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  let launched: Launched | undefined;
  try {
    launched = await start();
    if (activated) await activate(launched, sandbox);
    const page = await launched.browser.newPage();
    await signInToCrm(page, sandbox);
    watchRequests(sandbox);
    const session: TestSession = {
      ...launched,
      sandbox,
      page,
      profile,
      restartBrowser: async () => {
        const gone = new Promise((resolve) => session.browser.process()?.once("exit", resolve));
        session.browser.process()?.kill("SIGKILL");
        await gone;
        const before = databaseFiles(profile);
        Object.assign(session, await start({ welcome: "none" }));
        expectSameDatabases(before, databaseFiles(profile));
        session.page = await session.browser.newPage();
      },
      dispose: async () => {
        await cleanUp(session);
        endWatch(sandbox);
      },
    };
    return session;
  } catch (error) {
    await cleanUp(launched);
    throw error;
  }
}

async function activate(launched: Launched, sandbox: Sandbox): Promise<void> {
  const page = await configureConnection(launched, sandbox);
  await waitUntilActivated(page);
  await page.close();
}

/** Terminates the background at an arbitrary point, as the browser may at any time. */
export async function killWorker(launched: Launched): Promise<boolean> {
  if (launched.name === "firefox") return terminateInFirefox(launched);
  const { browser, extension } = launched;
  const target = browser
    .targets()
    .find((each) => each.type() === "service_worker" && each.url().startsWith(extension));
  const worker = await target?.worker();
  if (!worker) return false;
  await worker.close().catch((error: unknown) => {
    // It ended before the driver had let go of it.
    if (!String(error).includes("No session with given id")) throw error;
  });
  return true;
}

/**
 * By the button that the browser's own debugging page has for it. No script of a driver may wait in that page. It is left once the
 * background has stopped: what the page asks of the browser goes with it. `false`: it wasn't running.
 */
async function terminateInFirefox({ browser }: Launched): Promise<boolean> {
  const page = await browser.newPage();
  await page.goto("about:debugging#/runtime/this-firefox", { waitUntil: [] });
  const end = machineTime() + 30_000;
  let state: Debugged["background"];
  while (state !== "stopped" && machineTime() < end) {
    state = await page.evaluate(() => {
      const debugged = globalThis as Debugged;
      const running = ".extension-backgroundscript__status--running";
      if (!debugged.background) {
        const button = document.querySelector<HTMLElement>(
          ".qa-temporary-extension-terminate-bgscript-button",
        );
        if (!button || !document.querySelector(running)) return undefined;
        // It may be started again at once, so each change is looked at.
        new MutationObserver(() => {
          if (!document.querySelector(running)) debugged.background = "stopped";
        }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        debugged.background = "asked";
        button.click();
      }
      return debugged.background;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await page.close();
  if (state === "asked") throw new Error("the background was asked to stop, and runs on");
  return state === "stopped";
}

/** What is noted in that page. */
interface Debugged {
  background?: "asked" | "stopped" | undefined;
}

/** Firefox ends an idle background after this many milliseconds from now on, where it is patient otherwise. */
export async function setIdleTimeout(launched: Launched, ms: number): Promise<void> {
  const page = await launched.browser.newPage();
  await page.goto("about:config", { waitUntil: [] });
  await page.evaluate((timeout) => {
    const { Services } = globalThis as unknown as { Services: FirefoxServices };
    Services.prefs.setIntPref("extensions.background.idle.timeout", timeout);
  }, ms);
  await page.close();
  // The running background keeps its earlier timeout.
  await terminateInFirefox(launched);
}

interface FirefoxServices {
  prefs: { setIntPref(name: string, value: number): void };
}

interface Port {
  onDisconnect: { addListener(listener: () => void): void };
}

/**
 * Counts how often the background stops from now on. A connection from a tab of the extension ends with it, and
 * doesn't keep it alive. Call the returned function for the count.
 */
export async function countWorkerStops(launched: Launched): Promise<() => Promise<number>> {
  const watcher = await launched.openExtensionPage("options.html");
  await watcher.evaluate(() => {
    const { runtime } = (
      globalThis as unknown as { browser: { runtime: { connect(with_: { name: string }): Port } } }
    ).browser;
    const seen = { stops: 0 };
    const connect = () =>
      runtime.connect({ name: "stop counter" }).onDisconnect.addListener(() => {
        seen.stops += 1;
        setTimeout(connect, 20);
      });
    Object.assign(globalThis, { seen });
    connect();
  });
  return () => watcher.evaluate(() => (globalThis as unknown as { seen: { stops: number } }).seen.stops);
}
