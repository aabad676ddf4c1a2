/** Caches a pure function of a text: rules call it for each line of a file, and files repeat a few hundred texts. */
export function memoizeText<Value>(
  make: (text: string) => Value,
  maxEntries = 2000,
): (text: string) => Value {
  const cache = new Map<string, { value: Value }>();
  return (text) => {
    const cached = cache.get(text);
    if (cached) return cached.value;
    const value = make(text);
    // A file with more different texts than this repeats few of them, so clearing the cache costs little.
    if (cache.size >= maxEntries) cache.clear();
    cache.set(text, { value });
    return value;
  };
}
