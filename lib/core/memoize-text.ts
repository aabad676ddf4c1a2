/** Keeps what a pure function made of a text: rules ask again for each line of a file, and files repeat a few hundred texts. */
export function memoizeText<Value>(
  make: (text: string) => Value,
  maxEntries = 2000,
): (text: string) => Value {
  const made = new Map<string, { value: Value }>();
  return (text) => {
    const known = made.get(text);
    if (known) return known.value;
    const value = make(text);
    // A file with more than this many has no few hundred that repeat: beginning anew costs little.
    if (made.size >= maxEntries) made.clear();
    made.set(text, { value });
    return value;
  };
}
