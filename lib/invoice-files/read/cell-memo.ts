/**
 * What was made of a column's cells before, by their bytes. Most cells of a file say what the one above them said, or
 * another one before, and finding that out by bytes is faster than making a text of each. A newcomer takes the place of
 * an older entry; where that happens often there are more places. The bytes lie in one array for all entries: an array
 * each would be most of the memory.
 */
export class CellMemo<Value> {
  #places = FEW_PLACES;
  #values: (Value | undefined)[] = [];
  #lengths = new Uint8Array();
  #bytes: Uint8Array | Uint16Array = new Uint8Array();
  #last = 0;
  #evictions = 0;

  /** What was kept for the same units; `undefined` when nothing was. */
  find(units: Uint8Array | Uint16Array, from: number, to: number): Value | undefined {
    if (to - from > MAX_LENGTH) return undefined;
    if (this.#isAt(this.#last, units, from, to)) return this.#values[this.#last];
    const place = this.#placeOf(units, from, to);
    if (!this.#isAt(place, units, from, to)) return undefined;
    this.#last = place;
    return this.#values[place];
  }

  /** Long texts are notes, not values that come again: they aren't kept. */
  set(units: Uint8Array | Uint16Array, from: number, to: number, value: Value): void {
    if (to - from > MAX_LENGTH) return;
    const isCrowded = this.#evictions > this.#places && this.#places < MANY_PLACES;
    if (this.#values.length === 0 || isCrowded) this.#begin(units, isCrowded ? MANY_PLACES : FEW_PLACES);
    const place = this.#placeOf(units, from, to);
    if (this.#values[place] !== undefined) this.#evictions += 1;
    this.#bytes.set(units.subarray(from, to), place * MAX_LENGTH);
    this.#lengths[place] = to - from;
    this.#values[place] = value;
    this.#last = place;
  }

  #begin(units: Uint8Array | Uint16Array, places: number): void {
    const Units = units.constructor as typeof Uint8Array | typeof Uint16Array;
    this.#places = places;
    this.#values = Array.from({ length: places });
    this.#lengths = new Uint8Array(places);
    this.#bytes = new Units(places * MAX_LENGTH);
  }

  #isAt(place: number, units: Uint8Array | Uint16Array, from: number, to: number): boolean {
    if (this.#lengths[place] !== to - from) return false;
    const bytes = this.#bytes;
    // From behind: numbers and dates of neighbouring rows differ in their last digits.
    for (let at = to - 1, other = place * MAX_LENGTH + to - from - 1; at >= from; at -= 1, other -= 1) {
      if (bytes[other] !== units[at]) return false;
    }
    return true;
  }

  #placeOf(units: Uint8Array | Uint16Array, from: number, to: number): number {
    let hash = to - from;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + (units[at] as number)) | 0;
    return (hash ^ (hash >>> 15)) & (this.#places - 1);
  }
}

/** Powers of two. */
const FEW_PLACES = 128;
const MANY_PLACES = 4096;
const MAX_LENGTH = 48;
