import { expect, test } from "vitest";
import { newDataKey } from "../../../../lib/storage/vault/vault-keys.ts";
import {
  unwrapByHolder,
  unwrapByPassphrase,
  wrapByHolder,
  wrapByPassphrase,
} from "../../../../lib/storage/vault/wrap-data-key.ts";

test("a data key is opened by its passphrase alone, at no fewer than 600,000 rounds", async () => {
  const dataKey = newDataKey();
  const wrapped = await wrapByPassphrase(dataKey, "four invented words here");
  expect(wrapped.iterations).toBeGreaterThanOrEqual(600_000);
  expect(await unwrapByPassphrase(wrapped, "four invented words here")).toEqual(dataKey);
  expect(await unwrapByPassphrase(wrapped, "four invented words hero")).toBeUndefined();
  expect(await unwrapByPassphrase({ ...wrapped, bytes: `A${wrapped.bytes.slice(1)}` }, "x")).toBeUndefined();
});

test("an accent opens it however the keyboard has composed it", async () => {
  const dataKey = newDataKey();
  const wrapped = await wrapByPassphrase(dataKey, "caf\u00e9 au lait noir");
  expect(await unwrapByPassphrase(wrapped, "cafe\u0301 au lait noir")).toEqual(dataKey);
});

test("two wraps of one key have nothing in common", async () => {
  const dataKey = newDataKey();
  const [first, second] = [await wrapByPassphrase(dataKey, "x"), await wrapByPassphrase(dataKey, "x")];
  expect(first.salt).not.toBe(second.salt);
  expect(first.bytes).not.toBe(second.bytes);
});

test("an organisation's key opens what was wrapped by it, and another doesn't", async () => {
  const [dataKey, holder] = [newDataKey(), newDataKey()];
  const wrapped = await wrapByHolder(dataKey, holder);
  expect(await unwrapByHolder(wrapped, holder)).toEqual(dataKey);
  expect(await unwrapByHolder(wrapped, newDataKey())).toBeUndefined();
});
