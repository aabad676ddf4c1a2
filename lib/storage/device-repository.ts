import type { Device, DeviceStore } from "../domain/connection/device.ts";
import type { Database } from "./database.ts";
import { decodeRow, encodeRow } from "./row-codec.ts";

/** The PRODA device of this browser profile, if one was ever activated. */
export async function findDevice(db: Database): Promise<Device | undefined> {
  return decodeRow("devices", await db.get("devices", "device"));
}

export function createDeviceStore(db: Database): DeviceStore {
  return {
    get: () => findDevice(db),
    put: async (device) => {
      // On the disk before it is used: a power cut would otherwise lose a key that PRODA has accepted, and its one-use code.
      const tx = db.transaction("devices", "readwrite", { durability: "strict" });
      await Promise.all([tx.store.put(encodeRow("devices", device)), tx.done]);
    },
  };
}
