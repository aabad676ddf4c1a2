import { describe, expect, test } from "vitest";
import type { ConnectionSettings } from "../../../lib/domain/connection/connection-settings.ts";
import { originsOf } from "../../../lib/domain/connection/connection-settings.ts";
import { connectionSchema as Schema } from "../../../lib/storage/settings/connection-schema.ts";
import { createProviderApi } from "../../../lib/ndia/provider-api.ts";
import { providerProblem } from "../../../lib/ndia/provider-errors.ts";
import { currentTime } from "../../../lib/platform/system-clock.ts";
import { type Answering, html, json, serve } from "./server.ts";

const settings: ConnectionSettings = {
  environment: "test",
  deviceHost: "https://device.example.org",
  tokenHost: "https://token.example.org",
  ndiaHost: "https://ndia.example.org/ndis",
  tokenAudience: "https://token.example.org",
  serviceAudience: "https://service.example.org/",
  clientId: "client-1",
  apiKey: "key-1",
  orgId: "4400112233",
  deviceName: "front-desk",
};

/** The provider API over a server that answers so; tokens are `token-1`, `token-2`, … each until it is forgotten. */
async function api(answer: Answering, beforeCall?: () => Promise<void>) {
  const { origin, received } = await serve(answer);
  let token = 1;
  const proda = {
    accessToken: () => Promise.resolve(`token-${token}`),
    forgetToken: (refused?: string) => {
      if (refused === undefined || refused === `token-${token}`) token += 1;
      return Promise.resolve();
    },
  };
  const { get: ask } = createProviderApi(
    { ...settings, ndiaHost: `${origin}/ndis/` },
    proda,
    currentTime,
    beforeCall,
  );
  return {
    ask: () => ask("4.0/plans/", { participant: "430000017", participant_surname: "O'Hara Lee" }),
    askByHeader: () => ask("4.0/service-bookings", {}, undefined, "430000017"),
    received,
  };
}

describe("NdiaGet", () => {
  test("NdiaGet sends the identity, token and API key and returns the envelope's result", async () => {
    const { ask, received } = await api((_request, response) =>
      json(response, 200, { success: true, result: [1], errors: [], more: 1 }),
    );
    expect(await ask()).toEqual([1]);
    expect(received).toMatchObject([
      {
        method: "GET",
        url: "/ndis/4.0/plans/?participant=430000017&participant_surname=O%27Hara+Lee",
        headers: { authorization: "Bearer token-1", "x-ibm-client-id": "key-1", accept: "application/json" },
        body: "",
      },
    ]);
  });

  test("what has to be done before each call is done for one that is sent again too, and where it throws nothing is sent", async () => {
    let calls = 0;
    const { ask, received } = await api(
      ({ headers }, response) =>
        headers.authorization === "Bearer token-1"
          ? json(response, 401, {})
          : json(response, 200, { success: true, result: 1 }),
      async () => {
        calls += 1;
        if (calls > 2) throw new Error("no room");
      },
    );
    expect([await ask(), calls, received.length]).toEqual([1, 2, 2]);
    await expect(ask()).rejects.toThrow("no room");
    expect(received).toHaveLength(2);
  });

  test("NdiaGet sends the NDIS number as a header where one is asked for by it, and repeats it with a new token", async () => {
    const { askByHeader, received } = await api(({ headers }, response) =>
      headers.authorization === "Bearer token-1"
        ? json(response, 401, {})
        : json(response, 200, { success: true, result: [] }),
    );
    expect(await askByHeader()).toEqual([]);
    const question = { url: "/ndis/4.0/service-bookings", headers: { participant: "430000017" } };
    expect(received).toMatchObject([question, question]);
  });

  test("NdiaGet retries once with a new token when the token was withdrawn early", async () => {
    const { ask, received } = await api(({ headers }, response) =>
      headers.authorization === "Bearer token-1"
        ? json(response, 401, {})
        : json(response, 200, { success: true, result: "ok" }),
    );
    expect(await ask()).toBe("ok");
    expect(received.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer token-1",
      "Bearer token-2",
    ]);
  });

  test("NdiaGet uses one new token for all calls under way when a token is withdrawn in the middle of a batch", async () => {
    const { ask, received } = await api(({ headers }, response) =>
      headers.authorization === "Bearer token-1"
        ? json(response, 401, {})
        : json(response, 200, { success: true, result: "ok" }),
    );
    expect(await Promise.all(Array.from({ length: 6 }, ask))).toEqual(Array.from({ length: 6 }, () => "ok"));
    const used = new Set(received.map(({ headers }) => headers.authorization));
    expect([...used]).toEqual(["Bearer token-1", "Bearer token-2"]);
    expect(received).toHaveLength(12);
  });

  test.each<[string, Answering]>([
    [
      "an envelope without errors",
      (_request, response) => json(response, 401, { success: false, errors: [] }),
    ],
    [
      "an envelope whose errors are empty texts",
      (_request, response) => json(response, 401, { success: false, errors: [" "] }),
    ],
    [
      "a gateway's JSON",
      (_request, response) => json(response, 401, { httpCode: "401", moreInformation: "Invalid client id" }),
    ],
    ["nothing", (_request, response) => response.writeHead(401).end()],
    ["a web page", (_request, response) => html(response, 401, "<h1>401</h1>")],
  ])("NdiaGet blocks when it is refused twice without a message (%s)", async (_title, answer) => {
    const { ask, received } = await api(answer);
    await expect(ask()).rejects.toMatchObject({
      kind: "blocked",
      problem: { code: "ndia-refused-access", field: "API key" },
    });
    expect(received).toHaveLength(2);
  });

  test.each<[string, Answering, string, string]>([
    [
      "refused in words",
      (_request, response) => json(response, 200, { success: false, errors: ["Surname does not match"] }),
      "permanent",
      "surname-mismatch",
    ],
    [
      "refused with status 400",
      (_request, response) => json(response, 400, { success: false, errors: ["Surname does not match"] }),
      "permanent",
      "surname-mismatch",
    ],
    [
      "a success with an error's status",
      (_request, response) => json(response, 404, { success: true, result: [] }),
      "transient",
      "ndia-not-json",
    ],
    [
      "JSON of another kind",
      (_request, response) => json(response, 200, { hello: "world" }),
      "transient",
      "ndia-not-json",
    ],
    ["an empty body", (_request, response) => response.writeHead(200).end(), "transient", "ndia-not-json"],
    [
      "a web page",
      (_request, response) => html(response, 200, "<h1>Notice</h1>"),
      "transient",
      "ndia-not-json",
    ],
    [
      "a fault without words",
      (_request, response) => json(response, 500, { success: false, errors: [] }),
      "transient",
      "ndia-fault",
    ],
    [
      "a refusal of its access without words",
      (_request, response) => json(response, 403, {}),
      "blocked",
      "ndia-refused-access",
    ],
  ])("NdiaGet rejects %s", async (_title, answer, kind, code) => {
    const { ask } = await api(answer);
    await expect(ask()).rejects.toMatchObject({ kind, problem: { code } });
  });
});

describe("NdiaGet: refusals with a message", () => {
  const STATUSES = [200, 201, 400, 401, 403, 404, 409, 422, 500, 502, 503, 504];

  test.each(STATUSES)("NdiaGet doesn't retry a refusal with status %i", async (status) => {
    const { ask, received } = await api((_request, response) =>
      json(response, status, { success: false, errors: ["Surname does not match"] }),
    );
    await expect(ask()).rejects.toMatchObject({
      kind: "permanent",
      problem: { code: "surname-mismatch", said: "Surname does not match" },
    });
    expect(received).toHaveLength(1);
  });

  test("NdiaGet accepts a refusal that may be about the token after a new token is refused too", async () => {
    const { ask, received } = await api((_request, response) =>
      json(response, 401, { success: false, errors: ["Widget is broken"] }),
    );
    await expect(ask()).rejects.toMatchObject({ kind: "permanent", problem: { code: "ndia-refused" } });
    expect(received.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer token-1",
      "Bearer token-2",
    ]);
  });

  test.each([
    [429, {}, "ndia-busy"],
    [503, { "retry-after": "30" }, "ndia-fault"],
  ])("NdiaGet waits for the Retry-After time of a refusal with status %i", async (status, headers, code) => {
    const { ask } = await api((_request, response) =>
      json(response, status, { success: false, errors: ["Too many requests"] }, headers),
    );
    await expect(ask()).rejects.toMatchObject({ kind: "transient", problem: { code } });
  });

  test.each([
    "Internal Server Error",
    "Service Unavailable",
    "Gateway timeout",
    "The service is temporarily unavailable",
    "Backend timed out",
    "Scheduled maintenance",
  ])("NdiaGet takes the server fault “%s” as a transient error", async (words) => {
    const { ask } = await api((_request, response) =>
      json(response, 500, { success: false, errors: [words] }),
    );
    await expect(ask()).rejects.toMatchObject({ kind: "transient", problem: { code: "ndia-fault" } });
  });
});

const problemOf = (errors: unknown, status = 400) =>
  providerProblem({ status, body: { success: false, errors }, headers: new Headers() });

describe("providerProblem", () => {
  test.each<[string, string, string | undefined]>([
    [" Requestor does not have the authority to perform the request ", "no-authority", undefined],
    ["Participant consent is required", "no-authority", undefined],
    ["No active relationship with the participant", "no-authority", undefined],
    ["Provider is not authorised", "no-authority", undefined],
    ["Surname does not match", "surname-mismatch", "Surname"],
    ["Participant last name is invalid", "surname-mismatch", "Surname"],
    ["Date of birth does not match", "date-of-birth-mismatch", "Date of Birth"],
    ["DOB mismatch", "date-of-birth-mismatch", "Date of Birth"],
    ["Participant not found", "ndis-number-unknown", "NDIS Number"],
    ["NDIS number is not valid", "ndis-number-unknown", "NDIS Number"],
    ["No such participant", "ndis-number-unknown", "NDIS Number"],
    ["Participant details do not match", "identity-mismatch", "Surname, Date of Birth, NDIS Number"],
    ["There is no active plan", "no-plan", undefined],
  ])("F15e: providerProblem reads “%s” as %s", (said, code, field) => {
    const { kind, problem } = problemOf([said]);
    expect({ kind, code: problem.code, field: problem.field, said: problem.said }).toEqual({
      kind: "permanent",
      code,
      field,
      said: said.trim(),
    });
    expect(problem.remedy.length).toBeGreaterThan(20);
  });

  test.each<[string, unknown[], string]>([
    ["a bare text", ["Widget is broken"], "Widget is broken"],
    ["stray spaces", ["  Widget is broken\n"], "Widget is broken"],
    ["a key and a value", [{ key: "V19", value: "Widget is broken" }], "V19 Widget is broken"],
    ["a key as a number", [{ key: 19, value: "Widget is broken" }], "19 Widget is broken"],
    ["a value alone, with more beside", [{ value: "Widget is broken", severity: "E" }], "Widget is broken"],
    ["one text without a list", "Widget is broken" as never, "Widget is broken"],
    ["one error without a list", { key: "V19", value: "Widget is broken" } as never, "V19 Widget is broken"],
    ["a code and a message", [{ code: "V19", message: "Widget is broken" }], "V19 Widget is broken"],
    ["a key without a value", [{ key: "V19", value: null }], "V19"],
    [
      "a key that objects have by themselves",
      [{ key: "constructor", value: "Widget is broken" }],
      "constructor Widget is broken",
    ],
    ["several at once", ["One", { key: "V1", value: "Two" }], "One; V1 Two"],
  ])("F15e: providerProblem quotes an unknown message as it is: %s", (_title, errors, said) => {
    expect(problemOf(errors)).toMatchObject({ kind: "permanent", problem: { code: "ndia-refused", said } });
  });

  test("F15e: providerProblem finds the known cause among several messages", () => {
    expect(problemOf([{ key: "V1", value: "Request refused" }, " Surname mismatch "]).problem.code).toBe(
      "surname-mismatch",
    );
  });

  test.each<[string, unknown, number, string]>([
    ["no errors at all", [], 400, "ndia-not-json"],
    ["errors in an unknown form", [{ text: "x" }], 400, "ndia-not-json"],
    ["a fault without words", [], 500, "ndia-fault"],
    ["errors that are empty texts", ["", "  "], 400, "ndia-not-json"],
    ["errors with an empty value", [{ key: "", value: null }], 500, "ndia-fault"],
  ])("F15f: providerProblem takes %s as a transient error, not a refusal", (_title, errors, status, code) => {
    expect(problemOf(errors, status)).toMatchObject({ kind: "transient", problem: { code } });
  });
});

describe("connection settings", () => {
  test.each<[string, Partial<Record<keyof ConnectionSettings, string>>, boolean]>([
    ["as they should be", {}, true],
    [
      "with spaces around",
      { orgId: " 4400112233 ", deviceName: " front-desk ", ndiaHost: " https://ndia.example.org " },
      true,
    ],
    [
      "with the sandbox on this computer",
      { deviceHost: "http://proda.localhost:4401", ndiaHost: "http://127.0.0.1:4402/x" },
      true,
    ],
    ["with plain http to elsewhere", { ndiaHost: "http://ndia.example.org" }, false],
    ["with a host that only looks local", { ndiaHost: "http://localhost.example.org" }, false],
    ["with words for an address", { tokenHost: "production" }, false],
    ["with a script for an address", { tokenHost: "javascript:alert(1)" }, false],
    ["with an RA number of nine digits", { orgId: "440011223" }, false],
    ["with an RA number of eleven digits", { orgId: "44001122334" }, false],
    ["with a space in the device's name", { deviceName: "front desk" }, false],
    ["with a slash in the device's name", { deviceName: "front/desk" }, false],
    ["without a device's name", { deviceName: "" }, false],
    ["without an API key", { apiKey: "  " }, false],
    ["without a client id", { clientId: "" }, false],
    ["with an unknown environment", { environment: "live" }, false],
  ])("connectionSchema checks settings %s", (_title, change, fits) => {
    expect(Schema.safeParse({ ...settings, ...change }).success).toBe(fits);
  });

  test("originsOf lists each origin once that the browser has to allow", () => {
    expect(originsOf({ ...settings, ndiaHost: "https://token.example.org/a/b" })).toEqual([
      "https://device.example.org",
      "https://token.example.org",
    ]);
  });
});
