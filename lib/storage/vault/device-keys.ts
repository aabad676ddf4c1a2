import type { Device } from "../../domain/connection/device.ts";
import { isSealed, type SealedKeyPair } from "./sealed-key-pair.ts";
import type { VaultKeys } from "./vault-keys.ts";

const ALGORITHM = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
const NONCE_BYTES = 12;

/** How the key pairs of this context are stored: one that was read can't be read out of the browser again. */
const sealedForms = new WeakMap<CryptoKey, SealedKeyPair>();

/** The key pairs of this context by how they are stored, so that none is opened twice. */
const opened = new Map<string, CryptoKeyPair>();

/** The device as it is stored; a key that the browser doesn't give out stays as it is. */
export async function sealDevice(device: Device, keys: VaultKeys): Promise<unknown> {
  return mapKeys(device, (pair) => sealKeyPair(pair as CryptoKeyPair, keys));
}

/** The device with keys that can sign, and that nobody can read. */
export async function openDevice(stored: Device, keys: VaultKeys): Promise<Device> {
  return (await mapKeys(stored, (pair) =>
    isSealed(pair) ? openKeyPair(pair, keys) : Promise.resolve(pair),
  )) as Device;
}

/** Whether any of the device's private keys stands unsealed in what is stored. */
export function hasUnsealedKey(device: Device): boolean {
  return [device.key, device.sentKey].some((pair) => pair && !sealedForms.has(pair.privateKey));
}

async function mapKeys(device: Device, change: (pair: unknown) => Promise<unknown>): Promise<object> {
  const { key, sentKey, ...rest } = device;
  return {
    ...rest,
    ...(key ? { key: await change(key) } : {}),
    ...(sentKey ? { sentKey: await change(sentKey) } : {}),
  };
}

async function sealKeyPair(pair: CryptoKeyPair, keys: VaultKeys): Promise<unknown> {
  const known = sealedForms.get(pair.privateKey);
  if (known) return known;
  if (!pair.privateKey.extractable) return pair;
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const wrapping = await wrappingKey(keys);
  const sealed: SealedKeyPair = {
    nonce: nonce.toBase64(),
    privateKey: new Uint8Array(
      await crypto.subtle.wrapKey("pkcs8", pair.privateKey, wrapping, { name: "AES-GCM", iv: nonce }),
    ).toBase64(),
    publicKey: await crypto.subtle.exportKey("jwk", pair.publicKey),
  };
  sealedForms.set(pair.privateKey, sealed);
  return sealed;
}

async function openKeyPair(sealed: SealedKeyPair, keys: VaultKeys): Promise<CryptoKeyPair> {
  const known = opened.get(sealed.privateKey);
  if (known) return known;
  const unwrapAlgorithm = { name: "AES-GCM", iv: Uint8Array.fromBase64(sealed.nonce) };
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.unwrapKey(
      "pkcs8",
      Uint8Array.fromBase64(sealed.privateKey),
      await wrappingKey(keys),
      unwrapAlgorithm,
      ALGORITHM,
      false,
      ["sign"],
    ),
    crypto.subtle.importKey("jwk", sealed.publicKey, ALGORITHM, true, ["verify"]),
  ]);
  const pair = { privateKey, publicKey };
  sealedForms.set(privateKey, sealed);
  opened.set(sealed.privateKey, pair);
  return pair;
}

/** After a lock nothing of it may stay in memory. */
export function forgetOpenedKeys(): void {
  opened.clear();
}

function wrappingKey({ device }: VaultKeys): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", device, "AES-GCM", false, ["wrapKey", "unwrapKey"]);
}
