import { expect, test } from "vitest";
import { abnOf, PROVIDERS } from "../../../sandbox/crm/records/providers.ts";
import { addToDate, formatDate } from "../../../sandbox/dates.ts";
import { detail } from "../crm-browser.ts";
import { billable, invoiceOf, signedIn } from "../invoices.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox();
const control = () => sandbox().control;

test("sandbox CRM: the menu opens Invoice Entry and the search finds a client", async () => {
  const browser = await signedIn(sandbox());
  expect(await browser.text("/")).toContain('<a href="/Invoices">Invoice Entry</a>');
  const list = await browser.text("/Invoices");
  expect(list).toContain(">Service Entry</h1>");
  expect(list).toMatch(/Data Loader<\/button>.*>Bulk Invoice File Import<\/a>/);
  const { clientId, ndisNumber } = billable(sandbox());
  const found = await browser.get(
    `/Invoices/Create?client=${encodeURIComponent(`Somebody - ${ndisNumber}`)}`,
  );
  expect(found.headers.get("location")).toBe(`/Invoices/Create?clientId=${clientId}`);
  expect(await browser.text("/Invoices/Create?client=nobody")).toContain("No single client matches");
  const form = await browser.text(`/Invoices/Create?clientId=${clientId}`);
  expect(form).toContain("<h1>Create New Invoice</h1>");
  expect(detail(form, "NDIS Number")).toBe(ndisNumber);
  expect(form).toMatch(/id="invoice-client">.*<span class="badge badge-pace">PACE<\/span>/);
  expect(form).toContain('aria-labelledby="line-DeliveredFrom"');
  expect(form).toContain('<option value="">Select On Hold Reason</option>');
});

test("sandbox CRM: a created invoice is stored, counts as delivered and can be found", async () => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox());
  const page = `/ServiceContracts/Details/${client.contract.id}`;
  const before = control().contractParts(client.contract.id).deliveries.length;
  const saved = await browser.submit(client.form, invoiceOf(client, { InvoiceNote: "As agreed" }));
  expect(saved.status).toBe(303);
  const [invoice] = control().invoicesOf(client.clientId);
  expect(saved.headers.get("location")).toBe(`/Invoices/Edit/${invoice?.id}`);
  expect(invoice).toMatchObject({
    reference: "NDIS-0000000001",
    abn: abnOf("Billabong Care Co"),
    note: "As agreed",
    total: 1502,
    status: "Ready for Extraction",
  });
  expect(control().invoiceLines(invoice?.id ?? 0)).toEqual([
    expect.objectContaining({ type: "STAN", gst_code: "P2", quantity: 150, rate: 1001, total: 1502 }),
  ]);
  const delivered = control().contractParts(client.contract.id).deliveries;
  expect(delivered).toHaveLength(before + 1);
  expect(delivered).toContainEqual(
    expect.objectContaining({ invoice_number: "BCC-1", total: 1502, item_number: "01_011_0107_1_1" }),
  );
  expect(await browser.text(page)).toContain("<td>BCC-1</td>");
  expect(await browser.text("/Invoices")).toContain("<td>NDIS-0000000001</td>");
  expect(control().counters().writes).toEqual({ "POST /Invoices/Create": 1 });
});

test("sandbox CRM: an updated invoice replaces its deliveries and a cancelled one removes them", async () => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox(), { pace: false });
  const before = control().contractParts(client.contract.id).deliveries;
  const saved = await browser.submit(client.form, invoiceOf(client));
  const edit = saved.headers.get("location") ?? "";
  expect(await browser.text(edit)).toMatch(/<h1>Edit Invoice<\/h1>.*>Update Invoice<.*>Cancel Invoice</);
  const changed = await browser.submit(edit, { "Lines[0].Qty": "2", ApprovedByClient: "No" });
  expect(changed.status).toBe(303);
  expect(control().invoicesOf(client.clientId)).toEqual([
    expect.objectContaining({ total: 2002, status: "Pending Client approval" }),
  ]);
  expect(control().contractParts(client.contract.id).deliveries).toHaveLength(before.length + 1);
  const token = /name="__RequestVerificationToken" value="([^"]+)"/.exec(await browser.text(edit))?.[1] ?? "";
  await browser.post(edit.replace("Edit", "Cancel"), { __RequestVerificationToken: token });
  expect(control().invoicesOf(client.clientId)[0]?.status).toBe("Cancelled");
  expect(control().contractParts(client.contract.id).deliveries).toEqual(before);
  expect(await browser.text(edit)).not.toContain("Update Invoice");
  // Its number is free again.
  expect((await browser.submit(client.form, invoiceOf(client))).status).toBe(303);
});

test("sandbox CRM: an invoice of the same client, provider and number is a duplicate, but not of itself", async () => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox());
  const saved = await browser.submit(client.form, invoiceOf(client));
  const twin = await (await browser.submit(client.form, invoiceOf(client))).text();
  expect(twin).toMatch(/role="alert"[^]*Duplicate Invoice/);
  expect(twin).toContain('id="InvoiceNumber-error"');
  expect(control().invoicesOf(client.clientId)).toHaveLength(1);
  expect((await browser.submit(saved.headers.get("location") ?? "", {})).status).toBe(303);
  const other = invoiceOf(client, { ServiceProvider: "Southern Cross Therapy" });
  expect((await browser.submit(client.form, other)).status).toBe(303);
});

test.each([
  [{ ServiceProvider: "" }, "Service Provider is required."],
  [{ InvoiceNumber: "" }, "Invoice Number is required."],
  [{ "Lines[0].DeliveredFrom": "31/02/2026" }, "Delivered From must be a date in the form dd/mm/yyyy."],
  [{ "Lines[0].DeliveredTo": "01/01/2001" }, "Delivered To must not be before Delivered From."],
  [{ "Lines[0].PlanCategory": "Home Modifications" }, "Plan Category must be one of the choices."],
  [{ "Lines[0].SupportItem": "" }, "Support Item is required."],
  [{ "Lines[0].Hours": "1" }, "Enter either Qty or Hours, not both."],
  [{ "Lines[0].Qty": "1.005" }, "Qty must be a number with at most two decimals."],
  [{ "Lines[0].Type": "CANC" }, "Cancellation Reason Code is required."],
  [{ "Lines[0].DeliveredFrom": "01/01/2001" }, "The delivered dates are outside the service contract"],
  [{ "Lines[0].Rate": "9,999,999" }, "Remaining Funds Exceeded"],
])("%j is refused and keeps what was typed", async (changes, message) => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox());
  const answer = await browser.submit(client.form, invoiceOf(client, { InvoiceNote: "kept", ...changes }));
  expect(answer.status).toBe(200);
  const page = await answer.text();
  expect(page).toContain(message);
  expect(page).toMatch(/role="alert"/);
  expect(page).toContain(">kept</textarea>");
  expect(control().invoicesOf(client.clientId)).toEqual([]);
});

test("sandbox CRM: the lines of an invoice use the same budget one after another", async () => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox(), { pace: false });
  const line = (index: number, rate: string) =>
    Object.entries(invoiceOf(client)).flatMap(([name, value]) =>
      name.startsWith("Lines")
        ? [[name.replace("0", String(index)), name.endsWith("Rate") ? rate : value]]
        : [],
    );
  const rate = String(Math.ceil(client.budget.amount / 100 / 2));
  const lines = Object.fromEntries([...line(0, rate), ...line(7, rate)]);
  const types = { "Lines[7].Type": "STAN", "Lines[7].GstCode": "P2" };
  const answer = await browser.submit(client.form, { ...invoiceOf(client), ...lines, ...types });
  const page = await answer.text();
  expect(page).not.toContain('id="Lines[0].PlanCategory-error"');
  expect(page).toContain('id="Lines[1].PlanCategory-error"');
});

test("sandbox CRM: without Auto Calculate the total stays as typed", async () => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox());
  await browser.submit(client.form, invoiceOf(client, { AutoCalculate: "No", "Lines[0].Total": "15.03" }));
  expect(control().invoicesOf(client.clientId)[0]?.total).toBe(1503);
});

test("sandbox CRM: a future date and two equal lines are warnings, and the invoice is saved", async () => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox(), { pace: false });
  const day = formatDate(addToDate(client.today, { days: 9 }));
  const first = invoiceOf(client, {
    "Lines[0].DeliveredFrom": day,
    "Lines[0].Type": "STAN",
    "Lines[0].GstCode": "P2",
  });
  const twin = Object.entries(first).map(([name, value]) => [name.replace("[0]", "[1]"), value] as const);
  const saved = await browser.submit(client.form, { ...first, ...Object.fromEntries(twin) });
  const page = await browser.text(saved.headers.get("location") ?? "");
  expect(page).toContain("Line 1: The delivered date is in the future.");
  expect(page).toContain("Duplicate Line Items: Line 2");
});

test("sandbox CRM: invoice lines can be client-rendered and replaced while somebody works", async () => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox());
  control().setSwitches({ rerenderLines: true });
  expect(await browser.text(client.form)).toMatch(
    /<table id="invoice-lines"[^>]* data-rerender-lines="1500"/,
  );
  control().setSwitches({ invoiceEntry: "spa" });
  const page = await browser.text(client.form);
  expect(page).toMatch(/<div id="invoice-lines" data-start="[^"]+" data-rerender-lines="1500"/);
  expect(page).toContain('src="/static/spa-lines.js"');
  expect(page).not.toContain('name="Lines');
});

test("sandbox CRM: a hidden column isn't rendered and its default is stored", async () => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox());
  control().setSwitches({ hideLabels: ["GST Code", "Hours", "ABN"] });
  expect(await browser.text(client.form)).not.toMatch(/GST Code|Hours|>ABN</);
  await browser.submit(client.form, invoiceOf(client));
  const [invoice] = control().invoicesOf(client.clientId);
  expect(control().invoiceLines(invoice?.id ?? 0)[0]).toMatchObject({ gst_code: "P2", hours: null });
});

test("sandbox CRM: a field hidden from an invoice's form keeps its stored value", async () => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox());
  const saved = await browser.submit(
    client.form,
    invoiceOf(client, { ABN: "REIMB", "Lines[0].GstCode": "P5" }),
  );
  control().setSwitches({ hideLabels: ["GST Code", "ABN"] });
  await browser.submit(saved.headers.get("location") ?? "", { "Lines[0].Qty": "2" });
  const [invoice] = control().invoicesOf(client.clientId);
  expect(invoice).toMatchObject({ abn: "REIMB", total: 2002 });
  expect(control().invoiceLines(invoice?.id ?? 0)[0]).toMatchObject({ gst_code: "P5", quantity: 200 });
});

test("sandbox CRM: every provider has a valid ABN", () => {
  const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
  const numbers = PROVIDERS.map(abnOf).filter((abn) => abn !== "EXCLS");
  expect(new Set(numbers).size).toBe(5);
  for (const abn of numbers) {
    const digits = Array.from(abn, Number).with(0, Number(abn[0]) - 1);
    expect(digits.reduce((sum, digit, at) => sum + digit * (weights[at] ?? 0), 0) % 89).toBe(0);
  }
});
