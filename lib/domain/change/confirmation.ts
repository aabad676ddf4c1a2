import type { Cents } from "../../core/money.ts";

/** $1,000.00: until a person sets another one. */
export const DEFAULT_TYPE_FROM: Cents = 100_000;
/** $10,000.00: more moves nowhere without having been typed. */
export const MAX_TYPE_FROM: Cents = 1_000_000;

/** Whether this amount has to be typed to be accepted; a smaller one is confirmed by a tick. `typeFrom` absent: any has to be. */
export function mustBeTyped(moved: Cents, typeFrom: Cents = 0): boolean {
  return moved > 0 && moved >= typeFrom;
}
