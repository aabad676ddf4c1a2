import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import type { Launched } from "../launch.ts";

export type Policy = Readonly<Record<string, unknown>>;

const FIREFOX_ID = "planbridge@planbridge.example";

/**
 * Sets Chromium's policy of the extension while it runs, by the browser's own page for that: nothing is written to the computer, and
 * no administrator is needed. That page hands over values of any type; a policy file's pass the schema first.
 */
export async function setChromiumPolicy({ browser, extension }: Launched, policy: Policy): Promise<void> {
  const namespace = new URL(extension).hostname;
  const entries = Object.entries(policy).map(([name, value]) => ({
    level: 1,
    scope: 1,
    source: 5,
    namespace,
    name,
    value,
  }));
  const page = await browser.newPage();
  await page.goto("chrome://policy/test");
  // As text: the test runner would put its own function in place of `import`.
  await page.evaluate(
    `import("chrome://resources/js/cr.js").then(({ sendWithPromise }) =>
      sendWithPromise("setLocalTestPolicies", ${JSON.stringify(JSON.stringify(entries))}, "{}"))`,
  );
  await page.close();
}

/** A home folder for Firefox, in which its policy for the extension stands. */
export interface FirefoxHome {
  env: NodeJS.ProcessEnv;
  /** Firefox reads it at its next start. */
  setPolicy(policy: Policy): void;
  dispose(): void;
}

export function createFirefoxHome(): FirefoxHome {
  const home = mkdtempSync(join(tmpdir(), "planbridge-home-"));
  const folder = join(home, ".mozilla/managed-storage");
  return {
    env: { ...process.env, HOME: home },
    setPolicy: (data) => {
      mkdirSync(folder, { recursive: true });
      const manifest = { name: FIREFOX_ID, description: "Planbridge", type: "storage", data };
      writeFileSync(join(folder, `${FIREFOX_ID}.json`), JSON.stringify(manifest));
    },
    dispose: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** What Options says that the organisation has set. */
export function organisationText(options: Page): Promise<string> {
  return options.evaluate(() => document.querySelector("#organisation")?.textContent ?? "");
}
