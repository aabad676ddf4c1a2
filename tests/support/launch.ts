import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { type BrowserName, findBrowser } from "./browsers.ts";
import { machineTime } from "./clock/machine-clock.ts";

/** A real browser with the extension in it. */
export interface Launched {
  name: BrowserName;
  browser: Browser;
  version: string;
  /** Address of the extension's own pages, without a trailing slash. */
  extension: string;
  /** Opens one of the extension's pages in a tab. */
  openExtensionPage(file: string): Promise<Page>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  headless?: boolean;
  /** Folder of the built extension. */
  extension: string;
  /** Where the browser keeps its profile; without one it is a new one each time. */
  userDataDir?: string;
  dark?: boolean;
  /** What becomes of the page that opens once in a new profile: closed unless told. `none`: it has opened there before. */
  welcome?: "closed" | "kept" | "none";
  args?: string[];
  /** In place of the command's own variables. */
  env?: NodeJS.ProcessEnv;
}

const CHROMIUM_ARGS = [
  // Chromium refuses to run as root with its sandbox, and needs no other excuse to go without.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Parts of the browser's own window that it draws before anybody asks for them, in a process of their own.
  "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
];

const FIREFOX_ID = "planbridge@planbridge.example";
const FIREFOX_UUID = "5b0c9b3e-6d2f-4f5a-9f54-6f1d2a7c8e90";
const WINDOW = { width: 1280, height: 900 };

export async function launch(name: BrowserName, options: LaunchOptions): Promise<Launched> {
  const launched = await (name === "chromium" ? launchChromium(options) : launchFirefox(options));
  const { welcome = "closed" } = options;
  if (welcome === "none") return launched;
  // It would come to the front at any moment, and a page behind it may stand still.
  const page = await openedPage(launched, WELCOME, () => false);
  if (welcome === "closed") await page.close();
  return launched;
}

const WELCOME = "welcome.html";

async function launchChromium({
  headless = true,
  extension,
  userDataDir,
  args = [],
  env = process.env,
}: LaunchOptions): Promise<Launched> {
  const browser = await puppeteer.launch({
    executablePath: findBrowser("chromium"),
    headless,
    pipe: true,
    enableExtensions: true,
    args: [...CHROMIUM_ARGS, ...args],
    env,
    defaultViewport: headless ? WINDOW : null,
    ...(userDataDir ? { userDataDir } : {}),
  });
  const id = await browser.installExtension(extension);
  const origin = `chrome-extension://${id}`;
  await browser.waitForTarget(
    (target) => target.type() === "service_worker" && target.url().startsWith(origin),
  );
  return {
    name: "chromium",
    browser,
    version: await browser.version(),
    extension: origin,
    openExtensionPage: async (file) => {
      const page = await browser.newPage();
      await page.goto(`${origin}/${file}`);
      return page;
    },
    close: () => browser.close(),
  };
}

async function launchFirefox({
  headless = true,
  extension,
  userDataDir,
  dark,
  args = [],
  env = process.env,
}: LaunchOptions): Promise<Launched> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: findBrowser("firefox"),
    headless,
    // Lets the driver open the extension's own pages.
    args: ["--remote-allow-system-access", ...args],
    env,
    defaultViewport: headless ? WINDOW : null,
    ...(userDataDir ? { userDataDir } : {}),
    extraPrefsFirefox: {
      // As for an add-on from the store: its data stays when the browser ends.
      "extensions.webextensions.keepStorageOnUninstall": true,
      "extensions.webextensions.keepUuidOnUninstall": true,
      // No driver can press the browser's own question; the extension's press must still be a person's.
      "extensions.webextOptionalPermissionPrompts": false,
      "extensions.webextensions.uuids": JSON.stringify({ [FIREFOX_ID]: FIREFOX_UUID }),
      ...(dark ? { "layout.css.prefers-color-scheme.content-override": 0 } : {}),
    },
  });
  await browser.installExtension(extension);
  const origin = `moz-extension://${FIREFOX_UUID}`;
  return {
    name: "firefox",
    browser,
    version: await browser.version(),
    extension: origin,
    openExtensionPage: async (file) => {
      const page = await openTab(browser);
      // The load event of an extension page is never reported to the driver.
      await page.goto(`${origin}/${file}`, { waitUntil: [] });
      await page.waitForSelector("#app > *");
      return page;
    },
    close: () => browser.close(),
  };
}

/** Firefox opens a tab in the window that was used last. Where that is a review window, it may be closing. */
async function openTab(browser: Browser): Promise<Page> {
  try {
    return await browser.newPage();
  } catch (error) {
    if (!String(error).includes("no such frame")) throw error;
    return browser.newPage();
  }
}

/**
 * A page of the extension that was opened and isn't known yet. Firefox tells the driver no address of the extension's windows
 * and tabs, so each page is asked.
 */
export async function openedPage(
  { browser, extension }: Pick<Launched, "browser" | "extension">,
  file: string,
  isKnown: (page: Page) => boolean,
): Promise<Page> {
  const end = machineTime() + 30_000;
  while (machineTime() < end) {
    for (const page of await browser.pages()) {
      if (isKnown(page)) continue;
      const address = await page.evaluate(() => location.href).catch(() => "");
      if (address.startsWith(`${extension}/${file}`)) return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no ${file} was opened`);
}
