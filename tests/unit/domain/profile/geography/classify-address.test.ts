import { describe, expect, test } from "vitest";
import { classifyAddress, remoteArea } from "../../../../../lib/domain/profile/geography/classify-address.ts";
import {
  foldSuburb,
  type Locality,
  localityKey,
  tidyPostcode,
} from "../../../../../lib/domain/profile/geography/locality.ts";

const ELWOOD: Locality = {
  postcode: "3184",
  suburb: "Elwood",
  mmm: 1,
  phn: "South Eastern Melbourne",
  lga: "Port Phillip",
};
const ST_KILDA: Locality = { ...ELWOOD, postcode: "3182", suburb: "St Kilda" };
const RIPPONLEA: Locality = { ...ELWOOD, suburb: "Brighton Beach" };
const TABLE = [ELWOOD, ST_KILDA, RIPPONLEA];

describe("where an address is", () => {
  test("F180: an address gets the MMM, the primary health network and the council of its suburb", () => {
    expect(classifyAddress({ postcode: "3184", suburb: "Elwood" }, TABLE)).toEqual({
      state: "found",
      ...ELWOOD,
    });
  });

  test("F181: postcode and suburb together are the key", () => {
    expect(localityKey({ postcode: "3184", suburb: "Elwood" })).toBe("3184elwood");
    expect(classifyAddress({ postcode: "3182", suburb: "Elwood" }, TABLE)).toMatchObject({
      state: "not-found",
    });
    expect(classifyAddress({ postcode: "3184", suburb: "St Kilda" }, TABLE)).toMatchObject({
      state: "not-found",
    });
  });

  test.each(["ELWOOD", " elwood ", "Elwood."])("F181: %j is the same suburb", (suburb) => {
    expect(classifyAddress({ postcode: " 3184 ", suburb }, TABLE)).toMatchObject({ state: "found" });
  });

  test.each(["Saint Kilda", "ST. KILDA", "st kilda"])("F181: %j is St Kilda", (suburb) => {
    expect(classifyAddress({ postcode: "3182", suburb }, TABLE)).toMatchObject({ suburb: "St Kilda" });
  });

  test("F182: an address that the table doesn't have tells nothing, and names the suburb that is spelt most alike", () => {
    expect(classifyAddress({ postcode: "3184", suburb: "Elwod" }, TABLE)).toEqual({
      state: "not-found",
      postcode: "3184",
      suburb: "Elwod",
      alike: ["Elwood", "Brighton Beach"],
    });
  });

  test("F182: nothing is told without an address, a postcode or a table", () => {
    expect(classifyAddress({ postcode: null, suburb: "Elwood" }, TABLE)).toEqual({
      state: "no-address",
      missing: ["postcode"],
    });
    expect(classifyAddress({ postcode: " ", suburb: null }, TABLE)).toMatchObject({
      missing: ["postcode", "suburb"],
    });
    expect(classifyAddress({ postcode: "31 84", suburb: "Elwood" }, TABLE)).toEqual({
      state: "bad-postcode",
      postcode: "31 84",
    });
    expect(classifyAddress({ postcode: "3184", suburb: "Elwood" }, null)).toEqual({ state: "no-table" });
  });

  test("a spreadsheet's 800 is Darwin's postcode, and 80 is none", () => {
    expect(["800", "0800", "3184.0", "80", "31845", "VIC"].map(tidyPostcode)).toEqual([
      "0800",
      "0800",
      "3184",
      null,
      null,
      null,
    ]);
  });

  test.each([
    ["Mount Eliza", "mt eliza"],
    ["Point Cook", "pt cook"],
    ["O’Connor", "oconnor"],
    ["Nhulunbuy (East)", "nhulunbuy east"],
    ["Café Creek", "cafe creek"],
  ])("foldSuburb writes %s as %s", (suburb, folded) => {
    expect(foldSuburb(suburb)).toBe(folded);
  });
});

test.each([
  [6, "remote"],
  [7, "very-remote"],
  [5, null],
  [1, null],
  [null, null],
] as const)("F180: MMM %j has the price limits of %j", (mmm, area) => {
  expect(remoteArea({ state: "found", ...ELWOOD, mmm })).toBe(area);
});

test("F180: an address that isn't known has no price limits of its own", () => {
  expect(remoteArea({ state: "no-table" })).toBeNull();
});
