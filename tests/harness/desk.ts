import type { Page } from "puppeteer-core";
import { type Sandbox, startSandbox } from "../sandbox/start.ts";
import type { BrowserName } from "./browsers.ts";
import { sandboxBuild } from "./build.ts";
import { type Launched, launch, type LaunchOptions } from "./launch.ts";
import { setUp, signInToCrm, waitUntilActivated } from "./person.ts";

/** A plan manager's desk: servers, a browser with the extension, signed in to the CRM, the device activated. */
export interface Desk extends Launched {
  sandbox: Sandbox;
  /** A tab of the CRM. */
  page: Page;
  leave(): Promise<void>;
}

export interface DeskOptions extends Partial<LaunchOptions> {
  clients?: number;
  /** `false`: the extension is as it comes from the store. */
  activated?: boolean;
}

export async function sitDown(name: BrowserName, { clients = 30, activated = true, ...options }: DeskOptions = {}): Promise<Desk> {
  const sandbox = await startSandbox({ clients, ports: { crm: 0, proda: 0, ndia: 0 } });
  const launched = await launch(name, { extension: sandboxBuild(name), ...options });
  try {
    if (activated) {
      const optionsPage = await setUp(launched, sandbox);
      await waitUntilActivated(optionsPage);
      await optionsPage.close();
    }
    const page = await launched.browser.newPage();
    await signInToCrm(page, sandbox);
    return {
      ...launched,
      sandbox,
      page,
      leave: async () => {
        await launched.close();
        await sandbox.stop();
      },
    };
  } catch (error) {
    await launched.close();
    await sandbox.stop();
    throw error;
  }
}

/** Ends the background's life in the middle of whatever it does, as the browser may at any time. */
export async function killWorker({ name, browser, extension }: Launched): Promise<boolean> {
  if (name !== "chromium") throw new Error("Firefox ends an idle background page by itself: launch with idleAfter");
  const target = browser.targets().find((each) => each.type() === "service_worker" && each.url().startsWith(extension));
  const worker = await target?.worker();
  if (!worker) return false;
  await worker.close();
  return true;
}
