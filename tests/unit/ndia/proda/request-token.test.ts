import { beforeAll, describe, expect, test } from "vitest";
import type { ConnectionSettings } from "../../../../lib/domain/connection/connection-settings.ts";
import { requestToken } from "../../../../lib/ndia/proda/request-token.ts";
import { generateKey } from "../../../../lib/ndia/proda/device-key.ts";
import { publishKey } from "../../../../lib/ndia/proda/publish-key.ts";
import { json, serve } from "../server.ts";

const NOW = Date.parse("2026-11-22T01:00:00Z");
const now = () => NOW;
const settings = (host: string): ConnectionSettings => ({
  environment: "test",
  deviceHost: host,
  tokenHost: host,
  ndiaHost: host,
  tokenAudience: "https://token.example.org",
  serviceAudience: "https://service.example.org/",
  clientId: "client-1",
  apiKey: "key-1",
  orgId: "4400112233",
  deviceName: "front-desk",
});
let key: CryptoKeyPair;
beforeAll(async () => {
  key = await generateKey(false);
});

async function token(body: object, status = 200) {
  const { origin } = await serve((_request, response) => json(response, status, body));
  return requestToken(settings(origin), key, now);
}
async function publish(body: unknown, change: Partial<ConnectionSettings> = {}, status = 200) {
  const { origin, received } = await serve((_request, response) => json(response, status, body));
  const published = await publishKey({ ...settings(origin), ...change }, key, { activationCode: "x" }, now);
  return { published, headers: received[0]?.headers };
}

describe("requestToken", () => {
  test.each<[unknown, number]>([
    [3600, 3_600_000],
    ["3600", 3_600_000],
    [" 900 ", 900_000],
    [undefined, 1_800_000],
    [null, 1_800_000],
    ["an hour", 1_800_000],
    ["1e3", 1_800_000],
    [-1, 1_800_000],
    [0, 1_800_000],
    [1_796_292_000, 1_800_000],
  ])("requestToken keeps a token with the lifetime %j for %i ms", async (expires_in, life) => {
    expect(await token({ access_token: "t", expires_in })).toEqual({
      token: "t",
      issuedAt: NOW,
      expiresAt: NOW + life,
    });
  });

  test.each<[unknown]>([["as agreed"], [{}], [[]], [true], [null], [Number.MAX_SAFE_INTEGER]])(
    "requestToken accepts a token whose other fields are %j",
    async (odd) => {
      const answer = { access_token: "t", expires_in: 3600, key_expiry: odd, device_expiry: odd, scope: odd };
      expect(await token(answer)).toEqual({ token: "t", issuedAt: NOW, expiresAt: NOW + 3_600_000 });
    },
  );

  test("requestToken returns the expiries of key and device as instants", async () => {
    const answer = {
      access_token: "t",
      expires_in: 3600,
      key_expiry: 1_796_292_000,
      device_expiry: "03/12/2026 10:00",
    };
    expect(await token(answer)).toMatchObject({
      keyExpiry: "2026-12-03T10:00:00.000Z",
      deviceExpiry: "2026-12-02T23:00:00.000Z",
    });
  });

  test("requestToken reports status 200 without a token as a transient error, or as the refusal in it", async () => {
    await expect(token({})).rejects.toMatchObject({ kind: "transient" });
    await expect(token({ error: "mapping_error" })).rejects.toMatchObject({
      kind: "blocked",
      problem: { said: "mapping_error" },
    });
  });
});

describe("publishKey", () => {
  test.each<[unknown]>([["soon"], [{}], [null], [["2026"]]])(
    "publishKey ignores the unreadable expiry %j",
    async (odd) => {
      expect((await publish({ keyExpiry: odd, deviceExpiry: odd })).published).toEqual({});
    },
  );

  test("publishKey reports a refusal with status 200", async () => {
    await expect(publish({ errors: [{ code: "DE.7" }] })).rejects.toMatchObject({
      problem: { code: "proda-DE.7" },
    });
  });

  test("publishKey takes an empty list of errors as success", async () => {
    expect((await publish({ errors: [], keyExpiry: "2026-12-03T10:00:00Z" }, {}, 201)).published).toEqual({
      keyExpiry: "2026-12-03T10:00:00.000Z",
    });
  });

  test.each([
    [{ productId: "Ledger Desk 4.2" }, "Ledger Desk 4.2"],
    [{ productId: "" }, "Planbridge"],
    [{}, "Planbridge"],
  ])("publishKey sends the product %j as %s, not the client id", async (change, product) => {
    expect((await publish({}, change)).headers).toMatchObject({ "dhs-productid": product });
  });
});
