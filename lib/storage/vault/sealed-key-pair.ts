/** A key pair as it is stored in sealed data: the private key as PKCS#8 under AES-GCM, both in base64. */
export interface SealedKeyPair {
  nonce: string;
  privateKey: string;
  publicKey: JsonWebKey;
}

export function isSealed(pair: unknown): pair is SealedKeyPair {
  return (
    typeof pair === "object" &&
    pair !== null &&
    typeof (pair as SealedKeyPair).nonce === "string" &&
    typeof (pair as SealedKeyPair).privateKey === "string" &&
    typeof (pair as SealedKeyPair).publicKey === "object"
  );
}
