import { MissingBrowser } from "../support/browsers.ts";
import { buildForSandbox } from "../support/build.ts";
import { launch } from "../support/launch.ts";
import { configureConnection, signInToCrm, waitUntilActivated } from "../support/user.ts";
import { startSandbox } from "../sandbox/start.ts";
import { type DemoOptions, OptionError, readOptions } from "./options.ts";
import { play } from "./play.ts";
import { Report } from "./report.ts";

/**
 * Demonstrates a sync: with a display the browser is left open for the person to use; without one the demo runs the
 * sync itself, saves a screenshot of each step and prints the result.
 */
async function demo(options: DemoOptions): Promise<void> {
  console.log(`Building the extension for ${options.browser} …`);
  const extension = await buildForSandbox(options.browser);
  const sandbox = await startSandbox({
    clients: options.clients,
    template: options.template,
    ports: { crm: 0, proda: 0, ndia: 0 },
  });
  const launched = await launch(options.browser, { extension, headless: options.headless });
  try {
    const report = new Report(options, launched.version);
    const optionsPage = await configureConnection(launched, sandbox);
    await waitUntilActivated(optionsPage);
    await optionsPage.evaluate(() => scrollTo(0, 0));
    await report.picture(optionsPage, "options");
    const page = await launched.browser.newPage();
    await signInToCrm(page, sandbox);
    if (options.headless) await play(launched, sandbox, page, report);
    else await handOver(launched.browser, page, sandbox.crm);
  } finally {
    await launched.close();
    await sandbox.stop();
  }
}

async function handOver(
  browser: Awaited<ReturnType<typeof launch>>["browser"],
  page: Awaited<ReturnType<typeof browser.newPage>>,
  crm: string,
): Promise<void> {
  await page.goto(`${crm}/Clients`);
  await page.bringToFront();
  console.log(
    "\nThe browser is yours: tick clients, then Action > Sync Active Plans. Close it to end the demo.",
  );
  await new Promise<void>((resolve) => browser.once("disconnected", () => resolve()));
}

try {
  await demo(readOptions());
} catch (error) {
  if (!(error instanceof OptionError) && !(error instanceof MissingBrowser)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
