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
