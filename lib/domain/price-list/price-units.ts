const UNIT_WORDS: Readonly<Record<string, string>> = {
  H: "an hour",
  D: "a day",
  WK: "a week",
  MON: "a month",
  YR: "a year",
  E: "each",
};

/** The NDIA's letter in words, such as `an hour`. A unit that isn't known stays as it is written; `null`: not told. */
export function unitWords(unit: string | null): string | null {
  return unit === null ? null : (UNIT_WORDS[unit.toUpperCase()] ?? unit);
}

/** ` an hour` behind an amount; empty where the list doesn't tell the unit. */
export function perUnit(unit: string | null): string {
  const words = unitWords(unit);
  return words === null ? "" : ` ${words}`;
}
