import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, type Json } from "../../../lib/core/canonical-json.ts";

describe("canonicalJson", () => {
  test("writes the example of RFC 8785", () => {
    const value = {
      numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 1e-27],
      string: '€$\u000F\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test("sorts properties by their UTF-16 code units, at every depth", () => {
    expect(canonicalJson({ "\uFB33": 1, "😀": { b: 1, a: 2 }, "1": 3, "\r": 4 })).toBe(
      '{"\\r":4,"1":3,"😀":{"a":2,"b":1},"\uFB33":1}',
    );
  });

  test("refuses what JSON can't hold", () => {
    for (const value of [undefined, Number.NaN, Infinity, () => 1])
      expect(() => canonicalJson({ value: value as unknown as Json })).toThrow(TypeError);
  });

  test("writes two copies of a value as one text, which reads back as the value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as Json);
        const copy = JSON.parse(text) as Json;
        expect(canonicalJson(copy)).toBe(text);
        expect(copy).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
