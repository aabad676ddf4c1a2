import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openLocalityFile } from "../../../../lib/price-files/localities/open-locality-file.ts";

const open = (text: string) => openLocalityFile(new Blob([text]), "postcodes.csv");
const HEADINGS = "Postcode,Suburb,MMM,PHN,LGA";

test("F180: the excerpt that ships with the sandbox has Elwood with its values", async () => {
  const file = await openLocalityFile(
    new Blob([readFileSync("tests/sandbox/geography/postcodes.csv")]),
    "postcodes.csv",
  );
  if ("code" in file) throw new Error(file.what);
  expect(file.leftOut).toEqual([]);
  expect(file.localities).toContainEqual({
    postcode: "3184",
    suburb: "Elwood",
    mmm: 1,
    phn: "South Eastern Melbourne",
    lga: "Port Phillip",
  });
  expect(new Set(file.localities.map(({ mmm }) => mmm))).toContain(7);
});

test("columns are found by name, in any order, below title rows", async () => {
  const file = await open(
    "Remoteness,,,,\nLGA name,MMM 2019,Locality,State,Post code,Primary Health Network\nPort Phillip,MM 1,ELWOOD,VIC,3184,South Eastern Melbourne\n",
  );
  expect(file).toMatchObject({
    localities: [{ postcode: "3184", suburb: "ELWOOD", mmm: 1, lga: "Port Phillip" }],
    leftOut: [],
  });
});

test.each([
  [
    "Postcode,Suburb,MMM\n3184,Elwood,1",
    "postcode-file-columns",
    "Missing columns: PHN, LGA. Row 1 has: Postcode, Suburb, MMM.",
  ],
  ["Name,Amount\nx,1", "postcode-file-headings", "no row of headings"],
  [`${HEADINGS}\n`, "postcode-file-no-rows", "no row below them"],
  ["", "postcode-file-empty", "empty"],
  ["%PDF-1.7", "postcode-file-pdf", "PDF"],
])("%j isn't imported: %s", async (text, code, what) => {
  const file = await open(text);
  expect(file).toMatchObject({ code, what: expect.stringContaining(what) as string });
});

test("a row that can't be read is named, and the others are taken", async () => {
  const file = await open(
    [
      HEADINGS,
      "3184,Elwood,1,South Eastern Melbourne,Port Phillip",
      "VIC,Nowhere,1,a,b",
      "3185,,1,a,b",
      "3186,Brighton,8,a,b",
      "",
      "800,Darwin City,2,Northern Territory,",
    ].join("\n"),
  );
  expect(file).toMatchObject({
    localities: [{ suburb: "Elwood" }, { postcode: "0800", lga: null }],
    leftOut: [
      { row: 3, what: "“VIC” is no postcode." },
      { row: 4, what: "Postcode 3185 has no suburb." },
      { row: 5, what: "“8” is no MMM: it goes from 1 to 7." },
    ],
  });
});

test("what two rows tell differently of one suburb isn't known, however many rows follow", async () => {
  const file = await open(
    [
      HEADINGS,
      "0872,Yulara,7,Northern Territory,MacDonnell",
      "0872,YULARA,6,Northern Territory,",
      "872,yulara,7,Northern Territory,MacDonnell",
    ].join("\n"),
  );
  expect(file).toEqual({
    fileName: "postcodes.csv",
    localities: [
      { postcode: "0872", suburb: "Yulara", mmm: null, phn: "Northern Territory", lga: "MacDonnell" },
    ],
    leftOut: [{ row: 4, what: "0872 Yulara stands above with another MMM, so that isn't known." }],
  });
});
