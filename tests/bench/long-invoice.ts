import type { ElementHandle, Page } from "puppeteer-core";
import { formatDate } from "../../lib/core/calendar-date.ts";
import type { ClientSummary } from "../sandbox/control/records.ts";
import type { Sandbox } from "../sandbox/start.ts";
import { elementIn } from "../support/own-roots.ts";

/** What a line is typed with, one after the other; the places of a form's names. */
export interface LongInvoice {
  clientId: number;
  lines: Record<string, string>[];
}

export const HOST = "planbridge-invoice";
const CATEGORY = "Assistance with Daily Life";

/** A client whose plan has funding periods in this category, and an invoice of so many of its days for them. */
export function createLongInvoice({ control }: Sandbox, count: number): LongInvoice {
  const fits = ({ id, caseName, ndisNumber, apiAccess }: ClientSummary) =>
    caseName === "matching" &&
    apiAccess &&
    control.contractsOf(id)[0]?.plan_start &&
    control
      .paceBudgetsOf(ndisNumber ?? "")
      .some(({ category, periods }) => category === CATEGORY && periods.length > 1);
  const client = control.clients().find(fits);
  const start = client && control.contractsOf(client.id)[0]?.plan_start;
  if (!start) throw new Error("the sandbox has no client with funding periods");
  const day = (at: number) => formatDate(Temporal.PlainDate.from(start).add({ days: at }).toString());
  const lines = Array.from({ length: count }, (_, at) => ({
    DeliveredFrom: day(at),
    DeliveredTo: day(at),
    PlanCategory: CATEGORY,
    SupportItem: "01_011_0107_1_1",
    Qty: "2",
    Rate: "70.23",
    Total: "140.46",
  }));
  return { clientId: client.id, lines };
}

/** Opens Create New Invoice and fills it in, as fast as a script can. */
export async function openInvoice(page: Page, { crm }: Sandbox, invoice: LongInvoice): Promise<void> {
  await page.goto(`${crm}/Invoices/Create?clientId=${invoice.clientId}`);
  await page.waitForSelector("[data-adds-line]");
  await page.evaluate((lines) => {
    const set = (name: string, value: string) => {
      const control = document.querySelector<HTMLInputElement>(`[name="${name}"]`);
      if (!control) throw new Error(`the form has no ${name}`);
      control.value = value;
      control.dispatchEvent(new Event("change", { bubbles: true }));
    };
    set(
      "ServiceProvider",
      document.querySelector<HTMLOptionElement>("#ServiceProvider option:nth-child(2)")?.value ?? "",
    );
    set("InvoiceNumber", "INV-60");
    const add = document.querySelector<HTMLElement>("[data-adds-line]");
    while (document.querySelectorAll("#invoice-lines tbody tr").length < lines.length) add?.click();
    for (const [at, line] of lines.entries())
      for (const [name, value] of Object.entries(line)) set(`Lines[${at}].${name}`, value);
  }, invoice.lines);
}

/** Presses our button, and waits until the panel has the plan. */
export async function retrievePlan(page: Page): Promise<void> {
  const button = await ourButton(page, "Retrieve PACE plan");
  // By the keyboard: what has just been filled in may still be moving the panel.
  await button.press("Enter");
  await ourButton(page, "Retrieve again");
}

function ourButton(page: Page, words: string): Promise<ElementHandle> {
  return elementIn(page, HOST, "button", words);
}
