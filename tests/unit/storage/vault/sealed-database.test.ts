import fc from "fast-check";
import { openDB } from "idb";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../../lib/storage/database.ts";
import { openDatabase } from "../../../../lib/storage/database.ts";
import { listSetAside } from "../../../../lib/storage/quarantine.ts";
import { deriveVaultKeys, newDataKey } from "../../../../lib/storage/vault/vault-keys.ts";
import { createRowCipher } from "../../../../lib/storage/vault/row-cipher.ts";
import { type Column, SEALED_STORES } from "../../../../lib/storage/vault/sealed-columns.ts";
import { copyRows } from "../../../../lib/storage/vault/copy-rows.ts";
import { STORED_ROWS } from "../stored-rows.ts";

let name: string;
let dataKey: Uint8Array<ArrayBuffer>;
let db: Database;
beforeEach(async () => {
  name = `planbridge-${crypto.randomUUID()}`;
  dataKey = newDataKey();
  db = await openDatabase({ name, dataKey });
});

/** Every row and key as the browser stores them, in the texts that a search of its files would find. */
async function storedTexts(): Promise<string> {
  const raw = await openDB(name);
  const decoder = new TextDecoder("latin1");
  const texts: string[] = [];
  for (const store of raw.objectStoreNames) {
    if (store.startsWith("price")) continue;
    const [rows, keys] = await Promise.all([raw.getAll(store), raw.getAllKeys(store)]);
    const plain = (_name: string, value: unknown): unknown =>
      value instanceof Uint8Array ? decoder.decode(value) : value;
    texts.push(JSON.stringify([keys, rows], plain));
  }
  raw.close();
  return texts.join("\n");
}

/** All texts in a row but the words that are the program's own. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value.length > 3 ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

const pathsOf = (columns: readonly Column[]) => columns.map(({ path }) => path);

/** Times and random numbers of our own, with which the ids of jobs begin. */
const OWN_ID = /^\d{13}-[0-9a-f]{8}$/;

const STORES = Object.keys(SEALED_STORES) as (keyof typeof SEALED_STORES)[];
const ROWS = STORES.filter((store) => store !== "settings" && store !== "devices");

describe("a sealed database", () => {
  test("every store is sealed but the price lists and the postcode table", () => {
    const plain = [...db.objectStoreNames].filter((store) => !(STORES as string[]).includes(store));
    expect(plain).toEqual(["localities", "priceItems", "priceLists"]);
  });

  test("every index and key path of the database has its columns", () => {
    for (const store of STORES) {
      const raw = db.transaction(store).store as unknown as IDBObjectStore;
      const { key, indexes } = SEALED_STORES[store];
      expect(pathsOf(key)).toEqual(raw.keyPath === null ? [""] : [raw.keyPath].flat());
      expect(Object.keys(indexes).toSorted()).toEqual([...raw.indexNames].toSorted());
      const named = Object.entries<readonly Column[]>(indexes).filter(([each]) => each !== "by-name");
      for (const [each, columns] of named) expect(pathsOf(columns)).toEqual([raw.index(each).keyPath].flat());
    }
  });

  test.each(ROWS)(
    "rows of %s come back as they were, and nothing in what is stored names anybody",
    async (store) => {
      const rows = STORED_ROWS[store];
      for (const row of rows) await db.put(store, row as never);
      const stored = await db.getAll(store);
      expect(stored).toHaveLength(rows.length);
      for (const row of rows) expect(stored).toContainEqual(row);
      const texts = await storedTexts();
      const { key, indexes } = SEALED_STORES[store];
      const columns: readonly Column[] = [...key, ...Object.values<readonly Column[]>(indexes).flat()];
      const clear = new Set(
        columns.flatMap(({ path, as }) => (as === "clear" ? rows.map((row) => row[path]) : [])),
      );
      const named = rows
        .flatMap((row) => textsIn(row))
        .filter((text) => !clear.has(text) && !OWN_ID.test(text));
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((text) => texts.includes(text))).toEqual([]);
    },
  );

  test("settings come back under their own names, of which nothing is stored either", async () => {
    await db.put("settings", { apiKey: "not-a-real-key" }, "connection");
    expect(await db.get("settings", "connection")).toEqual({ apiKey: "not-a-real-key" });
    expect(await storedTexts()).not.toMatch(/connection|apiKey|not-a-real-key/);
    await db.delete("settings", "connection");
    expect(await db.count("settings")).toBe(0);
  });

  test("any JSON value comes back as it was, and from its own place alone", () => {
    const cipher = createRowCipher(deriveVaultKeys(dataKey));
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, place) => {
        const sealed = cipher.seal(value, place);
        expect(cipher.open(sealed, place)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(() => cipher.open(sealed, `${place}.`)).toThrow(/tag/);
      }),
    );
  });

  test("with another key nothing can be opened, and every row is set aside", async () => {
    for (const store of ROWS) for (const row of STORED_ROWS[store]) await db.put(store, row as never);
    db.close();
    const other = await openDatabase({ name, dataKey: newDataKey() });
    for (const store of ROWS) {
      const [before] = await other.getAll(store);
      expect(before, store).toHaveProperty("sealed");
    }
    // Jobs are found by states, which stay in the clear: without their rows they are worthless.
    expect((await listSetAside(other, { scan: true })).length).toBeGreaterThan(0);
  });

  test("a row whose bytes were changed, cut or moved to another key isn't opened", async () => {
    const [first] = STORED_ROWS.participants;
    await db.put("participants", first as never);
    await db.put("participants", { ...first, ndisNumber: "430000025" } as never);
    const raw = await openDB(name);
    const [one, two] = await raw.getAll("participants");
    const spoil = {
      changed: {
        ...one,
        sealed: Uint8Array.from(one.sealed, (byte: number, at) => (at === 40 ? byte ^ 1 : byte)),
      },
      cut: { ...one, sealed: one.sealed.slice(0, -1) },
      empty: { ...one, sealed: new Uint8Array() },
      moved: { ...one, sealed: two.sealed },
    };
    for (const [how, row] of Object.entries(spoil)) {
      await raw.put("participants", row);
      const read = await db.getAll("participants");
      expect(
        read.filter((each) => "sealed" in each),
        how,
      ).toHaveLength(1);
    }
    raw.close();
  });

  test("a copy holds every row, under another key and out of any", async () => {
    for (const store of ROWS) for (const row of STORED_ROWS[store]) await db.put(store, row as never);
    await db.put("settings", [1, "two"], "probe");
    const sealed = await openDatabase({ name: `${name}-2`, dataKey: newDataKey() });
    const plain = await openDatabase({ name: `${name}-3` });
    const progress: number[] = [];
    await copyRows(db, sealed, (done, total) => progress.push(done / total));
    await copyRows(sealed, plain, () => undefined);
    for (const store of ROWS) {
      const rows = await plain.getAll(store);
      expect(rows, store).toHaveLength(STORED_ROWS[store].length);
      for (const row of STORED_ROWS[store]) expect(rows, store).toContainEqual(row);
    }
    expect(await plain.get("settings", "probe")).toEqual([1, "two"]);
    expect(progress[0]).toBe(0);
    expect(progress.at(-1)).toBe(1);
  });
});
