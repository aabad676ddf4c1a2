import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { uncompress } from "snappyjs";

/** Every file of a browser's profile, as whoever copies it has it. */
function* filesOf(profile: string): Generator<{ name: string; bytes: Buffer }, void> {
  for (const name of readdirSync(profile, { recursive: true, encoding: "utf8" })) {
    const path = join(profile, name);
    const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
    if (!isFile) continue;
    yield { name, bytes: readFileSync(path) };
    if (/^storage.*\.sqlite$/.test(name)) yield* rowsOf(path, name);
  }
}

/** Firefox compresses each row, so that a text may stand in the file in pieces. */
function* rowsOf(path: string, name: string): Generator<{ name: string; bytes: Buffer }, void> {
  const database = new DatabaseSync(path);
  const isOfRows = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'object_data'").get();
  const rows = isOfRows ? database.prepare("SELECT data FROM object_data").all() : [];
  database.close();
  for (const { data } of rows)
    if (data instanceof Uint8Array) yield { name, bytes: Buffer.from(uncompress(data)) };
}

/**
 * Which of these texts stand in which files, as UTF-8 or UTF-16, each as `text in file`.
 * @param isOurs files that are looked at
 */
export function findTexts(
  profile: string,
  texts: readonly string[],
  isOurs: (file: string) => boolean = () => true,
): string[] {
  const found: string[] = [];
  for (const { name, bytes } of filesOf(profile)) {
    if (!isOurs(name)) continue;
    for (const text of texts)
      if (bytes.includes(text, 0, "utf8") || bytes.includes(text, 0, "utf16le"))
        found.push(`${text} in ${name}`);
  }
  return found;
}

/** An amount in whole cents as rows hold it: in cents, or in dollars as the NDIA has sent it, as a number or a text. */
function formsOfAmount(cents: number): Buffer[] {
  const dollars = (cents / 100).toFixed(2);
  const numbers = [cents, Number(dollars)].map((amount) => {
    const double = Buffer.alloc(8);
    double.writeDoubleLE(amount);
    return double;
  });
  // Firefox writes a whole number before the mark of one.
  const ofFirefox = Buffer.alloc(8);
  ofFirefox.writeInt32LE(cents);
  ofFirefox.writeUInt32LE(0xffff0003, 4);
  return [
    ...numbers,
    ofFirefox,
    ofChromium(cents),
    Buffer.from(dollars, "utf8"),
    Buffer.from(dollars, "utf16le"),
    Buffer.from(`:${cents}`, "utf8"),
  ];
}

/** Chromium writes a whole number behind the letter I: seven bits a byte, the lowest first, and the sign as the lowest of all. */
function ofChromium(cents: number): Buffer {
  const bytes = [0x49];
  let left = cents * 2;
  for (; left >= 0x80; left = Math.floor(left / 0x80)) bytes.push((left % 0x80) | 0x80);
  return Buffer.from([...bytes, left]);
}

/** Which of these amounts, in cents, stand in which files in any form in which a row holds them, each as `amount in file`. */
export function findAmounts(profile: string, amounts: readonly number[]): string[] {
  const forms = amounts.map((cents) => [cents, formsOfAmount(cents)] as const);
  const found: string[] = [];
  for (const { name, bytes } of filesOf(profile))
    for (const [cents, each] of forms)
      if (each.some((form) => bytes.includes(form))) found.push(`${cents} in ${name}`);
  return found;
}

/** How a private RSA key begins as PKCS#8, after the length of the whole. */
const RSA_PKCS8 = Buffer.from("020100300d06092a864886f70d01010105000482", "hex");
const BEFORE = 4;

/** Every private RSA key that stands in the files as it is. */
export async function findPrivateKeys(profile: string): Promise<CryptoKey[]> {
  const keys: CryptoKey[] = [];
  for (const { bytes } of filesOf(profile)) {
    for (let at = bytes.indexOf(RSA_PKCS8); at >= 0; at = bytes.indexOf(RSA_PKCS8, at + 1)) {
      if (at < BEFORE) continue;
      const length = bytes.readUInt16BE(at - 2) + BEFORE;
      const key = await importKey(Uint8Array.from(bytes.subarray(at - BEFORE, at - BEFORE + length)));
      if (key) keys.push(key);
    }
  }
  return keys;
}

async function importKey(pkcs8: Uint8Array<ArrayBuffer>): Promise<CryptoKey | undefined> {
  try {
    const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
    return await crypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]);
  } catch {
    // Half of one, in a page of a file that was written over.
    return undefined;
  }
}
