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
    put: async (device) => void (await db.put("devices", encodeRow("devices", device))),
  };
}
