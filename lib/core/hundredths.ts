/** Whole hundredths: `1.25` is 125. Quantities and hours have at most two decimals; but a clock's `1:20` is 133⅓. */
export type Hundredths = number;

/** `1.5` → 150. `null` where it isn't a number with at most two decimals. */
export function parseHundredths(text: string): Hundredths | null {
  const parts = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim());
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0")) : null;
}

/** `129` → `1.29`: hundredths and cents alike, as they are typed. */
export function formatHundredths(hundredths: Hundredths): string {
  return (hundredths / 100).toFixed(2);
}
