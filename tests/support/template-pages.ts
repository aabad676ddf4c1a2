import type { ElementHandle, Page } from "puppeteer-core";
import type { Sandbox } from "../sandbox/start.ts";
import { type } from "./user.ts";
import { pressStill } from "./press/press-still.ts";

/*
 * What a person does on the CRM's pages, whatever template they are drawn in: finds things by their words, and sees only
 * what is visible.
 */

/** Goes to the home page, and from there by the CRM's own links, as a page that isn't loaded anew is only reached so. */
export async function goByMenu(page: Page, sandbox: Sandbox, menuPath: string): Promise<void> {
  await page.bringToFront();
  await page.goto(`${sandbox.crm}/`);
  await follow(page, menuPath);
}

/** Presses the visible link that leads to this path, and waits until the address is there. */
export async function follow(page: Page, path: string): Promise<void> {
  const link = await page.waitForSelector(`a[href="${path}"]`, { visible: true });
  await link?.evaluate((element) => (element as HTMLElement).click());
  await waitForAddress(page, path);
}

/** Waits until the page is at this path and query, whether it was loaded or swapped in. */
export async function waitForAddress(page: Page, path: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => location.pathname + location.search === wanted,
    { polling: 100 },
    path,
  );
}

/** The visible button, link or input that is called so, without its icons and carets. */
export async function pressNamed(page: Page, name: string): Promise<void> {
  const found = await page.waitForFunction(
    (wanted) =>
      Array.from(document.querySelectorAll<HTMLElement>("main :is(button,a,input[type=submit])")).find(
        (each) => {
          const copy = each.cloneNode(true) as HTMLElement;
          for (const mark of copy.querySelectorAll(".material-icons,.caret")) mark.remove();
          const words = (copy as HTMLInputElement).value || copy.textContent || "";
          return words.trim() === wanted && each.checkVisibility();
        },
      ),
    { polling: 100 },
    name,
  );
  await pressStill(found as ElementHandle<HTMLElement>);
}

/** Ticks the first clients of the open list that are wanted, and returns their names. */
export async function tickClients(page: Page, wanted: readonly string[], count: number): Promise<string[]> {
  await page.waitForSelector('td input[type=checkbox][name$="clientIds"]', { visible: true });
  return page.$$eval(
    'td input[type=checkbox][name$="clientIds"]',
    (boxes, names, most) => {
      const ticked: string[] = [];
      for (const box of boxes) {
        const links = Array.from(
          box.closest("tr")?.querySelectorAll("a") ?? [],
          (link) => link.textContent?.trim() ?? "",
        );
        const name = links.find((each) => names.includes(each));
        if (name === undefined || ticked.length >= most || !box.checkVisibility()) continue;
        box.click();
        ticked.push(name);
      }
      return ticked;
    },
    wanted,
    count,
  );
}

/** Presses Planbridge's entry in the list's own Action menu, or where else it stands. */
export async function pressEntry(page: Page, label: string): Promise<void> {
  const entry = `[data-planbridge="${label}"]`;
  await page.waitForSelector(entry);
  if (!(await page.$eval(entry, (element) => element.checkVisibility()))) await pressNamed(page, "Action");
  const link = await page.waitForSelector(`${entry} :is(a,button), ${entry}:is(a,button)`, { visible: true });
  if (link) await pressStill(link);
}

/** Types into the box that stands for a field of a form: the field's own, or the one that a script has put beside it. */
export async function fill(page: Page, name: string, text: string): Promise<void> {
  await page.waitForSelector(named(name));
  await type(page, await boxOf(page, name), text);
  // Pickers take over what was typed when the box is left.
  await page.keyboard.press("Tab");
}

/** What a person sees in the box of a field. */
export async function shownIn(page: Page, name: string): Promise<string> {
  return page.$eval(await boxOf(page, name), (box) => (box as HTMLInputElement).value);
}

/** Fields of forms that are hidden as a whole are nobody's. */
function named(name: string): string {
  return `main :not([hidden] *)[name$="${name}"]`;
}

async function boxOf(page: Page, name: string): Promise<string> {
  const own = named(name);
  const isHidden = await page.$eval(own, (box) => (box as HTMLInputElement).type === "hidden");
  return isHidden ? `${own} + input` : own;
}

/** Chooses by the words that are seen, in the drop-down or in what a script has put in its place. */
export async function choose(page: Page, name: string, words: string): Promise<void> {
  const select = await page.waitForSelector(named(name));
  const replaced = await page.$(`${named(name)} + .select2-container .select2-selection`);
  if (replaced) {
    await replaced.click();
    const option = await page.waitForSelector(
      `::-p-xpath(//li[contains(@class,"select2-results__option")][normalize-space(.)="${words}"])`,
    );
    await option?.click();
    return;
  }
  const value = await select?.evaluate(
    (element, wanted) =>
      Array.from((element as HTMLSelectElement).options).find(({ text }) => text.trim().startsWith(wanted))
        ?.value,
    words,
  );
  await (select as ElementHandle<HTMLSelectElement>).select(value ?? "");
}

/** The address and the result of each row of the Streamline list, in the list's order. */
export async function capturedVerdicts(page: Page): Promise<string[][]> {
  return page.$$eval("tr:has([data-verdict])", (rows) =>
    rows.map((row) => [
      row.querySelector('a[href^="/Streamline/Review/"]')?.getAttribute("href") ?? "",
      row.querySelector<HTMLElement>("[data-verdict]")?.dataset["verdict"] ?? "",
    ]),
  );
}

/** All that the CRM has stored of its clients, by client; one of them can be left out. */
export function storedRecords({ control }: Sandbox, except?: number): unknown {
  return control
    .clients()
    .filter(({ id }) => id !== except)
    .map((client) => ({
      client,
      contracts: control
        .contractsOf(client.id)
        .map((contract) => ({ contract, parts: control.contractParts(contract.id) })),
      invoices: control.invoicesOf(client.id),
    }));
}
