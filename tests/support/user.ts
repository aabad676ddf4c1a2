import type { Page } from "puppeteer-core";
import type { Sandbox } from "../sandbox/start.ts";
import type { Launched } from "./launch.ts";
import { exposeOwnRoots } from "./own-roots.ts";
import { machineTime } from "./clock/machine-clock.ts";
import { pressStill } from "./press/press-still.ts";

/** Types into a field, replacing its text. */
export async function type(page: Page, selector: string, text: string): Promise<void> {
  const field = await page.waitForSelector(selector, { visible: true });
  await field?.evaluate((element) => (element as HTMLInputElement).select());
  await field?.press("Backspace");
  await field?.type(text);
}

/** Pastes texts into fields, for tests that aren't about typing. */
export async function paste(page: Page, texts: Record<string, string>): Promise<void> {
  for (const selector of Object.keys(texts)) await page.waitForSelector(selector, { visible: true });
  await page.evaluate((all) => {
    for (const [selector, text] of Object.entries(all)) {
      const field = document.querySelector<HTMLInputElement>(selector);
      if (!field) throw new Error(`there is no ${selector} any more`);
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }, texts);
}

export async function pressButton(page: Page, text: string): Promise<void> {
  await pressFound(page, `::-p-xpath(//button[normalize-space(.)="${text}"])`);
}

/** Presses what a page of the CRM shows. */
export async function pressFound(page: Page, selector: string): Promise<void> {
  const found = await page.waitForSelector(selector, { visible: true });
  if (found) await pressStill(found);
}

export async function signInToCrm(page: Page, sandbox: Sandbox): Promise<void> {
  await page.goto(`${sandbox.crm}/login`);
  await paste(page, { "#txtUsername": sandbox.signIn.email, "#txtPassword": sandbox.signIn.password });
  await Promise.all([page.waitForNavigation(), pressFound(page, "#btnLogin")]);
}

/** Options: the CRM's address, the connection's fields, Activate device. Leaves the page open. */
export async function configureConnection(
  launched: Launched,
  sandbox: Sandbox,
  code = sandbox.connection.activationCode,
): Promise<Page> {
  const page = await launched.openExtensionPage("options.html");
  await paste(page, { "#pb-site-address": sandbox.crm });
  await pressButton(page, "Add");
  await page.waitForSelector(`::-p-xpath(//th[normalize-space(.)="${sandbox.crm}"])`);
  await fillConnection(page, sandbox);
  await paste(page, { "#pb-activationCode": code });
  await pressButton(page, "Activate device");
  return page;
}

export async function fillConnection(page: Page, { connection, proda }: Sandbox): Promise<void> {
  await page.waitForSelector("#pb-environment");
  await page.select("#pb-environment", "other");
  await paste(page, {
    "#pb-clientId": connection.clientId,
    "#pb-apiKey": connection.apiKey,
    "#pb-orgId": connection.organisationId,
    "#pb-deviceName": connection.deviceName,
    "#pb-deviceHost": connection.prodaDeviceBase,
    "#pb-tokenHost": proda,
    "#pb-ndiaHost": connection.ndiaBase,
    "#pb-tokenAudience": connection.assertionAudience,
    "#pb-serviceAudience": connection.tokenAudience,
  });
}

export async function waitUntilActivated(page: Page): Promise<void> {
  await page.waitForSelector("::-p-xpath(//*[contains(text(),'the device is activated')])");
}

export async function openClientList(page: Page, sandbox: Sandbox, query = ""): Promise<void> {
  await page.goto(`${sandbox.crm}/Clients${query}`);
  await page.waitForSelector("[data-planbridge]");
}

/** Ticks every client on the page with the list's own check box. */
export async function tickAll(page: Page): Promise<void> {
  await pressFound(page, "thead input[type=checkbox]");
}

export async function tick(page: Page, names: string[]): Promise<void> {
  for (const name of names) {
    const box = await page.$(
      `::-p-xpath(//tr[.//a[normalize-space(.)=${literal(name)}]]//input[@type="checkbox"])`,
    );
    if (box) await pressStill(box);
  }
}

export async function openActionMenu(page: Page): Promise<void> {
  await pressButton(page, "Action");
}

/** The selector of Planbridge's entry in a menu of the CRM. */
export function menuEntry(label: string): string {
  return `[data-planbridge="${label}"]`;
}

/** Presses Action > Sync Active Plans, or another entry of Planbridge; the menu may be open already. */
export async function pressSync(page: Page, label = "Sync Active Plans"): Promise<void> {
  const link = `${menuEntry(label)} a`;
  const open = await page.$eval(link, (entry) => entry.checkVisibility());
  if (!open) await openActionMenu(page);
  await page.waitForSelector(link, { visible: true });
  const { x, y } = await page.$eval(link, (entry) => {
    entry.scrollIntoView({ block: "nearest" });
    const { left, top, width, height } = entry.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  // A person presses a place. The entry there may be a newer one: a background that has just started puts it in anew.
  await page.mouse.click(x, y);
}

/** The visible text of the dialog on the client list; empty while it is closed. */
export function panelText(page: Page): Promise<string> {
  return shadowText(page, "planbridge-sync");
}

/** The visible text of the line on the service contract page. */
export function statusText(page: Page): Promise<string> {
  return shadowText(page, "planbridge-status");
}

async function shadowText(page: Page, host: string): Promise<string> {
  await exposeOwnRoots(page);
  return page.evaluate((name) => {
    const surface = document.querySelector(name)?.shadowRoot?.querySelector<HTMLElement>(".pb-surface");
    return surface?.innerText ?? "";
  }, host);
}

/** Waits until the text of the page, or of a surface in it, contains the words. */
export async function waitForWords(
  page: Page,
  words: string,
  read = panelText,
  timeout = 45_000,
): Promise<void> {
  const end = machineTime() + timeout;
  let text = await read(page);
  while (!text.includes(words)) {
    if (machineTime() > end)
      throw new Error(`“${words}” didn't appear; the surface says: ${text.slice(0, 1500)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    text = await read(page);
  }
}

/**
 * Looks again and again from now on, for words that pass by themselves before somebody can wait for them. Call what it returns for
 * everything that was shown.
 */
export function collectWords(page: Page, read = panelText): () => Promise<string> {
  let all = "";
  const end = new AbortController();
  const looking = (async () => {
    while (!end.signal.aborted) {
      // Between two pages there is nothing to read.
      all += `${await read(page).catch(() => "")}\n`;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return async () => {
    end.abort();
    await looking;
    return all;
  };
}

/** Presses Tab until the selected element has the focus, in the CRM's page or in a surface in it. */
export async function tabTo(
  page: Page,
  selector: string,
  direction: "forwards" | "backwards" = "forwards",
): Promise<void> {
  const isThere = (wanted: string) => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused?.matches(wanted) ?? false;
  };
  for (let presses = 0; presses < 60; presses += 1) {
    await exposeOwnRoots(page);
    if (await page.evaluate(isThere, selector)) return;
    if (direction === "backwards") await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    if (direction === "backwards") await page.keyboard.up("Shift");
  }
  throw new Error(`the Tab key never reached ${selector}`);
}

/** XPath has no escapes: a text with both kinds of quotes is concatenated. */
function literal(text: string): string {
  return text.includes("'")
    ? `concat(${text
        .split("'")
        .map((part) => `'${part}'`)
        .join(`,"'",`)})`
    : `'${text}'`;
}
