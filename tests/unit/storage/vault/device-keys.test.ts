import { beforeEach, describe, expect, test } from "vitest";
import type { Device } from "../../../../lib/domain/connection/device.ts";
import { generateKey } from "../../../../lib/ndia/proda/device-key.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { createDeviceStore, findDevice } from "../../../../lib/storage/device-repository.ts";
import { forgetOpenedKeys } from "../../../../lib/storage/vault/device-keys.ts";
import { findWrongPath } from "../../../../lib/storage/shapes/row-shapes.ts";
import { freshDatabase, openAgain, plainDatabase } from "../row-fixtures.ts";

const DEVICE: Device = { id: "device", orgId: "4400112233", deviceName: "front-desk" };
const MESSAGE = new TextEncoder().encode("an assertion");

const sign = (key: CryptoKeyPair) => crypto.subtle.sign("RSASSA-PKCS1-v1_5", key.privateKey, MESSAGE);
const verify = (key: CryptoKeyPair, signature: ArrayBuffer) =>
  crypto.subtle.verify("RSASSA-PKCS1-v1_5", key.publicKey, signature, MESSAGE);

let db: Database;
beforeEach(async () => {
  forgetOpenedKeys();
  db = await freshDatabase();
});

describe("the keys of the PRODA device in sealed data", () => {
  test("a new key is stored wrapped, and comes back as one that signs and that nobody can read", async () => {
    const key = await generateKey(createDeviceStore(db).sealsKeys());
    await createDeviceStore(db).put({ ...DEVICE, key });
    const stored = await db.get("devices", "device");
    expect(stored).not.toHaveProperty("key.privateKey.type");
    expect(findWrongPath("devices", stored)).toBeUndefined();
    const pkcs8 = new Uint8Array(await crypto.subtle.exportKey("pkcs8", key.privateKey)).toBase64();
    expect(JSON.stringify(stored)).not.toContain(pkcs8.slice(100, 140));

    const read = (await findDevice(await openAgain(db)))?.key as CryptoKeyPair;
    expect(read.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("pkcs8", read.privateKey)).rejects.toThrow(/not extractable/);
    expect(await verify(key, await sign(read))).toBe(true);
  });

  test("what was read is stored again as it was, and is opened once", async () => {
    await createDeviceStore(db).put({ ...DEVICE, key: await generateKey(true) });
    const devices = createDeviceStore(db);
    const first = (await devices.get()) as Device;
    const before = await db.get("devices", "device");
    await devices.put({ ...first, refused: true });
    expect(await db.get("devices", "device")).toEqual({ ...before, refused: true });
    expect((await devices.get())?.key).toBe(first.key);
  });

  test("a key from before the data was sealed goes on signing, and is named to be replaced", async () => {
    const key = await generateKey(false);
    const devices = createDeviceStore(db);
    await devices.put({ ...DEVICE, key });
    const read = (await devices.get()) as Device;
    expect(await verify(key, await sign(read.key as CryptoKeyPair))).toBe(true);
    expect(devices.holdsUnsealedKey(read)).toBe(true);
    await devices.put({ ...DEVICE, key: await generateKey(devices.sealsKeys()) });
    expect(devices.holdsUnsealedKey((await devices.get()) as Device)).toBe(false);
  });

  test("without a passphrase keys are as the browser keeps them, and none is to be replaced", async () => {
    const devices = createDeviceStore(await plainDatabase());
    expect(devices.sealsKeys()).toBe(false);
    const key = await generateKey(devices.sealsKeys());
    await devices.put({ ...DEVICE, key });
    expect(key.privateKey.extractable).toBe(false);
    expect(devices.holdsUnsealedKey((await devices.get()) as Device)).toBe(false);
  });
});
