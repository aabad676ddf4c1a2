/**
 * The fewest entries that have to be moved so that all stand in the order of their numbers, each of which stands once: all but the
 * longest part that is in order.
 */
export function findDisorder<Item extends { seq: number }>(items: readonly Item[]): Item[] {
  if (items.every(({ seq }, at) => at === 0 || seq > (items[at - 1]?.seq ?? 0))) return [];
  // `ends[n]` is the place of the lowest end of a part of n + 1 entries that is in order.
  const ends: number[] = [];
  const before: number[] = [];
  items.forEach(({ seq }, at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((items[ends[middle] ?? 0]?.seq ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  });
  const kept = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept.add(at);
  return items.filter((_, at) => !kept.has(at));
}
