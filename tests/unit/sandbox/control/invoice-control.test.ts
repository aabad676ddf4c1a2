import { expect, test } from "vitest";
import { billable, invoiceOf, signedIn } from "../invoices.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox();
const control = () => sandbox().control;

async function read(path: string): Promise<unknown> {
  return (await fetch(`${sandbox().nodeOrigins.crm}/__sandbox${path}`)).json();
}

test("sandbox control: HTTP returns the same invoices, lines and captured invoices as a direct read", async () => {
  const browser = await signedIn(sandbox());
  const client = billable(sandbox());
  await browser.submit(client.form, invoiceOf(client));
  const [invoice] = control().invoicesOf(client.clientId);
  expect(await read(`/client/${client.clientId}/invoices`)).toEqual(control().invoicesOf(client.clientId));
  expect(await read(`/invoice/${invoice?.id}/lines`)).toEqual(control().invoiceLines(invoice?.id ?? 0));
  expect(await read("/captured")).toEqual(control().captured());
});

test("sandbox control: reset removes invoices and generates captured invoices again", async () => {
  const browser = await signedIn(sandbox());
  const before = control().captured();
  const sound = before.find(({ fault }) => fault === "none");
  await browser.submit(`/Streamline/Review/${sound?.id}`, {});
  expect(control().captured()).not.toEqual(before);
  control().reset();
  expect(control().captured()).toEqual(before);
  expect(control().invoicesOf(sound?.client_id ?? 0)).toEqual([]);
});
