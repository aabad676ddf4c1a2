/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * The one way to write this value as JSON (RFC 8785): no spaces, properties in the order of their UTF-16 code units, numbers and
 * texts as ECMAScript writes them. Two copies of a value are the same text, so that a code can be computed over it.
 * Throws a `TypeError` for what JSON can't hold.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError("not a JSON number");
  if (typeof value !== "object" || value === null) {
    const written = JSON.stringify(value) as string | undefined;
    if (written === undefined) throw new TypeError("not a JSON value");
    return written;
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] as Json)}`).join(",")}}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
