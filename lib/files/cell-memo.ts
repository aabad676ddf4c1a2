/**
 * What was made of a column's cells before, by their bytes. Most cells of a file say what one above them said, and
 * finding that out by bytes is faster than making a text of each. A newcomer takes the place of an older entry.
 */
export class CellMemo<Value> {
  readonly #entries: (Entry<Value> | undefined)[] = Array.from({ length: PLACES });

  get(units: Uint8Array | Uint16Array, from: number, to: number, make: () => Value): Value {
    let hash = to - from;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + (units[at] as number)) | 0;
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    const entry = this.#entries[place];
    if (entry && entry.hash === hash && same(entry.units, units, from, to)) return entry.value;
    const value = make();
    // Long texts are notes, not values that come again.
    if (to - from <= 64) this.#entries[place] = { hash, units: units.slice(from, to), value };
    return value;
  }
}

interface Entry<Value> {
  hash: number;
  units: Uint8Array | Uint16Array;
  value: Value;
}

const PLACES = 4096;

function same(
  known: Uint8Array | Uint16Array,
  units: Uint8Array | Uint16Array,
  from: number,
  to: number,
): boolean {
  if (known.length !== to - from) return false;
  for (let at = 0; at < known.length; at += 1) if (known[at] !== units[from + at]) return false;
  return true;
}
