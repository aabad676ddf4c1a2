import { isObject } from "../http/json.ts";
import { fromBase64Url, importPublicKey } from "../http/jwt.ts";
import type { DeviceErrorCode } from "./errors.ts";

const LEAST_BITS = 2048;

/** The public part of a device's RSA key, as it was published. */
export type PublishedKey = { kty: "RSA"; alg: "RS256"; use: "sig"; kid: string; n: string; e: string };

/** Reads the key a device wants to publish, or gives the code of the first thing wrong with it. */
export async function readPublishedKey(
  value: unknown,
  device: string,
): Promise<PublishedKey | DeviceErrorCode> {
  if (!isObject(value)) return "JWK.1";
  const { kty, n, e, alg, use, kid } = value;
  if (kty !== "RSA" || typeof n !== "string" || typeof e !== "string") return "JWK.1";
  // A private part has no business leaving the device; a client that sends one must hear of it.
  if ("d" in value || "p" in value || "q" in value) return "JWK.1";
  if (alg !== "RS256") return "JWK.2";
  if (use !== "sig") return "JWK.8";
  if (kid !== device) return "111";
  const key: PublishedKey = { kty, alg, use, kid, n, e };
  return fromBase64Url(n).length * 8 >= LEAST_BITS && (await isUsable(key)) ? key : "JWK.1";
}

async function isUsable(key: PublishedKey): Promise<boolean> {
  try {
    await importPublicKey(key);
    return true;
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}
