const WEIGHTS = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19] as const;
const ZERO = 0x30;

/**
 * Eleven digits whose check digits fit: one less on the first, each times its weight, the sum a multiple of 89. The first
 * two are the check digits, made as 89 less a remainder, plus 10: they are 11 to 99, so that no ABN begins with a zero.
 * @see https://abr.business.gov.au/Help/AbnFormat
 */
export function isAbn(text: string): boolean {
  if (!/^(?:1[1-9]|[2-9]\d)\d{9}$/.test(text)) return false;
  let sum = -WEIGHTS[0];
  // By codes: every invoice of a file is asked, and letters would each be made into a text of their own.
  for (const [at, weight] of WEIGHTS.entries()) sum += weight * (text.charCodeAt(at) - ZERO);
  return sum % 89 === 0;
}

/** In place of an ABN: a reimbursement, and a provider that needs none. */
const WITHOUT_ABN: ReadonlySet<string> = new Set(["REIMB", "EXCLS"]);

/** `reimb `, `Excls` → the word that stands in place of an ABN; `undefined` where it is none of them. */
export function wordForAbn(text: string): string | undefined {
  if (WITHOUT_ABN.has(text)) return text;
  // Any longer text is no word for it, however many spaces it has.
  const word = text.length > 40 ? "" : text.replaceAll(/[\s-]/g, "").toUpperCase();
  return WITHOUT_ABN.has(word) ? word : undefined;
}
