import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { VaultKeys } from "./vault-keys.ts";

const NONCE_BYTES = 24;

/** So many bytes of a hash that no two values ever share one. */
const HASH_BYTES = 16;

/** How a keyed hash begins: no path, address, number or name of ours does. */
const HASH_MARK = "~";

/** So many hashes are remembered: the same addresses and numbers are looked up again and again. */
const REMEMBERED = 20_000;

/** Seals values and hashes names with one set of keys. */
export interface RowCipher {
  /** @param place binds the bytes to the row that they are of: moved to another, they can't be opened. */
  seal: (value: unknown, place: string) => Uint8Array<ArrayBuffer>;
  /** Throws if the bytes aren't what was sealed for this place with these keys. */
  open: (sealed: Uint8Array, place: string) => unknown;
  /** The keyed hash of a value of this column; one that is a hash already stays as it is. */
  hash: (column: string, value: string) => string;
}

/**
 * Both are synchronous: a transaction ends as soon as it waits for anything but the database, and the browser's own AES-GCM
 * only comes with a promise. XChaCha20-Poly1305 has nonces long enough to be drawn at random for every row ever written.
 */
export function createRowCipher({ rows, names }: VaultKeys): RowCipher {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const keyed = hmac.create(sha256, names);
  const hashes = new Map<string, string>();

  function hashNow(text: string): string {
    const digest = keyed.clone().update(encoder.encode(text)).digest();
    return HASH_MARK + digest.subarray(0, HASH_BYTES).toBase64({ alphabet: "base64url", omitPadding: true });
  }

  return {
    seal(value, place) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const text = encoder.encode(JSON.stringify(value));
      const sealed = xchacha20poly1305(rows, nonce, encoder.encode(place)).encrypt(text);
      const bytes = new Uint8Array(NONCE_BYTES + sealed.length);
      bytes.set(nonce);
      bytes.set(sealed, NONCE_BYTES);
      return bytes;
    },
    open(sealed, place) {
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const cipher = xchacha20poly1305(rows, nonce, encoder.encode(place));
      return JSON.parse(decoder.decode(cipher.decrypt(sealed.subarray(NONCE_BYTES))));
    },
    hash(column, value) {
      if (isHash(value)) return value;
      const text = `${column} ${value}`;
      const known = hashes.get(text);
      if (known !== undefined) return known;
      const hash = hashNow(text);
      if (hashes.size >= REMEMBERED) hashes.clear();
      hashes.set(text, hash);
      return hash;
    },
  };
}

const HASH = /^~[\w-]{22}$/;

function isHash(value: string): boolean {
  return HASH.test(value);
}
