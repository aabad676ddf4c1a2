import { expect, test } from "vitest";
import { matchingClient } from "../agency.ts";
import { CrmBrowser } from "../crm-browser.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox();
const control = () => sandbox().control;

async function send(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${sandbox().nodeOrigins.crm}/__sandbox${path}`, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
  });
}

async function read(path: string): Promise<unknown> {
  return (await send("GET", path)).json();
}

test("sandbox control: HTTP returns the same PACE records as a direct read", async () => {
  const { id, ndisNumber } = matchingClient(sandbox(), { pace: true });
  const [contract] = control().contractsOf(id);
  expect(await read("/clients")).toEqual(control().clients());
  expect(await read(`/client/${id}/contracts`)).toEqual(control().contractsOf(id));
  expect(await read(`/contract/${contract?.id}/parts`)).toEqual(control().contractParts(contract?.id ?? 0));
  expect(await read(`/participant/${ndisNumber}/budgets`)).toEqual(control().paceBudgetsOf(ndisNumber ?? ""));
});

test("sandbox control: HTTP changes a PACE plan and reports an invalid change", async () => {
  const { ndisNumber } = matchingClient(sandbox(), { pace: true });
  const participant = `/participant/${ndisNumber}`;
  const budget = { category: "Improved Relationships", approved: 4200, management: "Agency-managed" };
  expect((await send("POST", `${participant}/budget`, budget)).status).toBe(200);
  const change = { category: "Improved Relationships", spent: 42 };
  expect((await send("PATCH", `${participant}/budget`, change)).status).toBe(200);
  expect((await send("PATCH", `${participant}/budget`, { category: "Nothing" })).status).toBe(404);
  expect((await send("PATCH", `${participant}/budget`, { ...change, spent: 0.5 })).status).toBe(400);
  const plan = { start: "2026-01-01", end: "2026-06-30" };
  expect((await send("POST", `${participant}/plan`, plan)).status).toBe(200);
  expect((await send("POST", "/participant/000000000/plan", plan)).status).toBe(404);
  expect((await send("POST", "/participant/000000000/budget", budget)).status).toBe(404);
});

test("sandbox control: HTTP locks a contract and expires forms, and reset undoes both", async () => {
  const { id, ndisNumber } = matchingClient(sandbox(), { pace: true });
  const [contract] = control().contractsOf(id);
  const before = control().paceBudgetsOf(ndisNumber ?? "");
  expect((await send("PUT", `/contract/${contract?.id}/locked`, { locked: true })).status).toBe(200);
  expect((await send("PUT", "/contract/999999/locked", { locked: true })).status).toBe(404);
  expect(control().contractsOf(id)[0]?.locked).toBe(1);
  const browser = new CrmBrowser(sandbox());
  await browser.signIn();
  expect((await send("PUT", `/contract/${contract?.id}/ended`, {})).status).toBe(200);
  expect((await send("PUT", "/contract/999999/ended", {})).status).toBe(404);
  await send("POST", "/expire-forms");
  expect((await browser.get("/Clients")).status).toBe(200);
  control().addBudget(ndisNumber ?? "", { category: "Improved Relationships", approved: 1 });
  control().reset();
  expect(control().contractsOf(id)[0]?.locked).toBe(0);
  expect(control().paceBudgetsOf(ndisNumber ?? "")).toEqual(before);
});
