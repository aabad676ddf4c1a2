/** Remoteness by the Modified Monash Model: 1 is a city, 6 remote, 7 very remote. */
export type Mmm = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What a table tells of one suburb under one postcode. A value that it doesn't tell, or tells twice differently, is `null`. */
export interface Locality {
  /** Four digits. */
  postcode: string;
  /** As the table spells it. */
  suburb: string;
  mmm: Mmm | null;
  /** Its primary health network. */
  phn: string | null;
  /** Its local government area. */
  lga: string | null;
}

export const MMM_WORDS: Readonly<Record<Mmm, string>> = {
  1: "Metropolitan area",
  2: "Regional centre",
  3: "Large rural town",
  4: "Medium rural town",
  5: "Small rural town",
  6: "Remote community",
  7: "Very remote community",
};

/** Spellings of one word in names of places. */
const SAME_WORDS: Readonly<Record<string, string>> = { saint: "st", mount: "mt", point: "pt", fort: "ft" };

const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const HAS_SAME_WORD = new RegExp(`\\b(?:${Object.keys(SAME_WORDS).join("|")})\\b`);

/** A suburb without what people write differently: case, accents, signs, `Saint` for `St`. */
export function foldSuburb(suburb: string): string {
  const plain = suburb.toLowerCase();
  // A table has many thousand, and most are spelt in one way.
  if (PLAIN.test(plain) && !HAS_SAME_WORD.test(plain)) return plain;
  return suburb
    .normalize("NFKD")
    .replaceAll(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => SAME_WORDS[word] ?? word)
    .join(" ");
}

/** Four digits; spreadsheets drop the first of `0800`. `null`: no postcode. */
export function tidyPostcode(written: string): string | null {
  const digits = /^\s*(\d{3,4})(?:\.0+)?\s*$/.exec(written)?.[1];
  return digits === undefined ? null : digits.padStart(4, "0");
}

/** What a suburb is looked up by: postcode and suburb together (F181), such as `3184elwood`. */
export function localityKey({ postcode, suburb }: Pick<Locality, "postcode" | "suburb">): string {
  return `${postcode}${foldSuburb(suburb)}`;
}
