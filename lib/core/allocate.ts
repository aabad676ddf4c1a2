/**
 * Shares a whole amount out in whole parts that add up to it exactly. Each part is its exact share rounded down or up;
 * the largest remainders are rounded up first, the earlier of two equal ones before the later.
 * `exact` are the shares times `unit`: integers, so that nothing is lost.
 */
export function allocateLargestRemainder(total: number, exact: readonly number[], unit: number): number[] {
  const parts = exact.map((share) => Math.floor(share / unit));
  const byRemainder = exact
    .map((share, at) => ({ at, rest: share - Math.floor(share / unit) * unit }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at);
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  for (const { at } of byRemainder.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}
