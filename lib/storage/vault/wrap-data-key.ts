/** OWASP's figure for PBKDF2 with SHA-256: each guess of a passphrase costs about as much as one unlocking. */
const ITERATIONS = 600_000;

const SALT_BYTES = 16;
const NONCE_BYTES = 12;

/** A data key that only one holder can open (AES-256-GCM), in base64. */
export interface WrappedKey {
  nonce: string;
  bytes: string;
}

/** By a passphrase: PBKDF2-SHA-256. */
export interface PassphraseWrap extends WrappedKey {
  salt: string;
  iterations: number;
}

/** Takes about half a second, as every guess does. */
export async function wrapByPassphrase(
  dataKey: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<PassphraseWrap> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const key = await keyFromPassphrase(passphrase, salt, ITERATIONS);
  return { salt: salt.toBase64(), iterations: ITERATIONS, ...(await wrap(dataKey, key)) };
}

/** `undefined`: it isn't this passphrase. */
export async function unwrapByPassphrase(
  wrapped: PassphraseWrap,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const salt = Uint8Array.fromBase64(wrapped.salt);
  return unwrap(wrapped, await keyFromPassphrase(passphrase, salt, wrapped.iterations));
}

/** @param holder 32 bytes that the organisation's policy gives to its computers. */
export async function wrapByHolder(
  dataKey: Uint8Array<ArrayBuffer>,
  holder: Uint8Array<ArrayBuffer>,
): Promise<WrappedKey> {
  return wrap(dataKey, await importHolder(holder));
}

export async function unwrapByHolder(
  wrapped: WrappedKey,
  holder: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return unwrap(wrapped, await importHolder(holder));
}

async function keyFromPassphrase(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  // The same passphrase typed on another keyboard may come in another composition of its accents.
  const typed = new TextEncoder().encode(passphrase.normalize("NFC"));
  const from = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    from,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

function importHolder(holder: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", holder, "AES-GCM", false, ["encrypt", "decrypt"]);
}

async function wrap(dataKey: Uint8Array<ArrayBuffer>, key: CryptoKey): Promise<WrappedKey> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const bytes = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, dataKey));
  return { nonce: nonce.toBase64(), bytes: bytes.toBase64() };
}

async function unwrap(
  { nonce, bytes }: WrappedKey,
  key: CryptoKey,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const iv = Uint8Array.fromBase64(nonce);
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, Uint8Array.fromBase64(bytes)),
    );
  } catch (error) {
    if (error instanceof DOMException && error.name === "OperationError") return undefined;
    throw error;
  }
}
