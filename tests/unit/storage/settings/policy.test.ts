import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type Role, ROLES } from "../../../../lib/domain/access/access.ts";
import { readSetUpFile } from "../../../../lib/storage/settings/set-up-file.ts";
import { managedSettings, unreadablePolicy } from "../../../../lib/storage/settings/policy.ts";

/** What an administrator has set for this computer. */
const policy = (values: Record<string, unknown>) => fakeBrowser.storage.managed.set(values);

const KEY = btoa(String.fromCharCode(...Array.from({ length: 32 }, (_, at) => 255 - at)));

/** Every entry that a policy may have, as it is read. */
const WHOLE = {
  connection: { environment: "test", apiKey: "key-1", orgId: "4400112233" },
  sites: [{ origin: "https://crm.example.org", profileId: "careview" }],
  holidays: { extra: [{ date: "2026-12-24", name: "Closed" }], removed: [] },
  homeState: "TAS",
  role: "may-accept",
  acceptUpTo: 5000,
  environmentBand: "test",
  protection: { key: KEY },
  entries: ["connection", "role"],
};
type Entry = keyof typeof WHOLE;
const NAMES = Object.keys(WHOLE) as Entry[];

/** What nobody reads of any of them. */
const WRONG: readonly unknown[] = ["yes", "", 7, -1, true, [1], { a: 1 }];
const FITS: Partial<Record<Entry, readonly unknown[]>> = {
  acceptUpTo: [7],
  // Read entry by entry: what is wrong within it is named there.
  connection: [{ a: 1 }],
  holidays: [{ a: 1 }],
  protection: [{ a: 1 }],
  sites: [[1]],
};

beforeEach(() => fakeBrowser.reset());

describe("managedSettings", () => {
  test("managedSettings reads every entry of a whole policy, and names each without its value", async () => {
    await policy(WHOLE);
    const managed = await managedSettings();
    expect(managed).toMatchObject({
      connection: WHOLE.connection,
      access: { role: "may-accept", acceptUpTo: 500_000 },
      environmentBand: "test",
      homeState: "TAS",
      unreadable: [],
    });
    expect(managed.protectionKey).toEqual(Uint8Array.from({ length: 32 }, (_, at) => 255 - at));
    expect(managed.entries.toSorted()).toEqual(
      [
        "connection.environment",
        "connection.apiKey",
        "connection.orgId",
        ...NAMES.filter((name) => name !== "connection" && name !== "entries"),
      ].toSorted(),
    );
  });

  const wrongEntries = NAMES.flatMap((name) =>
    WRONG.filter((wrong) => !FITS[name]?.some((fits) => JSON.stringify(fits) === JSON.stringify(wrong))).map(
      (wrong) => [name, wrong] as const,
    ),
  );
  test.each(wrongEntries)(
    "managedSettings quarantines %s alone where it is %j, names it, and reads the others",
    async (name, wrong) => {
      const { [name]: _good, ...others } = WHOLE;
      await policy(others);
      const without = await managedSettings();
      await policy({ ...WHOLE, [name]: wrong });
      const managed = await managedSettings();
      expect(managed.unreadable.filter((entry) => entry.split(/[.[]/)[0] === name)).not.toEqual([]);
      expect(managed.entries).not.toContain(name);
      // Those that it is about are the safest there are; all others are as without it.
      const { unreadable: _u, entries: _e, access: _a, ...rest } = managed;
      const { unreadable: _u2, entries: _e2, access: _a2, ...expected } = without;
      expect(rest).toEqual(expected);
    },
  );

  test.each([
    ["a role of another name", { role: "administrator" }, ["role"], "read-only", null],
    ["a role of another type", { role: 7 }, ["role"], "read-only", null],
    ["a limit in words", { acceptUpTo: "5000" }, ["acceptUpTo"], "may-accept", 0],
    ["a limit below nothing", { acceptUpTo: -1 }, ["acceptUpTo"], "may-accept", 0],
    ["a limit in parts of a cent", { acceptUpTo: 0.001 }, ["acceptUpTo"], "may-accept", 0],
    ["a limit past all money", { acceptUpTo: 1e300 }, ["acceptUpTo"], "may-accept", 0],
    ["a limit in cents", { acceptUpTo: 5000.05 }, [], "may-accept", 500_005],
    ["a limit of nothing", { acceptUpTo: 0 }, [], "may-accept", 0],
    ["a limit and a role", { role: "may-propose", acceptUpTo: 10 }, [], "may-propose", 1_000],
    ["nothing", {}, [], "may-accept", null],
  ] as const)(
    "managedSettings takes %s for the least that it may mean",
    async (_what, values, unreadable, role, acceptUpTo) => {
      await policy(values);
      expect(await managedSettings()).toMatchObject({ access: { role, acceptUpTo }, unreadable });
    },
  );

  test.each(["", "abc", KEY.slice(1), `${KEY}=`, btoa("short"), KEY.replace("/", "-"), 7, null])(
    "managedSettings takes %j for no key",
    async (key) => {
      await policy({ protection: { key } });
      const managed = await managedSettings();
      expect(managed).toMatchObject({ unreadable: ["protection.key"], entries: [] });
      expect(managed).not.toHaveProperty("protectionKey");
    },
  );

  test("what the browser has left out of a policy and its list of entries names can't be read", async () => {
    await policy({ entries: ["connection", "role", "acceptUpTo", "homeState"], homeState: "TAS" });
    const managed = await managedSettings();
    expect(managed).toMatchObject({
      access: { role: "read-only", acceptUpTo: 0 },
      homeState: "TAS",
      entries: ["homeState"],
    });
    expect(managed.unreadable.toSorted()).toEqual(["acceptUpTo", "connection", "role"]);
    expect(unreadablePolicy(managed.unreadable).what).toContain("isn't connected until");
  });

  test("managedSettings reads any policy without an error, and never lets more than it says", async () => {
    const words = [...ROLES, KEY, "test", "role", "acceptUpTo"];
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...words));
    const anything = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), value);
    await fc.assert(
      fc.asyncProperty(anything, async (values) => {
        vi.spyOn(fakeBrowser.storage.managed, "get").mockResolvedValue(values as never);
        const { access, unreadable, entries } = await managedSettings();
        const most = Object.hasOwn(values, "role") ? ROLES.indexOf(values["role"] as Role) : ROLES.length;
        expect(ROLES.indexOf(access.role)).toBeLessThanOrEqual(Math.max(0, most));
        const dollars = Number(values["acceptUpTo"] ?? Infinity);
        expect(access.acceptUpTo ?? Infinity).toBeLessThanOrEqual(Math.max(0, dollars || 0) * 100);
        expect(entries.filter((entry) => unreadable.includes(entry))).toEqual([]);
      }),
    );
  });
});

describe("managed-schema.json", () => {
  test.each(NAMES)("the schema has %s, or Chrome and Edge would leave it out", async (name) => {
    const { default: schema } = await import("../../../../public/managed-schema.json");
    expect(Object.keys(schema.properties)).toContain(name);
  });

  test("the schema refuses no value by a list: an entry that Chrome leaves out can't be named", async () => {
    const { default: schema } = await import("../../../../public/managed-schema.json");
    expect(JSON.stringify(schema)).not.toContain('"enum"');
  });
});

describe("ROLLOUT.md", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../../ROLLOUT.md"), "utf8");
  const examples = Array.from(
    text.matchAll(/^```json\n(.*?)^```/gms),
    ([, json = ""]) => JSON.parse(json) as ExampleFile,
  );
  const [setUpFiles, ofPolicies] = [
    examples.filter((file) => "planbridge" in file),
    examples.filter((file) => !("planbridge" in file)),
  ];
  const policies = ofPolicies.map(
    (file) =>
      file.data ??
      file["3rdparty"]?.extensions["ID"] ??
      file.policies?.["3rdparty"].Extensions["planbridge@planbridge.example"] ??
      {},
  );

  test("the examples are one for each way in which a policy comes", () => {
    expect(policies.map((values) => Object.keys(values).includes("role"))).toEqual([true, true, true]);
  });

  test.each(policies.map((values) => [values]))(
    "the example %j is read whole, and what it names is there",
    async (values) => {
      await policy(values);
      expect(await managedSettings()).toMatchObject({ unreadable: [], access: { role: values["role"] } });
    },
  );

  test("the example of a set-up file is read whole", () => {
    expect(setUpFiles.map((file) => readSetUpFile(JSON.stringify(file)).unusable)).toEqual([[]]);
  });

  test("the page tells of every entry", () => {
    expect(NAMES.filter((name) => !text.includes(`| \`${name}\``))).toEqual([]);
  });
});

interface ExampleFile {
  data?: Record<string, unknown>;
  "3rdparty"?: { extensions: Record<string, Record<string, unknown>> };
  policies?: { "3rdparty": { Extensions: Record<string, Record<string, unknown>> } };
}
