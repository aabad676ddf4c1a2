/**
 * The PRODA device of this browser profile. The private keys are non-extractable: they can sign, and can't be
 * read, not even by this extension.
 */
export interface Device {
  id: "device";
  orgId: string;
  deviceName: string;
  /** The key that PRODA is known to hold; absent until an activation is known to have worked. */
  key?: CryptoKeyPair;
  /** A key that was sent to PRODA and whose answer wasn't read: it may be the active one already. */
  sentKey?: CryptoKeyPair;
  /** PRODA has refused it as expired or not active, whatever the dates below say. */
  refused?: true;
  /** ISO date-times, as PRODA states them. */
  keyExpiry?: string;
  deviceExpiry?: string;
}

export interface DeviceStore {
  get(): Promise<Device | undefined>;
  put(device: Device): Promise<void>;
}

export function generateKey(): Promise<CryptoKeyPair> {
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  };
  return crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
}

/** PRODA's own lead time is the holder's choice; a key lives 11 days, and a long weekend must not end it. */
const REFRESH_LEAD = 3 * 24 * 60 * 60 * 1000;

export function isKeyRefreshDue(device: Device, now: number): boolean {
  return device.keyExpiry !== undefined && Date.parse(device.keyExpiry) - now < REFRESH_LEAD;
}

/** The device with the key that was sent now known to be the one that PRODA holds. */
export function adoptSentKey(
  { sentKey, refused: _over, ...device }: Device,
  expiries: Partial<Device> = {},
): Device {
  return sentKey ? { ...device, ...expiries, key: sentKey } : { ...device, ...expiries };
}

/** The device without the key that PRODA is known not to hold. */
export function dropSentKey({ sentKey: _refused, ...device }: Device): Device {
  return device;
}
