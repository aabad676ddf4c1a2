import { suffixesOf } from "../../catalogue/item-suffixes.ts";
import { memoizeText } from "../../../core/memoize-text.ts";
import type { InvoiceLine } from "./line.ts";

const CODE = /^(?:P\d|[A-Z][A-Z\d]{3,4})(?![A-Z\d])/i;

/**
 * The code that a text is or begins with, in capitals: `canc`, ` CANC ` and `CANC - Cancellation` are `CANC`. What doesn't
 * begin with a code stays as it is, without the spaces around it; empty text is absent.
 */
export function claimCode(text: string | undefined): string | undefined {
  return text === undefined ? undefined : codeIn(text);
}

const codeIn = memoizeText((text) => {
  const bare = text.trim();
  return (CODE.exec(bare)?.[0].toUpperCase() ?? bare) || undefined;
});

/** By its claim type, or by its item's suffix. */
export function isCancellation({ claimType, item }: InvoiceLine): boolean {
  return claimCode(claimType) === "CANC" || (item !== undefined && suffixesOf(item).includes("CA"));
}
