import type { Problem } from "../../lib/core/problem.ts";
import { requestHostPermission } from "../../lib/platform/host-permission.ts";

/**
 * Asks the browser for all of these addresses at once; `null`: it allows them. Call it within the press itself. Invalid addresses
 * are left to the background, which names the field.
 */
export async function allowAddresses(typed: readonly string[]): Promise<Problem | null> {
  const addresses = typed.map((address) => address.trim());
  if (!addresses.every((address) => URL.canParse(address))) return null;
  const origins = [...new Set(addresses.map((address) => new URL(address).origin))];
  try {
    if (await requestHostPermission(origins)) return null;
  } catch (error) {
    // The manifest only lets https be asked for; the background says which field isn't.
    if (origins.every((origin) => origin.startsWith("https:"))) throw error;
    return null;
  }
  return {
    code: "host-permission",
    what: "The browser wasn't allowed to reach these addresses, so nothing was saved.",
    remedy: "Press the button again and choose Allow.",
  };
}
