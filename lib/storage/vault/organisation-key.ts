import { browser } from "wxt/browser";

/** What policies are known to say where there is none: Firefox throws, Chrome answers with nothing. */
const NO_POLICY = /manifest|policy|managed/i;

const KEY_BYTES = 32;

/** The key that the organisation's policy gives to its computers, to open the sealed data without a person. */
export async function organisationKey(): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const { protection } = await browser.storage.managed.get("protection");
    const { key } = (protection ?? {}) as { key?: unknown };
    const bytes = typeof key === "string" ? Uint8Array.fromBase64(key) : undefined;
    return bytes?.length === KEY_BYTES ? bytes : undefined;
  } catch (error) {
    // Not base64: the policy's reader names the entry.
    if (error instanceof SyntaxError || NO_POLICY.test(String(error))) return undefined;
    throw error;
  }
}
