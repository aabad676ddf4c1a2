import { foldSigns } from "./look-alikes.ts";
import { withoutInvisible } from "./invisible-characters.ts";

/** Words separated by single spaces or hyphens: once in lower case, such a text needs nothing more. */
const PLAIN = /^(?:[a-z\d]+(?:[ -][a-z\d]+)*)?$/;

/**
 * What names of clients and providers, and numbers of their invoices, are compared by. Capitals, spaces, kinds of
 * apostrophes and hyphens, what can't be seen, and whether an accent is a character of its own don't count. For comparing
 * only: never shown, stored or sent.
 */
export function normaliseName(name: string): string {
  const lower = name.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return foldSigns(withoutInvisible(name)).normalize("NFC").toLowerCase().replaceAll(/\s+/g, " ").trim();
}
