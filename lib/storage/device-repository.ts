import type { Device, DeviceStore } from "../domain/connection/device.ts";
import type { Database } from "./database.ts";
import { decodeRow, encodeRow } from "./row-codec.ts";
import { hasUnsealedKey, openDevice, sealDevice } from "./vault/device-keys.ts";
import { vaultKeysOf } from "./vault/sealed-database.ts";

/** The PRODA device of this browser profile, if one was ever activated. */
export async function findDevice(db: Database): Promise<Device | undefined> {
  const device = decodeRow("devices", await db.get("devices", "device"));
  const keys = vaultKeysOf(db);
  return device && keys ? openDevice(device, keys) : device;
}

export function createDeviceStore(db: Database): DeviceStore {
  return {
    get: () => findDevice(db),
    put: async (device) => {
      const stored = await storedForm(db, device);
      // On the disk before it is used: a power cut would otherwise lose a key that PRODA has accepted, and its one-use code.
      const tx = db.transaction("devices", "readwrite", { durability: "strict" });
      await Promise.all([tx.store.put(encodeRow("devices", stored)), tx.done]);
    },
    sealsKeys: () => vaultKeysOf(db) !== undefined,
    holdsUnsealedKey: (device) => vaultKeysOf(db) !== undefined && hasUnsealedKey(device),
  };
}

/** With its private keys wrapped, where data is sealed. */
function storedForm(db: Database, device: Device): Promise<Device> {
  const keys = vaultKeysOf(db);
  return keys ? (sealDevice(device, keys) as Promise<Device>) : Promise.resolve(device);
}
