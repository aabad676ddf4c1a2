import { describe, expect, test } from "vitest";
import { formatSetUpFile, readSetUpFile } from "../../../../lib/storage/settings/set-up-file.ts";

const SITE = { origin: "https://crm.example.org", profileId: "careview" };
const connection = {
  environment: "production",
  ndiaHost: "https://api.ndis.gov.au",
  clientId: "client-1",
  apiKey: "planted-key",
  orgId: "4400112233",
} as const;
const file = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({
    planbridge: "set-up",
    version: 1,
    connection,
    sites: [SITE],
    homeState: "NSW",
    ...changes,
  });

describe("readSetUpFile", () => {
  test("readSetUpFile takes over what formatSetUpFile wrote", () => {
    expect(readSetUpFile(formatSetUpFile(connection, [SITE], "NSW"))).toEqual({
      connection,
      sites: [SITE],
      homeState: "NSW",
      unusable: [],
    });
  });

  test("readSetUpFile reads a file whose editor has put a mark at its start", () => {
    expect(readSetUpFile(`\uFEFF${file()}`).unusable).toEqual([]);
  });

  test.each(["", "{", "null", "[]", '"set-up"', "{}", '{"planbridge":"backup"}', "planbridge set-up"])(
    "readSetUpFile refuses %j, which isn't a set-up file",
    (text) => {
      expect(() => readSetUpFile(text)).toThrowError("not-a-set-up-file");
    },
  );

  test("readSetUpFile keeps a wrong text, so that the form can show it at its field", () => {
    const { connection: read, unusable } = readSetUpFile(
      file({ connection: { ...connection, orgId: "44 00", ndiaHost: "nowhere" } }),
    );
    expect(read).toMatchObject({ orgId: "44 00", ndiaHost: "nowhere", clientId: "client-1" });
    expect(unusable).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["another version", { version: 2 }, "isn't of version 1"],
    ["no version", { version: undefined }, "isn't of version 1"],
    ["a number as a value", { connection: { ...connection, orgId: 4_400_112_233 } }, "“connection.orgId”"],
    ["an endless value", { connection: { ...connection, orgId: "1".repeat(501) } }, "“connection.orgId”"],
    ["an unknown value", { connection: { ...connection, password: "x" } }, "“connection.password”"],
    [
      "an unknown environment",
      { connection: { ...connection, environment: "live" } },
      "“connection.environment”",
    ],
    ["no group of values", { connection: "x" }, "“connection” isn't a group"],
    [
      "a CRM address without https",
      { sites: [SITE, { ...SITE, origin: "http://crm.example.org" }] },
      "“sites[1]”",
    ],
    ["no list of addresses", { sites: SITE }, "“sites” isn't a list"],
    ["an unknown state", { homeState: "Tasmania" }, "“homeState”"],
    ["an unknown entry", { acceptUpTo: 5 }, "“acceptUpTo”"],
    ["an entry that objects have", { constructor: 5 }, "“constructor”"],
  ])("readSetUpFile names %s, without its value, and reads the rest", (_what, changes, named) => {
    const read = readSetUpFile(file(changes));
    expect(read.unusable).toEqual([expect.stringContaining(named)]);
    expect(JSON.stringify(read.unusable)).not.toMatch(/planted|Tasmania|4400112233|live/);
    const { unusable: _named, ...rest } = read;
    const right = { connection, sites: [SITE], homeState: "NSW" };
    const untouched = Object.entries(right).filter(([name]) => !(name in changes));
    expect(rest).toMatchObject(Object.fromEntries(untouched));
  });
});
