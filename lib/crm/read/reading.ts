/**
 * What a page says of one thing, with how certain that is. A reader never guesses: whoever uses a reading has to say what
 * happens in each case.
 */
export type Reading<Value> =
  | { state: "value"; value: Value }
  /** The page has no place for it, or none that can be seen. */
  | { state: "not-shown" }
  /** It is there and isn't what it should be; `text` is what the page shows. */
  | { state: "unreadable"; text: string }
  /** Two visible places say different things. */
  | { state: "ambiguous"; texts: readonly string[] };

/** Why a field, table or link isn't used: for the page's health and for the message where it was needed. */
export interface Doubt {
  /** The label, heading or column as a person knows it. */
  label: string;
  state: Exclude<Reading<unknown>["state"], "value">;
  /** What the page shows there. Personal data: it never leaves the page for a log or a diagnostic. */
  texts: readonly string[];
}

export const NOT_SHOWN = { state: "not-shown" } as const;

export function valueReading<Value>(value: Value): Reading<Value> {
  return { state: "value", value };
}

/** One value where all places agree, else all of what they say. */
export function agreedReading(texts: readonly string[]): Reading<string> {
  const different = [...new Set(texts)];
  const [only] = different;
  if (only === undefined) return NOT_SHOWN;
  return different.length === 1 ? valueReading(only) : { state: "ambiguous", texts: different };
}

/** Reads a certain text as something else; what can't be read as that is unreadable. An empty text stays for `parse`. */
export function parseReading<Value>(
  reading: Reading<string>,
  parse: (text: string) => Value | null,
): Reading<Value> {
  if (reading.state !== "value") return reading;
  const value = parse(reading.value);
  return value === null ? { state: "unreadable", text: reading.value } : valueReading(value);
}

/** The value, or what is right for each kind of doubt. */
export function whenCertain<Value, Other>(
  reading: Reading<Value>,
  otherwise: (doubt: Exclude<Reading<Value>, { state: "value" }>) => Other,
): Value | Other {
  return reading.state === "value" ? reading.value : otherwise(reading);
}

/** The doubt of a reading, for a list of them; nothing where it is certain. */
export function doubtOf(label: string, reading: Reading<unknown>): Doubt[] {
  if (reading.state === "value") return [];
  const texts =
    reading.state === "ambiguous" ? reading.texts : reading.state === "unreadable" ? [reading.text] : [];
  return [{ label, state: reading.state, texts }];
}
