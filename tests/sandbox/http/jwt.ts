/** RS256 by WebCrypto alone: the judge of a client's tokens doesn't borrow the client's library. */

import { readJsonObject } from "./json.ts";

const ALGORITHM = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

export type Claims = Record<string, unknown>;
export type DecodedJwt = {
  header: Claims;
  claims: Claims;
  signed: string;
  signature: Uint8Array<ArrayBuffer>;
};

export function generateKeys(): Promise<CryptoKeyPair> {
  const size = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  return crypto.subtle.generateKey({ ...ALGORITHM, ...size }, true, ["sign", "verify"]);
}

export function importPublicKey(jwk: JsonWebKey): Promise<CryptoKey> {
  const { kty = "RSA", n = "", e = "" } = jwk;
  return crypto.subtle.importKey("jwk", { kty, n, e, alg: "RS256", ext: true }, ALGORITHM, false, ["verify"]);
}

export async function signJwt(header: Claims, claims: Claims, key: CryptoKey): Promise<string> {
  const signed = [header, claims]
    .map((part) => toBase64Url(new TextEncoder().encode(JSON.stringify(part))))
    .join(".");
  const signature = await crypto.subtle.sign(ALGORITHM, key, new TextEncoder().encode(signed));
  return `${signed}.${toBase64Url(new Uint8Array(signature))}`;
}

/** Takes a compact JWT apart without trusting it. Null when it isn't one. */
export function decodeJwt(token: string): DecodedJwt | null {
  const [header, claims, signature, ...rest] = token.split(".");
  if (!header || !claims || !signature || rest.length > 0) return null;
  const [headerObject, claimsObject] = [header, claims].map(readPart);
  if (!headerObject || !claimsObject) return null;
  return {
    header: headerObject,
    claims: claimsObject,
    signed: `${header}.${claims}`,
    signature: fromBase64Url(signature),
  };
}

export function verifySignature(jwt: DecodedJwt, key: CryptoKey): Promise<boolean> {
  return crypto.subtle.verify(ALGORITHM, key, jwt.signature, new TextEncoder().encode(jwt.signed));
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, "base64url"));
}

function toBase64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}

function readPart(part: string): Claims | null {
  return readJsonObject(new TextDecoder().decode(fromBase64Url(part)));
}
