import fc from "fast-check";

/** Texts that break what reads them: markup, formulas, marks of direction, long runs, other scripts, numbers that aren't. */
export const hostileText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "\u200b",
    "\u202e",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</td></tr></table>",
    "]]>",
    "__proto__",
    "constructor",
    "NaN",
    "-0",
    "1e999",
    "9007199254740993",
    "=1+1",
    "31/02/2026",
    "2026-02-30",
    "0000-00-00",
    "29/02/2027",
    "1/2/3",
    "$1,23.45",
    "1.234,56",
    "(5.00",
    "null",
    "\ud800",
    "İ",
    "ﬀ",
  ),
  fc
    .tuple(
      fc.constantFrom(" ", "-", "(", "…", "a", "1,", "0 ", "\t", "\u00a0", "$"),
      fc.integer({ min: 1, max: 3000 }),
    )
    .map(([text, times]) => text.repeat(times)),
);

const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom(
    null,
    undefined,
    true,
    false,
    0,
    -0,
    1,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    0.1,
    [],
    {},
  ),
  fc.double(),
  fc.anything({ maxDepth: 2 }),
);

/** A change somewhere in a document: the how-manieth of its values, and what becomes of it. */
export interface Mutation {
  at: number;
  kind: "replace" | "delete" | "double" | "nest" | "add";
  value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(400),
  kind: fc.constantFrom("replace", "replace", "delete", "double", "nest", "add"),
  value: hostileValue,
});

export const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

/** A copy of the document with these changes. The document itself stays as it is. */
export function mutate(document: unknown, changes: readonly Mutation[]): unknown {
  const holder = { document: structuredClone(document) };
  for (const { at, kind, value } of changes) {
    const places = listPlaces(holder);
    const [parent, key] = places[at % places.length] ?? [holder, "document"];
    change(parent, key, kind, value);
  }
  return holder.document;
}

function change(parent: Record<string, unknown>, key: string, kind: Mutation["kind"], value: unknown): void {
  const present = parent[key];
  if (kind === "delete" && parent["document"] === undefined) {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  } else if (kind === "double" && Array.isArray(present))
    parent[key] = [...present, ...structuredClone(present)];
  else if (kind === "nest") parent[key] = [present];
  else if (kind === "add" && typeof present === "object" && present !== null)
    Object.defineProperty(present, typeof value === "string" ? value : "more", {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else parent[key] = value;
}

function listPlaces(node: object, found: [Record<string, unknown>, string][] = []): typeof found {
  for (const [key, value] of Object.entries(node)) {
    found.push([node as Record<string, unknown>, key]);
    if (typeof value === "object" && value !== null && found.length < 2000) listPlaces(value, found);
  }
  return found;
}

/** A text with pieces taken out, doubled, moved or replaced, by parts of its length. */
export const textChanges: fc.Arbitrary<TextChange[]> = fc.array(
  fc.record({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(400),
    kind: fc.constantFrom("cut", "double", "insert", "cell"),
    text: hostileText,
  }),
  { minLength: 1, maxLength: 4 },
);

export function changeText(text: string, changes: readonly TextChange[]): string {
  let changed = text;
  for (const { from, length, kind, text: inserted } of changes) {
    const at = Math.floor(from * changed.length);
    const [before, piece, after] = [
      changed.slice(0, at),
      changed.slice(at, at + length),
      changed.slice(at + length),
    ];
    if (kind === "cut") changed = before + after;
    else if (kind === "double") changed = before + piece + piece + after;
    else if (kind === "insert") changed = before + inserted + piece + after;
    else changed = before + piece.replace(/>[^<]+</, () => `>${inserted}<`) + after;
  }
  return changed;
}

export interface TextChange {
  from: number;
  length: number;
  kind: "cut" | "double" | "insert" | "cell";
  text: string;
}
