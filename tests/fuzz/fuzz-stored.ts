import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { connectionSchema } from "../../lib/storage/settings/connection-schema.ts";
import { managedSettings } from "../../lib/storage/settings/policy.ts";
import { readHolidays, readState } from "../../lib/storage/settings/stored-holidays.ts";
import { findWrongPath } from "../../lib/storage/shapes/row-shapes.ts";
import { change, snapshot } from "../unit/storage/change-fixtures.ts";
import { participantRecord } from "../unit/storage/participant-fixtures.ts";
import { batch, job } from "../unit/storage/row-fixtures.ts";
import { fuzzTarget } from "./fuzz-target.ts";
import { mutate, mutations } from "./mutate.ts";
import { arbitraryOf } from "./schema-arbitrary.ts";

type Store = Parameters<typeof findWrongPath>[0];

/** Rows of every version that was ever stored, and whole ones of today. */
const ROWS: [Store, unknown][] = [
  ["changes", change("1-a")],
  ["snapshots", snapshot("s-1", 5)],
  ["participants", participantRecord()],
  ["batches", batch("1-a")],
  ["jobs", job("1-a/00001/001")],
];
const COPIES = join(import.meta.dirname, "../unit/storage/stored");
for (const file of readdirSync(COPIES).filter((name) => name.endsWith(".json"))) {
  const stored = JSON.parse(readFileSync(join(COPIES, file), "utf8")) as Record<string, unknown>;
  for (const [store, rows] of Object.entries(stored))
    if (Array.isArray(rows)) ROWS.push(...rows.map((row): [Store, unknown] => [store as Store, row]));
}

export const storedRows = fuzzTarget({
  name: "stored rows",
  weight: 20,
  input: fc.tuple(fc.constantFrom(...ROWS.keys()), mutations),
  check([at, changes]) {
    const [store, row] = ROWS[at] ?? ["settings", null];
    const path = findWrongPath(store, mutate(row, changes));
    if (path === "") throw new Error("what is wrong has no name");
  },
});

const POLICY = {
  sites: [{ name: "CareView", origin: "https://app.careview.io", profile: "careview" }],
  holidays: { extra: [{ date: "2026-08-12", name: "Ekka", state: "QLD" }], removed: ["2026-12-28"] },
  homeState: "NSW",
  role: "may-accept",
  acceptUpTo: 5000,
  environmentBand: "test",
  protection: { key: "A".repeat(43) + "=" },
  entries: ["role"],
};

export const policies = fuzzTarget({
  name: "policies",
  weight: 10,
  input: fc
    .tuple(arbitraryOf(connectionSchema), mutations)
    // The browser gives an object, whatever is in it.
    .map(([connection, changes]) => ({ ...(mutate({ ...POLICY, connection }, changes) as object | null) })),
  async check(policy) {
    fakeBrowser.storage.managed.get = () => Promise.resolve(policy);
    const read = await managedSettings();
    const schemas: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
      connectionSchema.shape;
    for (const [name, value] of Object.entries(read.connection))
      if (!schemas[name]?.safeParse(value).success)
        throw new Error(`connection.${name} was taken as ${JSON.stringify(value)}`);
    const { access, protectionKey } = read;
    if (protectionKey && protectionKey.length !== 32) throw new Error("a key of another length was taken");
    const { role, acceptUpTo } = policy as { role?: unknown; acceptUpTo?: unknown };
    if (role !== undefined && access.role !== role && access.role !== "read-only")
      throw new Error(`the role ${JSON.stringify(role)} was taken for ${access.role}`);
    if (acceptUpTo !== undefined && typeof acceptUpTo !== "number" && !read.unreadable.includes("acceptUpTo"))
      throw new Error("a limit that is no number was passed over");
    readHolidays(policy);
    readState(policy);
  },
});
