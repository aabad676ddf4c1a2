import type { StoreNames } from "idb";
import type { Database, Schema } from "../schema.ts";
import { createRowCipher } from "./row-cipher.ts";
import { type SealedForm, sealedForm } from "./sealed-rows.ts";
import type { VaultKeys } from "./vault-keys.ts";

type StoreName = StoreNames<Schema>;
type Call = (...args: unknown[]) => unknown;
type Calls = Record<string, Call>;
type FormOf = (store: unknown) => SealedForm | undefined;

const KEYS = Symbol("vault keys");
const KEY_WAS = Symbol("the key as it was");

/** The keys that this database is sealed with; `undefined`: it isn't sealed. */
export function vaultKeysOf(db: Database): VaultKeys | undefined {
  return (db as { [KEYS]?: VaultKeys })[KEYS];
}

/** The key of a setting as it was before it was sealed; in a database that isn't, the key. */
export async function settingKey(db: Database, key: string): Promise<string> {
  const keyWas = (db as { [KEY_WAS]?: (key: string) => Promise<string> })[KEY_WAS];
  return keyWas ? keyWas(key) : key;
}

/**
 * The same database to whoever reads and writes it, with rows and names sealed in what is stored. It stands below every
 * repository, so that none of them knows of it, and nothing can be stored past it.
 */
export function sealDatabase(db: Database, keys: VaultKeys): Database {
  const cipher = createRowCipher(keys);
  const forms = new Map<unknown, SealedForm | undefined>();
  const formOf: FormOf = (store) => {
    if (!forms.has(store)) forms.set(store, sealedForm(store as StoreName, cipher));
    return forms.get(store);
  };
  const calls = db as unknown as Calls;
  const inStore =
    (name: string): Call =>
    (store, ...args) => {
      const form = formOf(store);
      return form ? storeCall(calls, name, form, [store])(...args) : calls[name]?.(store, ...args);
    };
  const inIndex =
    (name: string): Call =>
    (store, index, ...args) => {
      const form = formOf(store);
      if (!form) return calls[name]?.(store, index, ...args);
      const own = name.replace("FromIndex", "");
      return indexCall(calls, name, own, form, String(index), [store, index])(...args);
    };
  const overrides: Record<string | symbol, unknown> = {
    [KEYS]: keys,
    [KEY_WAS]: async (key: string) => formOf("settings")?.keyWas(await db.get("settings", key), key),
    transaction: (...args: unknown[]) => sealTransaction(calls["transaction"]?.(...args), formOf),
  };
  for (const name of ["get", "getKey", "getAll", "getAllKeys", "count", "delete", "put", "add"])
    overrides[name] = inStore(name);
  for (const name of ["get", "getKey", "getAll", "getAllKeys", "count"])
    overrides[`${name}FromIndex`] = inIndex(`${name}FromIndex`);
  return over(db, overrides);
}

function sealTransaction(tx: unknown, formOf: FormOf): unknown {
  const { objectStore, store } = tx as {
    objectStore: (name: string) => { name: string };
    store?: { name: string };
  };
  const seal = (plain: { name: string }): unknown => {
    const form = formOf(plain.name);
    return form ? sealStore(plain, form) : plain;
  };
  return over(tx, {
    objectStore: (name: string) => seal(objectStore.call(tx, name)),
    ...(store ? { store: seal(store) } : {}),
  });
}

function sealStore(store: object, form: SealedForm): unknown {
  const calls = store as Calls;
  const overrides: Record<string | symbol, unknown> = {
    index: (name: string) => sealIndex(calls["index"]?.(name) as object, name, form),
  };
  for (const name of [...READS, "delete", "put", "add"]) overrides[name] = storeCall(calls, name, form, []);
  return over(store, overrides);
}

function sealIndex(index: object, indexName: string, form: SealedForm): unknown {
  const overrides: Record<string, unknown> = {};
  for (const name of READS) overrides[name] = indexCall(index as Calls, name, name, form, indexName, []);
  return over(index, overrides);
}

const READS = ["get", "getKey", "getAll", "getAllKeys", "count", "openCursor", "openKeyCursor", "iterate"];

/** A call of a store: `before` are the arguments that say which store. */
function storeCall(calls: Calls, name: string, form: SealedForm, before: unknown[]): Call {
  const call = (...args: unknown[]) => calls[name]?.(...before, ...args);
  if (name === "put" || name === "add")
    return (row, key) =>
      key === undefined ? call(form.toStored(row)) : call(form.toStored(row, key), form.keyOf(key));
  return (query, ...rest) =>
    opened(
      name,
      call(query === null || query === undefined ? query : form.keyOf(query), ...rest),
      form,
      query,
    );
}

function indexCall(
  calls: Calls,
  name: string,
  own: string,
  form: SealedForm,
  index: string,
  before: unknown[],
): Call {
  return (query, ...rest) => {
    const hidden = query === null || query === undefined ? query : form.indexKeyOf(index, query);
    return opened(own, calls[name]?.(...before, hidden, ...rest), form);
  };
}

/** What a call has read, opened. `key`: of a row whose key isn't a part of it. */
function opened(name: string, result: unknown, form: SealedForm, key?: unknown): unknown {
  if (name === "get") return (result as Promise<unknown>).then((row) => form.fromStored(row, key));
  if (name === "getAll")
    return (result as Promise<unknown[]>).then((rows) => rows.map((row) => form.fromStored(row)));
  if (name === "openCursor")
    return (result as Promise<object | null>).then((cursor) => openCursor(cursor, form));
  if (name === "iterate") return iterate(result as AsyncIterable<object>, form);
  return result;
}

function openCursor(cursor: object | null, form: SealedForm): unknown {
  if (!cursor) return null;
  const { continue: next, value } = cursor as { continue: Call; value: unknown };
  return over(cursor, {
    value: form.fromStored(value),
    continue: (...args: unknown[]) =>
      (next.apply(cursor, args) as Promise<object | null>).then((after) => openCursor(after, form)),
  });
}

async function* iterate(cursors: AsyncIterable<object>, form: SealedForm): AsyncGenerator<unknown, void> {
  for await (const cursor of cursors)
    yield over(cursor, { value: form.fromStored((cursor as { value: unknown }).value) });
}

/** The object with some of its properties replaced; its own methods stay its own. */
function over<Original>(original: Original, replaced: Record<string | symbol, unknown>): Original {
  return new Proxy(original as object, {
    get(target, name) {
      if (Object.hasOwn(replaced, name)) return replaced[name];
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value as Call).bind(target) : value;
    },
  }) as Original;
}
