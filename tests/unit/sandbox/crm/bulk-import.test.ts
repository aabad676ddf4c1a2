import { expect, test } from "vitest";
import { BULK_COLUMNS, type BulkColumn } from "../../../sandbox/crm/records/bulk-columns.ts";
import { addToDate, formatDate } from "../../../sandbox/dates.ts";
import { billable, signedIn, type Billable } from "../invoices.ts";
import { runSandbox } from "../running.ts";

const PATH = "/Invoices/BulkImport";
const sandbox = runSandbox();
const control = () => sandbox().control;

type Changes = Partial<Record<BulkColumn, string>>;

function row(client: Billable, changes: Changes = {}): string {
  const numbers = { "Assistance with Daily Life": "01", Consumables: "03" };
  const category = Object.entries(numbers).find(([name]) => name === client.budget.category)?.[1] ?? "04";
  const cells: Changes = {
    "Client NDIS Number": client.ndisNumber,
    "Service Provider ABN": "32999990001",
    "Invoice Number": "B/1",
    "Invoice Date": "02/07/2026",
    "Invoice Total": "$10.00",
    "Invoice Line Delivered Date": formatDate(addToDate(client.contract.start_date ?? "", { days: 1 })),
    "Support Item Number": `${category}_999_0107_1_1`,
    Quantity: "1",
    Rate: "10.00",
    ...changes,
  };
  return BULK_COLUMNS.map((column) => `"${cells[column] ?? ""}"`).join(",");
}

const file = (...rows: string[]) => [BULK_COLUMNS.join(","), ...rows].join("\r\n");

test("sandbox bulk import: a file creates an invoice for each client, provider and number", async () => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox());
  expect(await browser.text(PATH)).toMatch(/<h1>Bulk Invoice File Import<\/h1>.*>Download Template<\/a>/);
  const template = await browser.get(`${PATH}/Template`);
  expect((await template.text()).trim()).toBe(BULK_COLUMNS.join(","));
  const text = file(row(client), row(client, { Rate: "2.50" }), row(client, { "Invoice Number": "B/2" }));
  const answer = await browser.upload(PATH, text);
  expect(answer.headers.get("location")).toBe("/Invoices?imported=2");
  expect(control().invoicesOf(client.clientId)).toEqual([
    expect.objectContaining({ invoice_number: "B/1", total: 1250, status: "Extract Generated" }),
    expect.objectContaining({ invoice_number: "B/2", total: 1000 }),
  ]);
  expect(control().counters().writes).toEqual({ [`POST ${PATH}`]: 1 });
});

test.each<[Changes, string]>([
  [{ "Client NDIS Number": "43 123 456" }, "Client NDIS Number must be 9 digits without spaces."],
  [{ "Client NDIS Number": "999999999" }, "Client NDIS Number doesn&#39;t match an active client."],
  [{ "Service Provider ABN": "3299999000" }, "Service Provider ABN must be 11 digits without spaces."],
  [{ "Service Provider ABN": "11111111111" }, "Service Provider ABN doesn&#39;t match a service provider."],
  [{ "Invoice Number": "A B" }, "Invoice Number must be up to 50 letters"],
  [{ "Invoice Date": "2026-07-02" }, "Invoice Date must be a date in the form DD/MM/YYYY."],
  [{ "Invoice Total": "ten" }, "Invoice Total must be a number"],
  [{ "Invoice Line Delivered Date": "" }, "Invoice Line Delivered Date must be a date"],
  [{ "Invoice Line Delivered Date": "01/01/2001" }, "outside the service contract"],
  [{ "Support Item Number": "Visit" }, "Support Item Number must be one of the price guide."],
  [{ Hours: "1" }, "Either Quantity or Hours must be given, not both."],
  [{ Rate: "9999999" }, "Remaining Funds Exceeded"],
])("%j in one row rejects the whole file", async (changes, reason) => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox());
  const bad = row(client, { "Invoice Number": "B-2", ...changes });
  const answer = await browser.upload(PATH, file(row(client), bad, row(client, { "Invoice Number": "B-3" })));
  expect(answer.status).toBe(200);
  const page = await answer.text();
  expect(page).toMatch(/role="alert">\s*<p>Row 3: /);
  expect(page).toContain(reason);
  expect(control().invoicesOf(client.clientId)).toEqual([]);
});

test("sandbox bulk import: a support item's own budget limits a file but not a form", async () => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox());
  const support = control()
    .contractParts(client.contract.id)
    .supports.find(({ category }) => category === client.budget.category);
  const item = support?.service.split(" ")[0] ?? "";
  const short = { "Support Item Number": item, Rate: String((support?.total ?? 0) / 100 + 0.01) };
  expect(await (await browser.upload(PATH, file(row(client, short)))).text()).toContain(
    "Remaining Funds Exceeded",
  );
});

test("sandbox bulk import: an unreadable file, other columns and a form without the token are refused", async () => {
  const browser = await signedIn(sandbox());
  expect(await (await browser.upload(PATH, "")).text()).toContain("Choose a CSV file.");
  expect(await (await browser.upload(PATH, "a,b\r\n1,2")).text()).toContain("columns of the template");
  expect(await (await browser.upload(PATH, file())).text()).toContain("The file has no rows.");
  const body = new FormData();
  body.set("File", new File([file()], "invoices.csv"));
  expect((await browser.post(PATH, body)).status).toBe(400);
});
