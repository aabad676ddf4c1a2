import { createServer } from "node:http";
import { describe, expect, test, vi } from "vitest";
import { request, retryAfter, REQUEST_TIMEOUT_MS } from "../../../../lib/ndia/http/request.ts";
import { type Answering, html, json, serve } from "../server.ts";
import { currentTime } from "../../../../lib/platform/system-clock.ts";

async function ask(answer: Answering, init: RequestInit & { signal?: AbortSignal } = {}) {
  const { origin } = await serve(answer);
  return request("The NDIA", `${origin}/x`, { ...init, secrets: [] });
}

/** The time limit as it is, only shorter. */
function hurry() {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  return vi.spyOn(AbortSignal, "timeout").mockImplementation(() => timeout(40));
}

describe("request: answers", () => {
  test.each([
    [200, { success: true, result: [] }],
    [201, { keyExpiry: "2026-12-03" }],
    [400, { error: "mapping_error" }],
    [401, { success: false }],
    [404, { errors: [{ code: "DE.4" }] }],
    [500, { errors: [{ code: "DE.7" }] }],
  ])("request returns JSON with status %i to the caller", async (status, body) => {
    expect(await ask((_request, response) => json(response, status, body))).toMatchObject({ status, body });
  });

  test("request returns an undefined body when there is none", async () => {
    const answer = await ask((_request, response) => response.writeHead(204).end());
    expect(answer).toMatchObject({ status: 204, body: undefined });
  });
});

describe("request: transient errors", () => {
  test.each<[string, string, Answering]>([
    [
      "a web page with status 200",
      "ndia-not-json",
      (_request, response) => html(response, 200, "<h1>Maintenance</h1>"),
    ],
    ["half of a JSON text", "ndia-not-json", (_request, response) => html(response, 200, '{"success":tr')],
    [
      "a web page with status 400",
      "ndia-not-json",
      (_request, response) => html(response, 400, "<h1>Bad</h1>"),
    ],
    [
      "a web page with status 500",
      "ndia-fault",
      (_request, response) => html(response, 500, "<h1>Oops</h1>"),
    ],
    ["502", "ndia-fault", (_request, response) => json(response, 502, {})],
    ["503", "ndia-fault", (_request, response) => json(response, 503, {})],
    ["504", "ndia-fault", (_request, response) => html(response, 504, "")],
    ["429", "ndia-busy", (_request, response) => json(response, 429, {})],
    ["a connection that breaks", "ndia-network", (_request, response) => response.destroy()],
    [
      "an answer that breaks off",
      "ndia-network",
      (_request, response) => {
        response.writeHead(200, { "content-length": "100" }).write("{");
        setTimeout(() => response.destroy(), 20);
      },
    ],
    [
      "a redirect to a sign-in page",
      "ndia-network",
      (_request, response) => html(response, 302, "", { location: "/login" }),
    ],
  ])("F15f: request reports %s as the transient error %s", async (_title, code, answer) => {
    await expect(ask(answer)).rejects.toMatchObject({ kind: "transient", problem: { code } });
  });

  test("F15f: request reports a network error when nobody listens", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
    await expect(request("PRODA", url, { secrets: [] })).rejects.toMatchObject({
      kind: "transient",
      problem: { code: "proda-network" },
    });
  });

  test.each<[string, Answering]>([
    ["no answer", () => undefined],
    ["an answer that never ends", (_request, response) => response.writeHead(200).write("{")],
  ])("F15f: request reports %s within thirty seconds as a timeout", async (_title, answer) => {
    const limit = hurry();
    await expect(ask(answer)).rejects.toMatchObject({
      kind: "transient",
      problem: { code: "ndia-timeout" },
    });
    expect(limit).toHaveBeenCalledWith(REQUEST_TIMEOUT_MS);
    expect(REQUEST_TIMEOUT_MS).toBe(30_000);
  });

  test("request names the service in the problem", async () => {
    const { origin } = await serve((_request, response) => html(response, 200, "<p>"));
    await expect(request("PRODA", origin, { secrets: [] })).rejects.toMatchObject({
      problem: { code: "proda-not-json", what: expect.stringMatching(/^PRODA /) },
    });
  });

  test("request rethrows the reason when the caller aborts", async () => {
    const ended = new AbortController();
    const asked = ask(() => ended.abort(new Error("given up")), { signal: ended.signal });
    await expect(asked).rejects.toThrow("given up");
  });
});

describe("retryAfter", () => {
  const NOW = Date.parse("2026-11-22T01:00:00Z");

  test.each([
    ["seconds", "120", NOW + 120_000],
    ["no time", "0", NOW],
    ["seconds with spaces", " 5 ", NOW + 5_000],
    ["an HTTP date", "Sun, 22 Nov 2026 01:10:00 GMT", NOW + 600_000],
    ["more than an hour of seconds", "86400", NOW + 3_600_000],
    ["more seconds than anybody can count", "9".repeat(400), NOW + 3_600_000],
    ["an HTTP date that is a year away", "Mon, 22 Nov 2027 01:10:00 GMT", NOW + 3_600_000],
    ["an HTTP date that is over", "Sun, 22 Nov 2026 00:10:00 GMT", NOW],
    ["an HTTP date of the oldest form", "Sun Nov 22 01:10:00 2026", NOW + 600_000],
    ["negative seconds", "-5", undefined],
    ["a fraction", "1.5", undefined],
    ["an exponent", "1e3", undefined],
    ["another base", "0x10", undefined],
    ["a date without a time", "2026-11-23", undefined],
    ["a day that doesn't exist", "Sun, 99 Nov 2026 01:10:00 GMT", undefined],
    ["nonsense", "soon", undefined],
    ["nothing", "", undefined],
    ["its absence", null, undefined],
  ])("retryAfter reads %s: %j", (_title, value, at) => {
    expect(retryAfter(value, NOW)).toBe(at);
  });

  test("request counts Retry-After from the given clock", async () => {
    const { origin } = await serve((_request, response) =>
      json(response, 429, {}, { "retry-after": "Sun, 22 Nov 2026 01:10:00 GMT" }),
    );
    await expect(request("The NDIA", origin, { secrets: [] }, () => NOW)).rejects.toMatchObject({
      retryAt: NOW + 600_000,
    });
  });

  test.each([429, 503])("request keeps the Retry-After time of a %i", async (status) => {
    const before = currentTime();
    const asked = ask((_request, response) => json(response, status, {}, { "retry-after": "90" }));
    const rejected = await asked.catch((error: { retryAt: number }) => error);
    expect(rejected).toHaveProperty("retryAt");
    const wait = "retryAt" in rejected ? rejected.retryAt - before : 0;
    expect(wait).toBeGreaterThanOrEqual(90_000);
    expect(wait).toBeLessThan(100_000);
  });
});

test("request sends no cookie, caches nothing and follows no redirect", async () => {
  const fetched = vi.spyOn(globalThis, "fetch");
  await ask((_request, response) => json(response, 200, {}));
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({
    credentials: "omit",
    cache: "no-store",
    redirect: "error",
  });
});
