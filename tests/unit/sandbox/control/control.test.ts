import { request } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startSandbox } from "../../../sandbox/start.ts";
import { CrmBrowser, detail } from "../crm-browser.ts";
import { runSandbox } from "../running.ts";
import { currentTime } from "../../../../lib/platform/system-clock.ts";

const sandbox = runSandbox();
const anyPorts = { crm: 0, proda: 0, ndia: 0 };

function control(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${sandbox().nodeOrigins.crm}/__sandbox${path}`, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
  });
}

/** Asks by address with any Host header, which fetch doesn't allow. */
function statusFor(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: sandbox().ports.crm, path: "/__sandbox/counters", headers };
    request(options, (answer) => resolve(answer.resume().statusCode))
      .on("error", reject)
      .end();
  });
}

test("sandbox control: only requests from this machine under its own names are answered", async () => {
  expect(await statusFor({ host: "crm.localhost" })).toBe(200);
  expect(await statusFor({ host: "elsewhere.example" })).toBe(403);
  expect(await statusFor({ host: "localhost", origin: "https://elsewhere.example" })).toBe(403);
});

test("sandbox control: switches change one by one, faults as a whole", async () => {
  await control("PUT", "/switches", { rerender: true });
  await control("PUT", "/switches", { columns: "reordered" });
  expect(sandbox().control.switches()).toMatchObject({ rerender: true, columns: "reordered" });
  await control("PUT", "/faults", { crm: { latencyMs: 1 } });
  await control("PUT", "/faults", { ndia: { html: 2 } });
  expect(await (await control("GET", "/faults")).json()).toMatchObject({
    crm: { latencyMs: 0 },
    ndia: { html: 2 },
  });
});

test.each([
  ["/faults", { crm: { latency: 5 } }],
  ["/faults", { crm: { errorRate: 2 } }],
  ["/switches", { colums: "reordered" }],
  ["/clock", { offsetWeeks: 1 }],
])("a mistake in %s is told, not ignored", async (path, body) => {
  const answer = await control("PUT", path, body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ error: expect.stringMatching(/\w/) });
});

test("sandbox control: the clock moves by days or seconds", async () => {
  await control("PUT", "/clock", { offsetDays: 2 });
  expect(Date.parse(sandbox().control.now()) - currentTime()).toBeCloseTo(2 * 86_400_000, -4);
});

test("sandbox control: everyone can be signed out", async () => {
  const browser = new CrmBrowser(sandbox());
  await browser.signIn();
  await control("POST", "/sign-out-everyone");
  expect((await browser.get("/Clients")).headers.get("location")).toContain("/login");
});

test("sandbox control: an unknown participant and an impossible date are refused", async () => {
  expect((await control("PATCH", "/participant/000000000", { surname: "X" })).status).toBe(404);
  expect((await control("PATCH", "/participant/000000000", { planEnd: "2026-02-30" })).status).toBe(400);
});

test("sandbox control: reset restores the generated people", async () => {
  const browser = new CrmBrowser(sandbox());
  await browser.signIn();
  const before = detail(await browser.text("/Clients/Profile/1"), "Surname");
  await browser.submit("/Clients/Edit/1", { Surname: "Changed" });
  await control("POST", "/reset");
  await browser.signIn();
  expect(detail(await browser.text("/Clients/Profile/1"), "Surname")).toBe(before);
});

test("sandbox control: a database file keeps its records and refuses another seed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  const options = { clients: 20, ports: anyPorts, database: join(folder, "sandbox.db") };
  const first = await startSandbox(options);
  const browser = new CrmBrowser(first);
  await browser.signIn();
  await browser.submit("/Clients/Edit/1", { Surname: "Remembered" });
  await first.stop();
  const second = await startSandbox(options);
  expect(second.control.expected()[0]?.name).toBe("Siobhan Remembered");
  await second.stop();
  await expect(startSandbox({ ...options, seed: 2 })).rejects.toThrow("was generated with");
  rmSync(folder, { recursive: true });
});

test("sandbox control: a taken port and an impossible number of clients are refused", async () => {
  await expect(
    startSandbox({ clients: 20, ports: { ...anyPorts, crm: sandbox().ports.crm } }),
  ).rejects.toThrow("EADDRINUSE");
  await expect(startSandbox({ clients: 0, ports: anyPorts })).rejects.toThrow("1 to 10000");
});
