/**
 * The PRODA device of this browser profile. The private keys in use are non-extractable: they can sign, and can't be read. In
 * sealed data they are stored as PKCS#8 under a key of their own; without a passphrase the browser stores them as they are.
 */
export interface Device {
  id: "device";
  orgId: string;
  deviceName: string;
  /** The key that PRODA is known to hold; absent until an activation is known to have worked. */
  key?: CryptoKeyPair;
  /** When that key was sent, in epoch milliseconds. Absent for keys from before this was kept. */
  keySentAt?: number;
  /** A key that was sent to PRODA and whose answer wasn't read: it may be the active one already. */
  sentKey?: CryptoKeyPair;
  sentKeyAt?: number;
  /** PRODA has refused it as expired or not active, whatever the dates below say. */
  refused?: true;
  /** ISO instants, read from what PRODA states. Devices from before may hold PRODA's own text: ask `endOf`. */
  keyExpiry?: string;
  deviceExpiry?: string;
}

export interface DeviceStore {
  get(): Promise<Device | undefined>;
  put(device: Device): Promise<void>;
  /** Whether a new key is sealed when it is stored: it has to be made so that it can be read this one time. */
  sealsKeys(): boolean;
  /** Whether a key from before the data was sealed is in use still: a copy of the profile has it, so it is to be replaced. */
  holdsUnsealedKey(device: Device): boolean;
}
