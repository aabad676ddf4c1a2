import { memoizeText } from "../../../core/memoize-text.ts";

const WEIGHTS = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19] as const;
const ZERO = 0x30;

/**
 * Eleven digits whose check digits fit: one less on the first, each times its weight, the sum a multiple of 89. The first
 * two are the check digits, made as 89 less a remainder, plus 10: they are 11 to 99, so that no ABN begins with a zero.
 * @see https://abr.business.gov.au/Help/AbnFormat
 */
export const isAbn = memoizeText((text): boolean => {
  if (!/^(?:1[1-9]|[2-9]\d)\d{9}$/.test(text)) return false;
  const sum = WEIGHTS.reduce(
    (total, weight, at) => total + weight * (text.charCodeAt(at) - ZERO),
    -WEIGHTS[0],
  );
  return sum % 89 === 0;
});

/** In place of an ABN: a reimbursement, and a provider that needs none. */
const WITHOUT_ABN: ReadonlySet<string> = new Set(["REIMB", "EXCLS"]);

/** `reimb `, `Excls` → the word that stands in place of an ABN; `undefined` where it is none of them. */
export const wordForAbn = memoizeText((text): string | undefined => {
  // Any longer text is no word for it, however many spaces it has.
  const word = text.length > 40 ? "" : text.replaceAll(/[\s-]/g, "").toUpperCase();
  return WITHOUT_ABN.has(word) ? word : undefined;
});
