// @vitest-environment node
import { describe, expect, test } from "vitest";
import { deviceProblem, tokenProblem } from "../../../../lib/ndia/proda/proda-errors.ts";

const NOW = Date.parse("2026-11-22T01:00:00Z");
const answer = (body: unknown, status = 400, date = NOW) => ({
  status,
  body,
  headers: new Headers({ date: new Date(date).toUTCString() }),
});

describe("PRODA's refusal of a device's key", () => {
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
  ])("%s, in a list or alone, sends the person to %s", (code, field) => {
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

  test("a code as a number and without words is a refusal too", () => {
    expect(deviceProblem(answer({ errors: { code: 111 } })).problem).toMatchObject({
      code: "proda-111",
      said: "111",
    });
  });

  test.each(["JWK.1", "JWK.2", "JWK.8", "JWK.9", "constructor", "__proto__", "ZZ.99"])(
    "%s doesn't send anybody for a new activation code",
    (code) => {
      const { problem } = deviceProblem(answer({ errors: [{ code, message: "its words" }] }));
      expect(problem.remedy).not.toContain("make a new activation code");
      expect(problem.what).toMatch(/^PRODA /);
    },
  );

  test("a code whose words aren't a text is a refusal all the same", () => {
    expect(deviceProblem(answer({ errors: [{ code: "DE.7", message: null }] })).problem).toMatchObject({
      code: "proda-DE.7",
      said: "DE.7",
    });
  });

  test("a wrong code answered with 500 is still a refusal, as PRODA is known to do", () => {
    expect(deviceProblem(answer({ errors: [{ code: "DE.7" }] }, 500)).kind).toBe("permanent");
  });

  test.each([
    [400, undefined, "proda-not-json"],
    [400, { errors: [] }, "proda-not-json"],
    [400, { message: "no" }, "proda-not-json"],
    [400, { errors: [{ message: "no code" }] }, "proda-not-json"],
    [500, {}, "proda-fault"],
    [401, { error: "invalid_token" }, "proda-not-json"],
  ])("an answer %i without such a code leaves open what PRODA holds", (status, body, code) => {
    expect(deviceProblem(answer(body, status))).toMatchObject({ kind: "transient", problem: { code } });
  });
});

describe("PRODA's refusal of a token", () => {
  test("a device that has ended needs a new activation code", () => {
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
    "%s sends the person to the connection's details",
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
  ])("a clock that is %i ms off is the cause, and named so", (skew, words) => {
    const { kind, problem } = tokenProblem(answer({ error: "mapping_error" }), NOW + skew);
    expect([kind, problem.code]).toEqual(["blocked", "clock-skew"]);
    expect(problem.what).toContain(words);
    expect(problem.said).toBe("mapping_error");
  });

  test.each([60_000, -60_000, 0])("a clock that is %i ms off isn't", (skew) => {
    expect(tokenProblem(answer({ error: "mapping_error" }), NOW + skew).problem.code).toBe("token-refused");
  });

  test("without PRODA's time the clock isn't blamed", () => {
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
  ])("an answer %i in another form is an error on the way", (status, body, code) => {
    expect(tokenProblem(answer(body, status), NOW)).toMatchObject({ kind: "transient", problem: { code } });
  });
});
