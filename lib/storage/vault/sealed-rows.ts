import type { StoreNames } from "idb";
import type { Schema } from "../schema.ts";
import type { RowCipher } from "./row-cipher.ts";
import { type Column, type SealedStore, sealedStore } from "./sealed-columns.ts";

type StoreName = StoreNames<Schema>;
type Parts = Record<string, unknown>;

/** The property of a stored row that holds all of it, sealed. */
const SEALED = "sealed";

/** A private key that the browser won't give out can't be sealed: it stays beside the sealed part until it is renewed. */
const UNSEALED_KEYS = "keys";

/** How the rows and keys of one store are stored. */
export interface SealedForm {
  /** The row as it is stored. `key`: of a row whose key isn't a part of it. */
  toStored: (row: unknown, key?: unknown) => unknown;
  /** The row as it was; one that can't be opened comes as it is stored, which no reader takes for a row. */
  fromStored: (stored: unknown, key?: unknown) => unknown;
  /** Of a store whose keys aren't a part of its rows: the key as it was. */
  keyWas: (stored: unknown, key: unknown) => unknown;
  /** The primary key, or a range of them, as it is stored. */
  keyOf: (query: unknown) => unknown;
  /** The same of an index. */
  indexKeyOf: (index: string, query: unknown) => unknown;
}

export function sealedForm(store: StoreName, cipher: RowCipher): SealedForm | undefined {
  const columns = sealedStore(store);
  return columns && formOf(store, columns, cipher);
}

function formOf(store: StoreName, { key: keyColumns, indexes }: SealedStore, cipher: RowCipher): SealedForm {
  const isOutside = keyColumns[0]?.path === "";
  const stored = [
    ...new Map([...keyColumns, ...Object.values(indexes).flat()].map((each) => [each.path, each])).values(),
  ];
  const hide = ({ path, as }: Column, value: unknown): unknown =>
    as === "hashed" && typeof value === "string" ? cipher.hash(path, value) : value;
  const hideKey = (columns: readonly Column[], key: unknown): unknown => {
    if (Array.isArray(key)) return key.map((part, at) => (columns[at] ? hide(columns[at], part) : part));
    return columns[0] ? hide(columns[0], key) : key;
  };
  const hideQuery = (columns: readonly Column[], query: unknown): unknown =>
    query instanceof IDBKeyRange ? hideRange(query, (key) => hideKey(columns, key)) : hideKey(columns, query);
  const place = (key: unknown) => `${store} ${JSON.stringify(key)}`;
  const keyIn = (row: Parts): unknown => {
    const parts = keyColumns.map(({ path }) => valueAt(row, path));
    return parts.length === 1 ? parts[0] : parts;
  };

  return {
    toStored(row, key) {
      const outer: Parts = {};
      if (!isOutside)
        for (const column of stored) {
          const value = valueAt(row, column.path);
          if (value !== undefined) put(outer, column.path, hide(column, value));
        }
      const own = isOutside ? hideKey(keyColumns, key) : keyIn(outer);
      const { sealable, keys } = splitKeys(row);
      outer[SEALED] = cipher.seal(isOutside ? { key, value: row } : sealable, place(own));
      if (keys) outer[UNSEALED_KEYS] = keys;
      return outer;
    },
    fromStored(row, key) {
      if (!isParts(row) || !(row[SEALED] instanceof Uint8Array)) return row;
      try {
        const own = isOutside ? hideKey(keyColumns, key) : keyIn(row);
        const opened = cipher.open(row[SEALED], place(own));
        if (isOutside) return (opened as Parts)["value"];
        return isParts(row[UNSEALED_KEYS]) ? { ...(opened as Parts), ...row[UNSEALED_KEYS] } : opened;
      } catch {
        return row;
      }
    },
    keyWas(row, key) {
      if (!isOutside || !isParts(row) || !(row[SEALED] instanceof Uint8Array)) return key;
      return (cipher.open(row[SEALED], place(key)) as Parts)["key"];
    },
    keyOf: (query) => hideQuery(keyColumns, query),
    indexKeyOf: (index, query) => hideQuery(indexes[index] ?? [], query),
  };
}

function hideRange(range: IDBKeyRange, hide: (key: unknown) => unknown): IDBKeyRange {
  const { lower, upper, lowerOpen, upperOpen } = range;
  if (lower === undefined) return IDBKeyRange.upperBound(hide(upper), upperOpen);
  if (upper === undefined) return IDBKeyRange.lowerBound(hide(lower), lowerOpen);
  return IDBKeyRange.bound(hide(lower), hide(upper), lowerOpen, upperOpen);
}

/** Key pairs of the browser among a row's properties. */
function splitKeys(row: unknown): { sealable: unknown; keys?: Parts } {
  if (!isParts(row)) return { sealable: row };
  const keys = Object.entries(row).filter(
    ([, value]) => isParts(value) && value["privateKey"] instanceof CryptoKey,
  );
  if (keys.length === 0) return { sealable: row };
  const names = new Set(keys.map(([name]) => name));
  return {
    sealable: Object.fromEntries(Object.entries(row).filter(([name]) => !names.has(name))),
    keys: Object.fromEntries(keys),
  };
}

function valueAt(row: unknown, path: string): unknown {
  let value = row;
  for (const name of path.split(".")) value = isParts(value) ? value[name] : undefined;
  return value;
}

function put(row: Parts, path: string, value: unknown): void {
  const names = path.split(".");
  const last = names.pop() ?? "";
  let place = row;
  for (const name of names) place = (place[name] ??= {}) as Parts;
  place[last] = value;
}

function isParts(value: unknown): value is Parts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
