import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";

/** What seals and finds rows: all of it comes from one data key of 32 random bytes. */
export interface VaultKeys {
  /** Seals rows. */
  rows: Uint8Array;
  /** Hashes the keys and indexed properties by which rows are found. */
  names: Uint8Array;
  /** Wraps the private keys of the PRODA device (AES-GCM). */
  device: Uint8Array<ArrayBuffer>;
}

const DATA_KEY_BYTES = 32;

export function newDataKey(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(DATA_KEY_BYTES));
}

/** Each use has a key of its own, from which neither the data key nor the others can be told (HKDF-SHA-256). */
export function deriveVaultKeys(dataKey: Uint8Array): VaultKeys {
  const derive = (use: string) =>
    new Uint8Array(hkdf(sha256, dataKey, undefined, new TextEncoder().encode(`planbridge ${use}`), 32));
  return { rows: derive("rows"), names: derive("names"), device: derive("device") };
}
