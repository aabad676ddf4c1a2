import type { Page } from "puppeteer-core";
import { formatDate } from "../../lib/core/calendar-date.ts";
import { CATEGORIES } from "../sandbox/crm/records/choices.ts";
import type { TestSession } from "./test-session.ts";
import { machineToday } from "./clock/machine-clock.ts";
import { exposeOwnRoots } from "./own-roots.ts";
import { waitFor } from "./pace.ts";
import { pressButton, type } from "./user.ts";

export const INVOICE = "planbridge-invoice";

/** A finding as the panel shows it. */
export interface ShownFinding {
  code: string;
  severity: string;
  words: string;
}

/** The values of a line, by the field names of the CRM's form. */
export type LineFields = Partial<
  Record<
    "DeliveredFrom" | "DeliveredTo" | "PlanCategory" | "SupportItem" | "Qty" | "Hours" | "Rate" | "Total",
    string
  >
>;

/** Opens Create New Invoice for a client, and waits until the client's budgets are known. */
export async function openInvoice({ page, sandbox }: TestSession, clientId: number): Promise<void> {
  await page.bringToFront();
  await page.goto(`${sandbox.crm}/Invoices/Create?clientId=${clientId}`);
  await page.waitForSelector(INVOICE);
  await waitFor(page, INVOICE, "PACE plan retrieved").catch(() =>
    waitFor(page, INVOICE, "No PACE plan", 100),
  );
}

/** Fills in the invoice header with a unique number. */
export async function fillHead(page: Page, number: string): Promise<void> {
  await page.select("#ServiceProvider", "Billabong Care Co");
  await type(page, "#InvoiceNumber", number);
  await type(page, "#ProviderInvoiceDate", formatDate(machineToday()));
}

/** The selector of a line's field, whoever draws the lines. */
export function lineField(line: number, name: keyof LineFields): string {
  return `:is([name="Lines[${line}].${name}"]:not([type=hidden]),[data-place="${line}-${name}"])`;
}

/**
 * Types values again that a redraw of the lines discarded, as a person would. All fields are verified at the end, since
 * keys meant for a field that was just replaced go to the one before.
 */
export async function fillLine(page: Page, line: number, fields: LineFields): Promise<void> {
  const all = Object.entries(fields) as [keyof LineFields, string][];
  const head = await headOf(page);
  let wrong = all;
  for (let tries = 0; tries < 8 && wrong.length > 0; tries += 1) {
    for (const [name, text] of wrong) {
      if (name === "PlanCategory") await page.select(lineField(line, name), text);
      else await type(page, lineField(line, name), text);
    }
    const values = await Promise.all(all.map(([name]) => valueOf(page, line, name)));
    wrong = all.filter(([, text], at) => values[at] !== text);
    const now = await headOf(page);
    for (const [selector, text] of Object.entries(head))
      if (now[selector] !== text) await type(page, selector, text);
  }
}

/** The fields above the lines, by selector. */
function headOf(page: Page): Promise<Record<string, string>> {
  return page.evaluate(
    (selectors) =>
      Object.fromEntries(
        selectors.map((selector) => [
          selector,
          document.querySelector<HTMLInputElement>(selector)?.value ?? "",
        ]),
      ),
    ["#InvoiceNumber", "#ProviderInvoiceDate"],
  );
}

export function valueOf(page: Page, line: number, name: keyof LineFields): Promise<string> {
  return page.$eval(lineField(line, name), (field) => (field as HTMLInputElement).value);
}

/** The name of the focused field of a line. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { name, dataset } = document.activeElement as HTMLInputElement;
    return name || dataset["place"] || "";
  });
}

export async function findingsOf(page: Page): Promise<ShownFinding[]> {
  await exposeOwnRoots(page);
  return page.evaluate((host) => {
    const shown = document.querySelector(host)?.shadowRoot?.querySelectorAll<HTMLElement>(".pb-finding");
    return Array.from(shown ?? [], ({ dataset, innerText }) => ({
      code: dataset["code"] ?? "",
      severity: dataset["severity"] ?? "",
      words: innerText,
    }));
  }, INVOICE);
}

/** Presses the CRM's own Create Invoice; the caller waits for the result. */
export function pressCreate(page: Page): Promise<void> {
  return pressButton(page, "Create Invoice");
}

/** Presses the CRM's own Update Invoice; the caller waits for the result. */
export function pressUpdate(page: Page): Promise<void> {
  return pressButton(page, "Update Invoice");
}

/**
 * An item of the category: the first two digits count the categories. It may be delivered on any day, so that no test
 * depends on the day of the week, or on the public holidays, of the date on which it runs.
 */
export function itemOf(category = ""): string {
  return `${String(CATEGORIES.indexOf(category) + 1).padStart(2, "0")}_020_0120_1_1`;
}
