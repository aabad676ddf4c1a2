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
}
