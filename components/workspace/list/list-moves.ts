/** Where a key leads in a list, before its ends are minded; `undefined`: it isn't one that moves. */
export function placeAfterKey(
  key: string,
  { place, total, inSight }: { place: number; total: number; inSight: number },
): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + inSight - 1,
    PageUp: place - inSight + 1,
    Home: 0,
    End: total - 1,
  };
  return moves[key];
}
