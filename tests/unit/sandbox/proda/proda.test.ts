import { readExpiry } from "../../../../lib/ndia/proda/expiry.ts";
import { expect, test } from "vitest";
import { decodeJwt } from "../../../sandbox/http/jwt.ts";
import { ProdaDevice } from "../proda-device.ts";
import { runSandbox } from "../running.ts";
import { currentTime } from "../../../../lib/platform/system-clock.ts";

const DAY = 86_400;
const sandbox = runSandbox();

const device = () => new ProdaDevice(sandbox());

type Refusal = { error?: string; errors?: { code: string }[] };

async function codeOf(answer: Response): Promise<string | undefined> {
  const body: Refusal = await answer.json();
  return body.errors?.[0]?.code;
}

async function errorOf(answer: Response): Promise<string | undefined> {
  const body: Refusal = await answer.json();
  return body.error;
}

test("sandbox PRODA: a device is activated with its code and gets a token for an hour", async () => {
  const keys = await device().newKeys();
  const activated = await device().activate(keys, sandbox().control.issueActivationCode());
  expect(await activated.json()).toMatchObject({
    orgId: sandbox().connection.organisationId,
    deviceName: sandbox().connection.deviceName,
    deviceStatus: "[ACTIVE]",
    keyStatus: "[ACTIVE]",
  });
  const answer: Record<string, string> = await (await device().token(keys)).json();
  expect(answer).toMatchObject({ token_type: "bearer", expires_in: 3600, scope: "" });
  expect((readExpiry(answer["key_expiry"], currentTime()) ?? 0) - currentTime()).toBeCloseTo(
    11 * DAY * 1000,
    -5,
  );
  expect(decodeJwt(answer["access_token"] ?? "")?.claims).toMatchObject({
    sub: sandbox().connection.organisationId,
    aud: "PRODA.UNATTENDED.B2B",
    "proda.swinst": sandbox().connection.deviceName,
  });
});

test("sandbox PRODA: the activation code that is printed at the start works", async () => {
  const { startSandbox } = await import("../../../sandbox/start.ts");
  const fresh = await startSandbox({ clients: 1, ports: { crm: 0, proda: 0, ndia: 0 } });
  const own = new ProdaDevice(fresh);
  const answer = await own.activate(await own.newKeys(), fresh.connection.activationCode);
  await fresh.stop();
  expect(answer.status).toBe(200);
});

test("sandbox PRODA: an activation code works once, within an hour", async () => {
  const code = sandbox().control.issueActivationCode();
  await device().activate(await device().newKeys(), code);
  expect(await codeOf(await device().activate(await device().newKeys(), code))).toBe("DE.7");
  const expired = sandbox().control.issueActivationCode({ expired: true });
  expect(await codeOf(await device().activate(await device().newKeys(), expired))).toBe("DE.7");
  const late = sandbox().control.issueActivationCode();
  sandbox().control.setClock(3601);
  expect(await codeOf(await device().activate(await device().newKeys(), late))).toBe("DE.7");
});

test.each([
  ["DE.2", { body: { orgId: "0000000000" } }],
  ["DE.4", { device: "somebody-else" }],
  ["111", { headers: { "dhs-messageId": "not-a-uuid" } }],
  ["111", { headers: { "dhs-auditIdType": "urn:other" } }],
  ["JWK.1", { body: { key: "text" } }],
])("activation is refused with %s for %j, and the code is not used up", async (code, changes) => {
  const otac = sandbox().control.issueActivationCode();
  expect(await codeOf(await device().activate(await device().newKeys(), otac, changes))).toBe(code);
  expect((await device().activate(await device().newKeys(), otac)).status).toBe(200);
});

test.each([
  ["JWK.2", { alg: "RS512" }],
  ["JWK.8", { use: "enc" }],
  ["JWK.1", { n: "AQAB" }],
  ["111", { kid: "other" }],
])("a key is refused with %s for %j", async (code, changes) => {
  const keys = await device().newKeys(changes);
  expect(await codeOf(await device().activate(keys, sandbox().control.issueActivationCode()))).toBe(code);
});

test("sandbox PRODA: a refreshed key replaces the old one, which is never accepted again", async () => {
  const { keys, accessToken } = await device().connect();
  const next = await device().newKeys();
  expect((await device().refresh(next, accessToken)).status).toBe(200);
  expect(await errorOf(await device().token(keys))).toBe("mapping_error");
  expect((await device().token(next)).status).toBe(200);
  expect(await codeOf(await device().refresh(keys, accessToken))).toBe("JWK.9");
  expect((await device().refresh(await device().newKeys(), "not.a.token")).status).toBe(401);
});

test.each([
  ["an issuer that isn’t the organisation", { claims: { iss: "0000000000" } }],
  ["another audience", { claims: { aud: "https://elsewhere.example" } }],
  ["another relying party", { claims: { "token.aud": "https://elsewhere.example" } }],
  ["a kid that isn’t the device", { header: { kid: "other" } }],
  ["another algorithm", { header: { alg: "none" } }],
  ["an unknown client", { form: { client_id: "unknown" } }],
  ["another grant", { form: { grant_type: "client_credentials" } }],
  ["a clock two minutes ahead", { skew: 120 }],
  ["a clock ten minutes behind", { skew: -600 }],
])("no token for %s", async (_what, changes) => {
  const { keys } = await device().connect();
  const answer = await device().token(keys, changes);
  expect(answer.status).toBe(400);
  expect(await errorOf(answer)).toBe("mapping_error");
});

test("sandbox PRODA: an assertion may be early by under a minute and valid for at most ten minutes", async () => {
  const { keys } = await device().connect();
  expect((await device().token(keys, { skew: 50 })).status).toBe(200);
  const iat = Math.floor(currentTime() / 1000);
  expect((await device().token(keys, { claims: { iat, exp: iat + 600 } })).status).toBe(200);
  expect((await device().token(keys, { claims: { iat, exp: iat + 601 } })).status).toBe(400);
});

test("sandbox PRODA: a key expires after eleven days, a device after six months, an ended device at once", async () => {
  const { keys } = await device().connect();
  sandbox().control.setClock(10 * DAY);
  expect((await device().token(keys)).status).toBe(200);
  sandbox().control.setClock(11 * DAY + 60);
  expect(await errorOf(await device().token(keys))).toBe("device_error");
  sandbox().control.setClock(190 * DAY);
  const { keys: renewed } = await device().connect();
  expect((await device().token(renewed)).status).toBe(200);
  sandbox().control.endDevice();
  expect(await errorOf(await device().token(renewed))).toBe("device_error");
});
