import { describe, expect, test } from "vitest";
import { deviceProblem, tokenProblem } from "../../../../lib/ndia/proda/proda-errors.ts";

const NOW = Date.parse("2026-11-22T01:00:00Z");
const answer = (body: unknown, status = 400, date = NOW) => ({
  status,
  body,
  headers: new Headers({ date: new Date(date).toUTCString() }),
});

describe("deviceProblem", () => {
  test.each([
    ["DE.2", "RA number"],
    ["DE.4", "Device name"],
    ["DE.5", "Activation code"],
    ["DE.7", "Activation code"],
    ["DE.9", undefined],
    ["JWK.9", undefined],
    ["111", undefined],
    ["JWK.1", undefined],
    ["JWK.2", undefined],
    ["JWK.8", undefined],
    ["constructor", undefined],
    ["__proto__", undefined],
    ["toString", undefined],
    ["ZZ.99", undefined],
  ])("deviceProblem sends the person from %s, in a list or alone, to %s", (code, field) => {
    const error = { code, message: "its words" };
    for (const errors of [[error], error, [error, { code: "DE.4", message: "another" }]]) {
      const { kind, problem } = deviceProblem(answer({ errors, reference: "r", status: 400 }));
      expect({ kind, code: problem.code, field: problem.field, said: problem.said }).toEqual({
        kind: "permanent",
        code: `proda-${code}`,
        field,
        said: `${code} its words`,
      });
      expect(problem.remedy).not.toBe("");
    }
  });

  test("deviceProblem accepts a numeric code without a message", () => {
    expect(deviceProblem(answer({ errors: { code: 111 } })).problem).toMatchObject({
      code: "proda-111",
      said: "111",
    });
  });

  test.each(["JWK.1", "JWK.2", "JWK.8", "JWK.9", "constructor", "__proto__", "ZZ.99"])(
    "deviceProblem doesn't ask for a new activation code after %s",
    (code) => {
      const { problem } = deviceProblem(answer({ errors: [{ code, message: "its words" }] }));
      expect(problem.remedy).not.toContain("make a new activation code");
      expect(problem.what).toMatch(/^PRODA /);
    },
  );

  test("deviceProblem accepts a code whose message isn't text", () => {
    expect(deviceProblem(answer({ errors: [{ code: "DE.7", message: null }] })).problem).toMatchObject({
      code: "proda-DE.7",
      said: "DE.7",
    });
  });

  test("deviceProblem takes a wrong code answered with 500 as a refusal", () => {
    expect(deviceProblem(answer({ errors: [{ code: "DE.7" }] }, 500)).kind).toBe("permanent");
  });

  test.each([
    [400, undefined, "proda-not-json"],
    [400, { errors: [] }, "proda-not-json"],
    [400, { message: "no" }, "proda-not-json"],
    [400, { errors: [{ message: "no code" }] }, "proda-not-json"],
    [500, {}, "proda-fault"],
    [401, { error: "invalid_token" }, "proda-not-json"],
  ])("deviceProblem leaves the outcome open for an answer %i without a code", (status, body, code) => {
    expect(deviceProblem(answer(body, status))).toMatchObject({ kind: "transient", problem: { code } });
  });
});

describe("tokenProblem", () => {
  test("tokenProblem asks for a new activation code when the device has expired", () => {
    const body = { error: "device_error", error_description: "The device has expired." };
    expect(tokenProblem(answer(body), NOW)).toMatchObject({
      kind: "blocked",
      problem: {
        code: "device-expired",
        field: "Activation code",
        said: "device_error: The device has expired.",
      },
    });
  });

  test.each(["mapping_error", "invalid_client"])(
    "tokenProblem sends the person to the connection settings after %s",
    (error) => {
      expect(tokenProblem(answer({ error }), NOW)).toMatchObject({
        kind: "blocked",
        problem: { code: "token-refused", said: error },
      });
    },
  );

  test.each([
    [10 * 60_000, "10 minutes ahead of"],
    [-10 * 60_000, "10 minutes behind"],
    [61_000, "1 minute ahead of"],
    [-90_000, "2 minutes behind"],
    [3 * 3_600_000, "180 minutes ahead of"],
  ])("tokenProblem names a clock that is %i ms off as the cause", (skew, words) => {
    const { kind, problem } = tokenProblem(answer({ error: "mapping_error" }), NOW + skew);
    expect([kind, problem.code]).toEqual(["blocked", "clock-skew"]);
    expect(problem.what).toContain(words);
    expect(problem.said).toBe("mapping_error");
  });

  test.each([60_000, -60_000, 0])("tokenProblem doesn't blame a clock that is %i ms off", (skew) => {
    expect(tokenProblem(answer({ error: "mapping_error" }), NOW + skew).problem.code).toBe("token-refused");
  });

  test("tokenProblem doesn't blame the clock without PRODA's time", () => {
    const { problem } = tokenProblem(
      { status: 400, body: { error: "mapping_error" }, headers: new Headers() },
      NOW,
    );
    expect(problem.code).toBe("token-refused");
  });

  test.each([
    [500, { message: "Unable to retrieve device data" }, "proda-fault"],
    [400, "no", "proda-not-json"],
    [400, undefined, "proda-not-json"],
  ])("tokenProblem takes an answer %i in another form as a transient error", (status, body, code) => {
    expect(tokenProblem(answer(body, status), NOW)).toMatchObject({ kind: "transient", problem: { code } });
  });
});
