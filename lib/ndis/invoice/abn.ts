const WEIGHTS = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19] as const;
const ZERO = 0x30;

/** Eleven digits whose check digits fit: one less on the first, each times its weight, the sum a multiple of 89. */
export function isAbn(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false;
  let sum = -WEIGHTS[0];
  // By codes: every invoice of a file is asked, and letters would each be made into a text of their own.
  for (const [at, weight] of WEIGHTS.entries()) sum += weight * (text.charCodeAt(at) - ZERO);
  return sum % 89 === 0;
}

/** In place of an ABN: a reimbursement, and a provider that needs none. */
export const WITHOUT_ABN: ReadonlySet<string> = new Set(["REIMB", "EXCLS"]);
