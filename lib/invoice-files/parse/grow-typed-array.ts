/** A longer array that begins with what the shorter one has. */
export function copyInto<
  A extends Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Float64Array<ArrayBuffer>,
>(from: A, to: A): A {
  to.set(from);
  return to;
}
