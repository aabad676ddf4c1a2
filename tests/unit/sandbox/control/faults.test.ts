import { expect, test } from "vitest";
import type { FaultSettings } from "../../../sandbox/control/faults.ts";
import { askAgency, identityOf } from "../agency.ts";
import { CrmBrowser, detail } from "../crm-browser.ts";
import { ProdaDevice } from "../proda-device.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox();
const crm = (path: string, init: RequestInit = {}) =>
  fetch(sandbox().nodeOrigins.crm + path, { redirect: "manual", ...init });
const setFaults = (faults: FaultSettings) => sandbox().control.setFaults(faults);

test("sandbox faults: a set number of requests gets Retry-After, later ones don't", async () => {
  await setFaults({ crm: { tooMany: { count: 2, retryAfter: 7 } } });
  const answers = [await crm("/login"), await crm("/login"), await crm("/login")];
  expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
  expect(answers[0]?.headers.get("retry-after")).toBe("7");
});

test("sandbox faults: random errors repeat in the same order for the same rate", async () => {
  const first = await statusesAtHalf();
  expect(new Set(first)).toEqual(new Set([200, 500]));
  expect(await statusesAtHalf()).toEqual(first);
});

async function statusesAtHalf(): Promise<number[]> {
  await setFaults({ crm: { errorRate: 0.5 } });
  const statuses: number[] = [];
  for (let request = 0; request < 12; request += 1) statuses.push((await crm("/login")).status);
  return statuses;
}

test("sandbox faults: a request is delayed for the set time", async () => {
  await setFaults({ crm: { latencyMs: 120 } });
  const start = performance.now();
  await crm("/login");
  expect(performance.now() - start).toBeGreaterThan(110);
});

test("sandbox faults: a hanging request is cut off when faults are set again", async () => {
  await setFaults({ crm: { hang: 1 } });
  const hanging = crm("/login").then(
    () => "answered",
    () => "cut off",
  );
  await expect.poll(() => sandbox().control.counters().crm.requests["GET /login"]).toBe(1);
  expect((await crm("/login")).status).toBe(200);
  expect(sandbox().control.counters().crm.maxConcurrent).toBe(2);
  await setFaults({});
  expect(await hanging).toBe("cut off");
});

test("sandbox faults: requests past a number wait until faults are set again, and are answered then", async () => {
  await setFaults({ crm: { holdAfter: 1 } });
  const answered: string[] = [];
  const ask = async (name: string) => {
    const { status } = await crm("/login");
    answered.push(`${name} ${status}`);
  };
  await ask("first");
  const later = Promise.all([ask("second"), ask("third")]);
  await expect.poll(() => sandbox().control.counters().crm.requests["GET /login"]).toBe(3);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(answered).toEqual(["first 200"]);
  await setFaults({});
  await later;
  expect(answered).toHaveLength(3);
});

/** A signed-in person, and a client's form as they filled it in. */
async function filledClientForm(surname: string) {
  const browser = new CrmBrowser(sandbox());
  await browser.signIn();
  const form = await browser.text("/Clients/Edit/1");
  const fields = Object.fromEntries(
    [...form.matchAll(/name="([^"]+)"[^>]* value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? "",
      value ?? "",
    ]),
  );
  const typed = { Type: "Client", Gender: "Female", Status: "Active", State: "NSW", Surname: surname };
  return { browser, fields: { ...fields, ...typed } };
}

test("sandbox faults: a form is saved late although its client has gone", async () => {
  const { browser, fields } = await filledClientForm("Late-Save");
  await setFaults({ crm: { commitLateMs: 150, only: "/Clients/Edit" } });
  await expect(browser.post("/Clients/Edit/1", fields, AbortSignal.timeout(30))).rejects.toThrow("timeout");
  expect(detail(await browser.text("/Clients/Profile/1"), "Surname")).not.toBe("Late-Save");
  await expect
    .poll(async () => detail(await browser.text("/Clients/Profile/1"), "Surname"))
    .toBe("Late-Save");
  expect(sandbox().control.counters().writes).toEqual({ "POST /Clients/Edit/:id": 1 });
});

test("sandbox faults: a form that a gateway gave up on is saved late, once", async () => {
  const { browser, fields } = await filledClientForm("Gateway-Save");
  await setFaults({ crm: { gateway: { count: 1, lateMs: 100 } } });
  expect((await browser.get("/Clients/Profile/1")).status).toBe(200);
  expect((await browser.post("/Clients/Edit/1", fields)).status).toBe(504);
  expect(detail(await browser.text("/Clients/Profile/1"), "Surname")).not.toBe("Gateway-Save");
  await expect
    .poll(async () => detail(await browser.text("/Clients/Profile/1"), "Surname"))
    .toBe("Gateway-Save");
  expect(sandbox().control.counters().writes).toEqual({ "POST /Clients/Edit/:id": 1 });
});

test("sandbox faults: a form whose answer is lost is stored once", async () => {
  const { browser, fields } = await filledClientForm("Lost-Answer");
  await setFaults({ crm: { dropAfterCommit: 1 } });
  expect((await browser.get("/Clients/Profile/1")).status).toBe(200);
  await expect(browser.post("/Clients/Edit/1", fields)).rejects.toThrow("fetch failed");
  expect(detail(await browser.text("/Clients/Profile/1"), "Surname")).toBe("Lost-Answer");
  expect(sandbox().control.counters().writes).toEqual({ "POST /Clients/Edit/:id": 1 });
});

test("sandbox faults: a key refresh whose answer is lost takes effect, and only the new key works", async () => {
  const device = new ProdaDevice(sandbox());
  const { keys, accessToken } = await device.connect();
  const next = await device.newKeys();
  await setFaults({ proda: { dropAfterCommit: 1 } });
  await expect(device.refresh(next, accessToken)).rejects.toThrow("fetch failed");
  expect((await device.token(keys)).status).toBe(400);
  expect((await device.token(next)).status).toBe(200);
});

test("sandbox faults: a proxy page replaces JSON only where it is set", async () => {
  await setFaults({ ndia: { html: 1, only: "/plans" } });
  const base = `${sandbox().nodeOrigins.ndia}/ndis-api/4.0`;
  expect((await fetch(`${base}/determine-participant-plan/`)).status).toBe(401);
  const page = await fetch(`${base}/plans/`);
  expect(page.status).toBe(200);
  expect(page.headers.get("content-type")).toContain("text/html");
});

test.each([
  ["date", { plan_end_date: "2027-02-31" }],
  ["missing", { plan_end_date: undefined }],
] as const)("a plan comes with the defect “%s”", async (badPlan, defect) => {
  const { clientId } =
    sandbox()
      .control.expected()
      .find(({ expected }) => expected === "success") ?? {};
  const client = await identityOf(sandbox(), clientId);
  await setFaults({ ndia: { badPlan } });
  const answer = await askAgency(sandbox(), "/4.0/plans/", client);
  const body: { result: Record<string, unknown>[] } = await answer.json();
  expect(body.result[0]?.["plan_end_date"]).toBe(defect.plan_end_date);
  expect(sandbox().control.counters().participants[client.participant]).toMatchObject({
    determine: 0,
    plans: 1,
  });
});
