import { readExpiry } from "./expiry.ts";
import type { Device } from "../../domain/connection/device.ts";

/** @param isSealed it is sealed when it is stored, for which it has to be extractable once */
export function generateKey(isSealed: boolean): Promise<CryptoKeyPair> {
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  };
  return crypto.subtle.generateKey(algorithm, isSealed, ["sign", "verify"]);
}

/** PRODA's own lead time is the holder's choice; a key lives 11 days, and a long weekend must not end it. */
const REFRESH_LEAD_MS = 3 * 24 * 60 * 60 * 1000;

/** The shortest life of a key that is known: how long a key counts as good whose own expiry can't be read. */
const KEY_LIFETIME_MS = 11 * 24 * 60 * 60 * 1000;

export function isKeyRefreshDue(device: Device, now: number): boolean {
  const end = expiryOf(device, "keyExpiry", now);
  // A key of which nothing is known at all may end any day.
  return end === undefined ? device.key !== undefined : end - now < REFRESH_LEAD_MS;
}

/** When the device's key, or the device itself, ends, in epoch milliseconds. `undefined`: nobody knows. */
export function expiryOf(device: Device, of: "keyExpiry" | "deviceExpiry", now: number): number | undefined {
  const expiry = readExpiry(device[of], now);
  if (expiry !== undefined || of === "deviceExpiry") return expiry;
  return device.keySentAt === undefined ? undefined : device.keySentAt + KEY_LIFETIME_MS;
}

/** PRODA's expiries as they are kept. One that can't be read is absent, and what was known before it stands. */
export function expiriesFrom(
  keyExpiry: unknown,
  deviceExpiry: unknown,
  now: number,
): Pick<Device, "keyExpiry" | "deviceExpiry"> {
  const key = readExpiry(keyExpiry, now);
  const device = readExpiry(deviceExpiry, now);
  return {
    ...(key === undefined ? {} : { keyExpiry: new Date(key).toISOString() }),
    ...(device === undefined ? {} : { deviceExpiry: new Date(device).toISOString() }),
  };
}

/** The device with a key that is about to be sent. */
export function withSentKey(device: Device, sentKey: CryptoKeyPair, now: number): Device {
  return { ...device, sentKey, sentKeyAt: now };
}

/** The device with the key that was sent now known to be the one that PRODA holds. The expiry of the key before isn't its own. */
export function adoptSentKey(
  { sentKey, sentKeyAt, refused: _over, ...device }: Device,
  expiries: Partial<Device> = {},
): Device {
  if (!sentKey) return { ...device, ...expiries };
  const { keyExpiry: _old, keySentAt: _before, ...rest } = device;
  return { ...rest, ...(sentKeyAt === undefined ? {} : { keySentAt: sentKeyAt }), ...expiries, key: sentKey };
}

/** The device without the key that PRODA is known not to hold. */
export function dropSentKey({ sentKey: _refused, sentKeyAt: _at, ...device }: Device): Device {
  return device;
}
