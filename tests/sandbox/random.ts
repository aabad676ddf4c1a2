/** A small seeded generator (mulberry32), because a sandbox that can't be generated again the same can't be argued about. */
export type Random = {
  /** 0 inclusive to 1 exclusive. */
  next(): number;
  /** Both ends inclusive. */
  integer(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  shuffle<T>(list: readonly T[]): T[];
};

export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));

  return {
    next,
    integer,
    pick(list) {
      const chosen = list[integer(0, list.length - 1)];
      if (chosen === undefined) throw new RangeError("Nothing to pick from: the list is empty.");
      return chosen;
    },
    shuffle(list) {
      // Sorting by a drawn key keeps every element and needs no index juggling.
      return list
        .map((item) => ({ item, key: next() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ item }) => item);
    },
  };
}
